"""What is outstanding, and what became of rewards whose time is over."""

from __future__ import annotations

from datetime import datetime, timedelta
from decimal import Decimal

from sqlalchemy import ColumnElement, Connection, and_, case, cast, func, or_, select

from plugin.domain.forecast import PLENTY, Liability, Redemption
from plugin.domain.instrument import HANDED_OVER, Instrument
from plugin.domain.reward import RewardState
from plugin.storage.tables import rewards
from plugin.storage.tables.base import Moment

# What was used too early was used all the same.
_USED = (RewardState.SPENT, RewardState.REVIEW, RewardState.OWED_BACK)
_PAID = rewards.c.used + rewards.c.netted
_AMOUNT = func.nullif(rewards.c.amount, 0)
# Of a sum, what is left of it; of all else, that share of what it is likely to cost.
OUTSTANDING = case(
    (rewards.c.unit == rewards.c.currency, rewards.c.amount - _PAID),
    else_=func.round(rewards.c.cost * (rewards.c.amount - _PAID) / _AMOUNT, 4),
)

_IS_PENDING = rewards.c.state == RewardState.PENDING


def is_outstanding(moment: datetime) -> ColumnElement[bool]:
    """It is owed, or can still be used."""
    return or_(_IS_PENDING, _is_issued(moment))


def _is_issued(moment: datetime) -> ColumnElement[bool]:
    return and_(
        rewards.c.state == RewardState.ISSUED,
        or_(rewards.c.expires_at.is_(None), rewards.c.expires_at > moment),
    )


def has_rewards(conn: Connection, shop_id: int, least: int) -> bool:
    """True if so many were given, whatever became of them."""
    some = select(1).select_from(rewards).where(rewards.c.shop_id == shop_id)
    return conn.execute(some.offset(least - 1).limit(1)).first() is not None


def liabilities(conn: Connection, shop_id: int, moment: datetime) -> list[Liability]:
    """One for each program and currency in which something is outstanding."""
    pending, issued = _IS_PENDING, _is_issued(moment)
    query = (
        select(
            rewards.c.program_id,
            rewards.c.currency,
            _sum(pending),
            _sum(issued),
            _sum(rewards.c.instrument.in_(sorted(HANDED_OVER))),
            _sum(and_(pending, _due_by(moment + timedelta(days=7)))),
            _sum(and_(pending, _due_by(moment + timedelta(days=30)))),
        )
        .where(rewards.c.shop_id == shop_id, is_outstanding(moment))
        .group_by(rewards.c.program_id, rewards.c.currency)
        .order_by(rewards.c.program_id, rewards.c.currency)
    )
    return [Liability(*row) for row in conn.execute(query)]


def redemption(conn: Connection, shop_id: int, moment: datetime) -> Redemption:
    """Of the whole shop: a program alone has rarely enough of them to tell."""
    used = case((rewards.c.state.in_(_USED), 1), else_=func.coalesce(_PAID / _AMOUNT, 0))
    spent = func.coalesce(func.sum(used), Decimal(0))
    over = (
        rewards.c.shop_id == shop_id,
        rewards.c.state.in_([*_USED, RewardState.EXPIRED]),
        # Those that may still expire would make the rate look better than it is.
        rewards.c.expires_at <= moment,
        # Nobody spends a flag: it is there until it ends.
        rewards.c.instrument != Instrument.FLAG,
    )
    ended = select(rewards.c.expires_at).where(*over).order_by(rewards.c.expires_at.desc())
    first = ended.offset(PLENTY - 1).limit(1).scalar_subquery()
    since = func.coalesce(first, cast("-infinity", Moment))
    query = select(spent, func.count() - spent).where(*over, rewards.c.expires_at >= since)
    return Redemption(*conn.execute(query).one())


def _sum(which: ColumnElement[bool]) -> ColumnElement[Decimal]:
    return func.coalesce(func.sum(OUTSTANDING).filter(which), Decimal(0))


def _due_by(moment: datetime) -> ColumnElement[bool]:
    # With an end, a pending reward has a code that is on its way.
    return or_(rewards.c.due_at <= moment, rewards.c.expires_at.is_not(None))
