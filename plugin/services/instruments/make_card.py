"""Make a gift card in the shop, for its owner alone where the shop can bind it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from decimal import Decimal

from sqlalchemy import Connection

from plugin.domain.reward import CardState
from plugin.domain.spending import attribute
from plugin.saleor.ports import CodesTaken, NewGiftCard, SaleorPort
from plugin.services.context import Context, now
from plugin.services.instruments.settle_spending import held, settle_rewards, write_credits
from plugin.storage import gift_cards, people, programs
from plugin.storage.leases import end_lease
from plugin.storage.tables import gift_cards as table
from plugin.storage.tables.base import AnyRow


def last_day(card: AnyRow) -> date:
    """The last day on which the card can be used; the card ends with the moment after it."""
    day: date = card.expires_on - timedelta(days=1)
    return day


def make_card(ctx: Context, port: SaleorPort, card: AnyRow) -> str | None:
    """The new card's id in the shop, None if there is nothing to put on it any more.

    May raise what the port raises.
    """
    with ctx.engine.begin() as conn:
        fresh = gift_cards.lock_card(conn, card.shop_id, card.id)
        rewards = gift_cards.rewards_on(conn, card.id)
        if fresh.asked_at is None:
            rewards = _plan(ctx, conn, card, rewards)
        if not rewards:
            return None
        address = people.address_of(conn, rewards[0])
        name = programs.promised(conn, card.shop_id, rewards[0].offer_id).name
    owner = port.customer(ctx.keys.open(address)) if address is not None else None
    new = NewGiftCard(
        code=ctx.keys.code(card.id),
        balance=sum((reward.credited for reward in rewards), Decimal(0)),
        currency=card.currency,
        last_day=last_day(card),
        owner=owner,
        note=f"Referral program “{name}”",
    )
    saleor_id = _asked(port, new, is_first=fresh.asked_at is None)
    with ctx.engine.begin() as conn:
        gift_cards.change_card(conn, card.id, saleor_id=saleor_id, state=CardState.LIVE)
    return saleor_id


def _plan(
    ctx: Context, conn: Connection, card: AnyRow, rewards: Sequence[AnyRow]
) -> Sequence[AnyRow]:
    """Write down what the card will be made with, before the shop is asked."""
    nothing = attribute(held(rewards), Decimal(0))
    planned = write_credits(conn, rewards, nothing)
    if any(reward.credited for reward in planned):
        gift_cards.change_card(conn, card.id, asked_at=now())
        return planned
    settle_rewards(ctx, conn, planned, nothing)
    end_lease(conn, table, card, state=CardState.CLOSED)
    return ()


def _asked(port: SaleorPort, new: NewGiftCard, *, is_first: bool) -> str:
    # Asked before and heard no answer: the shop may have it all the same.
    found = None if is_first else port.gift_card_coded(new.code)
    if found is not None:
        return found
    try:
        return port.create_gift_card(new)
    except CodesTaken:
        found = port.gift_card_coded(new.code)
        if found is None:
            raise
        return found
