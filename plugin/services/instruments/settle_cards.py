"""Bring gift cards in the shop in line with the rewards that are on them.

A card is made, switched off, given another balance and switched on again by separate calls, and
we may die between any two of them, so each is written down and can be repeated. A balance is set,
never added to. While it is changed the card is switched off, so that what was read is still true
when it is written.
"""

from __future__ import annotations

from decimal import Decimal
from enum import Enum

from sqlalchemy import Connection

from plugin.domain.calendar import ends_at
from plugin.domain.reasons import Reason
from plugin.domain.reward import CardState, RewardState
from plugin.domain.spending import attribute, change_of
from plugin.saleor.ports import GiftCardFacts, SaleorPort
from plugin.services.context import Context, now
from plugin.services.instruments.make_card import last_day, make_card
from plugin.services.instruments.settle_spending import held, settle_rewards, write_credits
from plugin.services.rewards.settle_spent import found_spent
from plugin.services.rewards.why_withdrawn import why_withdrawn
from plugin.services.work_through import work_through
from plugin.storage import gift_cards, orders
from plugin.storage.leases import end_lease
from plugin.storage.rewards import Act, move_reward
from plugin.storage.shops import Shop
from plugin.storage.tables import gift_cards as table
from plugin.storage.tables.base import AnyRow

_BATCH = 20
_NOTHING = Decimal(0)


def settle_due_cards(ctx: Context, shop: Shop) -> int:
    """Settle the cards that are due; how many there were."""

    def settle(card: AnyRow) -> None:
        _settle(ctx, ctx.port(shop), card)

    return work_through(ctx, shop, table, _BATCH, settle)


def _settle(ctx: Context, port: SaleorPort, card: AnyRow) -> None:
    saleor_id = card.saleor_id or make_card(ctx, port, card)
    if saleor_id is None:
        return
    while True:
        fresh = _write_balance(ctx, port, card, saleor_id)
        facts = port.gift_card(saleor_id)
        with ctx.engine.begin() as conn:
            if facts is None:
                _gone(conn, card)
                return
            step = _bring_in_line(ctx, conn, card, facts)
        if step is _Step.DONE:
            break
        if step is _Step.SWITCH_OFF:
            port.switch_gift_card(saleor_id, on=False)
        elif step is _Step.PROLONG:
            port.change_gift_card(saleor_id, last_day=last_day(fresh))
    _finish(ctx, port, card, saleor_id)


class _Step(Enum):
    """What comes next: nothing, or to write the balance, or something before that."""

    DONE = "done"
    WRITE = "write"
    SWITCH_OFF = "switch off"
    PROLONG = "prolong"


def _bring_in_line(ctx: Context, conn: Connection, card: AnyRow, facts: GiftCardFacts) -> _Step:
    """Compare what the card should have got with what it has got."""
    card = gift_cards.lock_card(conn, card.shop_id, card.id)
    gift_cards.save_uses(conn, card, facts.uses)
    returning = gift_cards.uses_called_off(conn, card.id)
    rewards = gift_cards.rewards_on(conn, card.id)
    back = sum(returning.values(), _NOTHING)
    spending = attribute(held(rewards), gift_cards.spent_of(conn, card.id) - back)
    over = sum((one.over for one in spending.values()), _NOTHING)
    change = change_of(held(rewards)) + over + back
    if change and facts.is_active:
        gift_cards.change_card(conn, card.id, paused_at=now())
        return _Step.SWITCH_OFF
    if not change and facts.last_day != last_day(card):
        return _Step.PROLONG
    rewards = write_credits(conn, rewards, spending)
    if returning:
        gift_cards.put_back(conn, card.id, returning)
        # Some of what was spent was perhaps never deserved; now it need not be given.
        earned_by = [reward.order_id for reward in rewards if reward.order_id]
        orders.touch_orders(conn, card.shop_id, earned_by, now())
    if change:
        target = max(_NOTHING, facts.balance + change)
        gift_cards.change_card(conn, card.id, target=target)
        return _Step.WRITE
    settle_rewards(ctx, conn, rewards, spending)
    return _Step.DONE


def _write_balance(ctx: Context, port: SaleorPort, card: AnyRow, saleor_id: str) -> AnyRow:
    """Set the balance that was decided on, if one was; the card as it is written down."""
    with ctx.engine.begin() as conn:
        fresh = gift_cards.lock_card(conn, card.shop_id, card.id)
    if fresh.target is not None:
        port.change_gift_card(saleor_id, balance=fresh.target, last_day=last_day(fresh))
        with ctx.engine.begin() as conn:
            gift_cards.change_card(conn, card.id, target=None)
    return fresh


def _finish(ctx: Context, port: SaleorPort, card: AnyRow, saleor_id: str) -> None:
    """A card that something is on, or was, is switched on again; any other goes for good."""
    with ctx.engine.begin() as conn:
        fresh = gift_cards.lock_card(conn, card.shop_id, card.id)
        rewards = gift_cards.rewards_on(conn, card.id)
        is_over = ends_at(fresh.expires_on) <= now()
        is_live = not is_over and any(one.deserved for one in held(rewards))
        if not is_live:
            gift_cards.change_card(conn, card.id, state=CardState.CLOSED)
    if not is_live:
        port.switch_gift_card(saleor_id, on=False)
    elif fresh.paused_at is not None:
        port.switch_gift_card(saleor_id, on=True)
    with ctx.engine.begin() as conn:
        end_lease(conn, table, card, paused_at=None)


def _gone(conn: Connection, card: AnyRow) -> None:
    """Staff deleted the card in the shop, and with it whatever was left on it."""
    for reward in gift_cards.rewards_on(conn, card.id):
        paid = reward.used + reward.netted
        act = Act(Reason.CARD_DELETED)
        if reward.state == RewardState.VOIDING:
            found_spent(conn, reward, paid, why_withdrawn(conn, reward))
        elif reward.state in (RewardState.PENDING, RewardState.ISSUED):
            state = RewardState.SPENT if paid else RewardState.VOID
            move_reward(conn, reward, state, act, amount=paid or reward.amount, due_at=None)
    end_lease(conn, table, card, state=CardState.CLOSED, target=None, paused_at=None)
