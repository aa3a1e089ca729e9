"""How much waits for a person."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, func, select

from plugin.domain.figures.attention import Concern
from plugin.domain.review import CaseState
from plugin.domain.reward import RewardState
from plugin.storage.tables import cases, leaks, rewards


def waiting(conn: Connection, shop_id: int, moment: datetime) -> Mapping[Concern, int]:
    """By what it is; an overdue case is not counted among those that are open."""
    is_open = (cases.c.state == CaseState.OPEN, cases.c.merged_into.is_(None))
    is_late = cases.c.deadline_at <= moment
    counted = {
        Concern.CASES_OVERDUE: _count(cases, shop_id, *is_open, is_late),
        Concern.CASES_OPEN: _count(cases, shop_id, *is_open, ~is_late),
        Concern.REWARDS_IN_REVIEW: _count(rewards, shop_id, rewards.c.state == RewardState.REVIEW),
        Concern.LEAKS: _count(leaks, shop_id, leaks.c.ended_at.is_(None)),
    }
    counts = conn.execute(select(*counted.values())).one()
    return dict(zip(counted, counts, strict=True))


def _count(table: Any, shop_id: int, *which: Any) -> Any:
    query = select(func.count()).select_from(table).where(table.c.shop_id == shop_id, *which)
    return query.scalar_subquery()
