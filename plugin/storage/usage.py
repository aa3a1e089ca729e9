"""What of a program's limits is used."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, tzinfo
from decimal import Decimal
from typing import Any

from sqlalchemy import Connection, and_, false, func, or_, select

from plugin.domain.dues import POINTS_RULE
from plugin.domain.limits import Cap, Limits, period_of
from plugin.domain.offer import Side
from plugin.domain.reasons import Reason
from plugin.domain.reward import NOTHING_GIVEN, RewardState
from plugin.domain.standing import Usage, Used
from plugin.storage.tables import rewards

# What points turned into was counted when they were earned.
_COUNTS = (
    *(rewards.c.state != state for state in sorted(NOTHING_GIVEN)),
    rewards.c.rule != POINTS_RULE,
)


@dataclass(frozen=True, slots=True)
class Earner:
    """Whose limits are asked about, and when; rewards of the order itself do not count."""

    program_id: int
    advocate_id: int
    household: str | None
    order_id: str
    moment: datetime


def usage_of(conn: Connection, shop_id: int, limits: Limits, earner: Earner, zone: tzinfo) -> Usage:
    """What other orders have used of each cap."""
    program = (
        rewards.c.shop_id == shop_id,
        rewards.c.program_id == earner.program_id,
        # What staff granted has no order, and counts too.
        rewards.c.order_id.is_distinct_from(earner.order_id),
        *_COUNTS,
    )

    def used(caps: Sequence[Cap], *who: Any) -> tuple[Used, ...]:
        return tuple(_used(conn, cap, (*program, *who), earner.moment, zone) for cap in caps)

    household: tuple[Used, ...] = tuple(Used() for _ in limits.per_household)
    if earner.household is not None:
        household = used(limits.per_household, rewards.c.household_hmac == earner.household)
    return Usage(
        per_advocate=used(limits.per_advocate, rewards.c.advocate_id == earner.advocate_id),
        per_household=household,
        per_program=used(limits.per_program),
    )


def program_usage(
    conn: Connection,
    shop_id: int,
    program_id: int,
    caps: Sequence[Cap],
    moment: datetime,
    zone: tzinfo,
    *,
    advocate_id: int | None = None,
) -> tuple[Used, ...]:
    """What a program has used of each of these caps, or one advocate in it."""
    where = [rewards.c.shop_id == shop_id, rewards.c.program_id == program_id, *_COUNTS]
    if advocate_id is not None:
        where.append(rewards.c.advocate_id == advocate_id)
    return tuple(_used(conn, cap, where, moment, zone) for cap in caps)


def turned_away(
    conn: Connection,
    shop_id: int,
    program_id: int,
    cap: Cap,
    used: Used,
    moment: datetime,
    zone: tzinfo,
) -> bool:
    """True if a reward of this period did not fit into the program's cap, and still does not."""
    begin, end = period_of(cap, moment, zone)
    too_large = [
        and_(
            rewards.c.currency == currency,
            rewards.c.cost > most - used.money.get(currency, Decimal(0)),
        )
        for currency, most in (cap.money or {}).items()
    ]
    query = select(rewards.c.id).where(
        rewards.c.shop_id == shop_id,
        rewards.c.program_id == program_id,
        rewards.c.state == RewardState.CAPPED,
        rewards.c.reason == Reason.PROGRAM_LIMIT_REACHED,
        or_(false(), *too_large),
        *((rewards.c.earned_at >= begin,) if begin else ()),
        *((rewards.c.earned_at < end,) if end else ()),
    )
    return conn.execute(query.limit(1)).first() is not None


def _used(conn: Connection, cap: Cap, where: Sequence[Any], moment: datetime, zone: tzinfo) -> Used:
    begin, end = period_of(cap, moment, zone)
    query = select(
        rewards.c.currency,
        func.count().filter(rewards.c.side == Side.ADVOCATE).label("rewards"),
        func.sum(rewards.c.cost).label("money"),
    ).where(*where)
    if begin is not None:
        query = query.where(rewards.c.earned_at >= begin)
    if end is not None:
        query = query.where(rewards.c.earned_at < end)
    rows = conn.execute(query.group_by(rewards.c.currency)).all()
    return Used(sum(row.rewards for row in rows), {row.currency: row.money for row in rows})
