"""What rewards cost, and will probably cost."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Connection, and_, case, func, or_, select, true, union_all

from plugin.domain.figures.money import Rewards
from plugin.domain.instrument import HANDED_OVER
from plugin.domain.reward import CodeState, RewardState
from plugin.domain.worth import POINTS
from plugin.storage.figures.asked import Asked
from plugin.storage.figures.counted import stands_for
from plugin.storage.figures.taken_off import taken_off
from plugin.storage.liability import OUTSTANDING, is_outstanding
from plugin.storage.tables import codes, orders, rewards, vouchers

_WHOLE = (RewardState.SPENT, RewardState.REVIEW, RewardState.OWED_BACK)
_SPENT = case(
    (rewards.c.state.in_(_WHOLE), rewards.c.amount - rewards.c.paid_back),
    (rewards.c.state == RewardState.CAPPED, 0),
    else_=rewards.c.used + rewards.c.netted,
)
# Of the moment to which a reward belongs, what sums are grouped by.
By = Callable[[Any], ColumnElement[Any]]


def reward_costs(
    conn: Connection, asked: Asked, moment: datetime
) -> Mapping[tuple[bool, str], Rewards]:
    """By whether it is now, and not in the step that is compared with, and by currency."""
    return _costs(conn, asked, moment, asked.is_now)


def program_costs(
    conn: Connection, asked: Asked, moment: datetime
) -> Mapping[tuple[int, str], Rewards]:
    """By the program's id and currency, of all steps together."""
    return _costs(conn, asked, moment, lambda _: rewards.c.program_id)


def _costs(
    conn: Connection, asked: Asked, moment: datetime, by: By
) -> Mapping[tuple[Any, str], Rewards]:
    """A reward is where its order is; what staff granted has none."""
    ordered = _each(asked, moment, by, orders.c.placed_at).join(orders, stands_for(rewards))
    granted = _each(asked, moment, by, rewards.c.earned_at).where(rewards.c.order_id.is_(None))
    every = union_all(ordered, granted).subquery("every")
    query = select(
        every.c.by,
        every.c.currency,
        func.coalesce(func.sum(every.c.used), 0),
        func.coalesce(func.sum(every.c.left).filter(every.c.is_open), 0),
        func.coalesce(func.sum(every.c.left).filter(every.c.is_open, every.c.is_certain), 0),
    ).group_by(every.c.by, every.c.currency)
    return {(of, currency): Rewards(*sums) for of, currency, *sums in conn.execute(query)}


def _each(asked: Asked, moment: datetime, by: By, at: Any) -> Any:
    """What friends bought with is not among them."""
    last_use = _last_use().lateral("last_use")
    return (
        select(
            by(at).label("by"),
            rewards.c.currency,
            _value(last_use.c.taken_off).label("used"),
            OUTSTANDING.label("left"),
            is_outstanding(moment).label("is_open"),
            rewards.c.instrument.in_(sorted(HANDED_OVER)).label("is_certain"),
        )
        .select_from(rewards)
        .outerjoin(last_use, true())
        .where(
            rewards.c.shop_id == asked.shop_id,
            ~rewards.c.paid_ahead,
            *asked.holds(at, rewards.c.channel),
            *asked.earned_since(),
        )
    )


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
