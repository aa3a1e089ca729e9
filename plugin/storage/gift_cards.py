"""Gift cards in the shop, the rewards that are on them, and the orders that they paid."""

from __future__ import annotations

import uuid
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime
from decimal import Decimal
from typing import Any
from uuid import UUID

from sqlalchemy import Connection, and_, func, or_, select, update
from sqlalchemy.dialects.postgresql import insert

from plugin.domain.order import Order
from plugin.domain.reward import CardState, RewardState
from plugin.storage.tables import card_uses, gift_cards, orders, rewards
from plugin.storage.tables.base import AnyRow

_CALLED_OFF = ("CANCELED", "EXPIRED")


def card_for(conn: Connection, reward: AnyRow, *, tops_up: bool, expires_on: date) -> AnyRow:
    """The card that the reward goes onto: its own, or the one that its owner has for this."""
    new = insert(gift_cards).values(
        id=uuid.uuid4(),
        shop_id=reward.shop_id,
        program_id=reward.program_id,
        owner_hmac=reward.owner_hmac,
        currency=reward.unit,
        state=CardState.PLANNED,
        tops_up=tops_up,
        expires_on=expires_on,
    )
    made = conn.execute(new.on_conflict_do_nothing().returning(gift_cards)).one_or_none()
    if made is not None:
        return made
    topped_up = (
        select(gift_cards)
        .where(
            gift_cards.c.shop_id == reward.shop_id,
            gift_cards.c.program_id == reward.program_id,
            gift_cards.c.owner_hmac == reward.owner_hmac,
            gift_cards.c.currency == reward.unit,
            gift_cards.c.tops_up,
            gift_cards.c.state != CardState.CLOSED,
        )
        .with_for_update()
    )
    return conn.execute(topped_up).one()


def change_card(conn: Connection, card_id: UUID, **facts: Any) -> None:
    conn.execute(update(gift_cards).where(gift_cards.c.id == card_id).values(**facts))


def lock_card(conn: Connection, shop_id: int, card_id: UUID) -> AnyRow:
    query = select(gift_cards).where(gift_cards.c.shop_id == shop_id, gift_cards.c.id == card_id)
    return conn.execute(query.with_for_update()).one()


def look_at_cards(conn: Connection, shop_id: int, order: Order, moment: datetime) -> None:
    """Have the cards looked at that this order may have been paid with, or is paid with no more.

    A card that paid through Saleor's own payment gateway is not named on the order, so all cards
    of the buyer are looked at.
    """
    used = select(card_uses.c.gift_card_id).where(
        card_uses.c.shop_id == shop_id, card_uses.c.order_id == order.id
    )
    conn.execute(
        update(gift_cards)
        .where(
            gift_cards.c.shop_id == shop_id,
            or_(
                gift_cards.c.saleor_id.in_(order.gift_cards),
                gift_cards.c.id.in_(used),
                and_(
                    gift_cards.c.owner_hmac == order.buyer.email,
                    gift_cards.c.state == CardState.LIVE,
                ),
            ),
        )
        .values(due_at=moment)
    )


def rewards_on(conn: Connection, card_id: UUID) -> Sequence[AnyRow]:
    """What is on the card, or is to be, the oldest first; locked."""
    query = select(rewards).where(rewards.c.gift_card_id == card_id).order_by(rewards.c.id)
    return conn.execute(query.with_for_update()).all()


def save_uses(conn: Connection, card: AnyRow, uses: Mapping[str, Decimal]) -> None:
    """What the shop says that each order took from the card."""
    for order_id, amount in uses.items():
        facts = {"shop_id": card.shop_id, "gift_card_id": card.id, "order_id": order_id}
        row = insert(card_uses).values(**facts, amount=amount)
        keys = ["gift_card_id", "order_id"]
        conn.execute(row.on_conflict_do_update(index_elements=keys, set_={"amount": amount}))


def spent_of(conn: Connection, card_id: UUID) -> Decimal:
    """What orders took from the card, less what was put back."""
    query = select(func.sum(card_uses.c.amount - card_uses.c.given_back)).where(
        card_uses.c.gift_card_id == card_id
    )
    return conn.execute(query).scalar_one() or Decimal(0)


def uses_called_off(conn: Connection, card_id: UUID) -> dict[str, Decimal]:
    """What has to be put back on the card, by the order that took it and was called off.

    Less than nothing where the shop has put something back as well.
    """
    query = (
        select(card_uses.c.order_id, card_uses.c.amount - card_uses.c.given_back)
        .join(
            orders,
            and_(orders.c.shop_id == card_uses.c.shop_id, orders.c.id == card_uses.c.order_id),
        )
        .where(card_uses.c.gift_card_id == card_id, orders.c.status.in_(_CALLED_OFF))
    )
    return {order_id: amount for order_id, amount in conn.execute(query) if amount}


def put_back(conn: Connection, card_id: UUID, order_ids: Iterable[str]) -> None:
    """Write down that the card has, or will have, what these orders took from it."""
    conn.execute(
        update(card_uses)
        .where(card_uses.c.gift_card_id == card_id, card_uses.c.order_id.in_(list(order_ids)))
        .values(given_back=card_uses.c.amount)
    )


def extend_card(conn: Connection, card: AnyRow, reward: AnyRow) -> None:
    """A card that is topped up lasts as long as the newest reward on it, and so do the others."""
    if card.expires_on < reward.expires_at.date():
        change_card(conn, card.id, expires_on=reward.expires_at.date())
        later = {name: getattr(reward, name) for name in ("expires_at", "remind_at")}
        conn.execute(
            update(rewards)
            .where(rewards.c.gift_card_id == card.id, rewards.c.state == RewardState.ISSUED)
            .values(**later, due_at=reward.remind_at or reward.expires_at)
        )
