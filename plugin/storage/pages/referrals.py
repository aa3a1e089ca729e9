"""Referrals, the newest first."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import Connection, select

from plugin.storage.pages.period import EVER, Period
from plugin.storage.tables import referrals
from plugin.storage.tables.base import AnyRow


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which referrals; None for any. counts: whether an order stands for them now."""

    program_id: int | None = None
    advocate_id: int | None = None
    counts: bool | None = None
    created: Period = EVER


def page_of_referrals(
    conn: Connection, shop_id: int, wanted: Wanted, *, after: int | None, limit: int
) -> Sequence[AnyRow]:
    """Those older than the one with id `after`."""
    equal = {
        referrals.c.program_id: wanted.program_id,
        referrals.c.advocate_id: wanted.advocate_id,
        referrals.c.order_id.is_not(None): wanted.counts,
    }
    query = (
        select(referrals)
        .where(referrals.c.shop_id == shop_id)
        .where(*(column == value for column, value in equal.items() if value is not None))
        .where(*wanted.created.holds(referrals.c.created_at))
    )
    if after is not None:
        query = query.where(referrals.c.id < after)
    return conn.execute(query.order_by(referrals.c.id.desc()).limit(limit)).all()
