"""Rewards, the newest first."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import Connection, select

from plugin.domain.offer import Side
from plugin.domain.reward import RewardState
from plugin.storage.pages.period import EVER, Period
from plugin.storage.tables import rewards
from plugin.storage.tables.base import AnyRow


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which rewards; None for any. created: when they were written down."""

    state: RewardState | None = None
    side: Side | None = None
    program_id: int | None = None
    advocate_id: int | None = None
    kind: str | None = None
    order_id: str | None = None
    created: Period = EVER


def page_of_rewards(
    conn: Connection, shop_id: int, wanted: Wanted, *, after: int | None, limit: int
) -> Sequence[AnyRow]:
    """Those older than the one with id `after`."""
    equal = {
        rewards.c.state: wanted.state,
        rewards.c.side: wanted.side,
        rewards.c.program_id: wanted.program_id,
        rewards.c.advocate_id: wanted.advocate_id,
        rewards.c.terms["kind"].astext: wanted.kind,
        rewards.c.order_id: wanted.order_id,
    }
    query = (
        select(rewards)
        .where(rewards.c.shop_id == shop_id)
        .where(*(column == value for column, value in equal.items() if value is not None))
        .where(*wanted.created.holds(rewards.c.created_at))
    )
    if after is not None:
        query = query.where(rewards.c.id < after)
    return conn.execute(query.order_by(rewards.c.id.desc()).limit(limit)).all()
