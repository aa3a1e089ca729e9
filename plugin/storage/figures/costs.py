"""What rewards cost, and will probably cost."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Connection, and_, case, func, or_, select, true

from plugin.domain.figures.money import Rewards
from plugin.domain.instrument import HANDED_OVER
from plugin.domain.reward import CodeState, RewardState
from plugin.domain.worth import POINTS
from plugin.storage.figures.asked import Asked
from plugin.storage.figures.taken_off import taken_off
from plugin.storage.liability import OUTSTANDING, is_outstanding
from plugin.storage.tables import codes, orders, rewards, vouchers

_WHOLE = (RewardState.SPENT, RewardState.REVIEW, RewardState.OWED_BACK)
_SPENT = case(
    (rewards.c.state.in_(_WHOLE), rewards.c.amount - rewards.c.paid_back),
    (rewards.c.state == RewardState.CAPPED, 0),
    else_=rewards.c.used + rewards.c.netted,
)
# What staff granted has no order.
_PLACED_AT = func.coalesce(orders.c.placed_at, rewards.c.earned_at)


def reward_costs(
    conn: Connection, asked: Asked, moment: datetime
) -> Mapping[tuple[bool, str], Rewards]:
    """By whether it is now, and not in the step that is compared with, and by currency."""
    return _costs(conn, asked, moment, asked.is_now(_PLACED_AT))


def program_costs(
    conn: Connection, asked: Asked, moment: datetime
) -> Mapping[tuple[int, str], Rewards]:
    """By the program's id and currency, of all steps together."""
    return _costs(conn, asked, moment, rewards.c.program_id)


def _costs(
    conn: Connection, asked: Asked, moment: datetime, by: ColumnElement[Any]
) -> Mapping[tuple[Any, str], Rewards]:
    """A reward is where its order is. What friends bought with is not among them."""
    open_now, last_use = is_outstanding(moment), _last_use().lateral("last_use")
    query = (
        select(
            by,
            rewards.c.currency,
            func.coalesce(func.sum(_value(last_use.c.taken_off)), 0),
            _sum(open_now),
            _sum(and_(open_now, rewards.c.instrument.in_(sorted(HANDED_OVER)))),
        )
        .select_from(rewards)
        .outerjoin(orders, _of_reward())
        .outerjoin(last_use, true())
        .where(
            rewards.c.shop_id == asked.shop_id,
            ~rewards.c.paid_ahead,
            *asked.holds(_PLACED_AT, rewards.c.channel),
            *asked.earned_since(),
        )
        .group_by(by, rewards.c.currency)
    )
    return {(of, currency): Rewards(*sums) for of, currency, *sums in conn.execute(query)}


def _of_reward() -> ColumnElement[bool]:
    return and_(orders.c.shop_id == rewards.c.shop_id, orders.c.id == rewards.c.order_id)


def _last_use() -> Any:
    """What the reward's code took off the order that it was used on, in the reward's currency."""
    used_on = orders.alias("used_on")
    return (
        select(taken_off(used_on, vouchers.c.terms).label("taken_off"))
        .select_from(codes)
        .join(vouchers, vouchers.c.id == codes.c.voucher_id)
        .join(
            used_on,
            and_(used_on.c.shop_id == codes.c.shop_id, used_on.c.id == codes.c.order_id),
        )
        .where(
            # Of a sum it is known what it was worth.
            rewards.c.unit != rewards.c.currency,
            codes.c.reward_id == rewards.c.id,
            codes.c.state == CodeState.BURNT,
            used_on.c.currency == rewards.c.currency,
        )
        .order_by(codes.c.created_at.desc())
        .limit(1)
    )


def _value(taken: ColumnElement[Any]) -> ColumnElement[Any]:
    """What was used, in money. Where nothing tells, it is what was expected."""
    expected = rewards.c.cost * _SPENT / func.nullif(rewards.c.amount, 0)
    return case(
        (rewards.c.unit == rewards.c.currency, _SPENT),
        (or_(rewards.c.unit == POINTS, _SPENT == 0), 0),
        else_=func.coalesce(taken, expected),
    )


def _sum(which: ColumnElement[bool]) -> ColumnElement[Any]:
    return func.coalesce(func.sum(OUTSTANDING).filter(which), 0)
