"""What hangs on whether an advocate is banned."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import Connection, select, union

from plugin.domain.reward import RewardState
from plugin.storage.tables import claims, decisions, rewards


def orders_of_ban(conn: Connection, shop_id: int, advocate_id: int, since: datetime) -> list[str]:
    """The ids of orders whose rewards wait, and of those that were decided since then: they may
    have been refused for the ban, or be worth a milestone."""
    waiting = select(rewards.c.order_id).where(
        rewards.c.shop_id == shop_id,
        rewards.c.advocate_id == advocate_id,
        rewards.c.state == RewardState.PENDING,
        rewards.c.order_id.is_not(None),
    )
    decided = (
        select(decisions.c.order_id)
        .join(
            claims,
            (claims.c.shop_id == decisions.c.shop_id) & (claims.c.id == decisions.c.claim_id),
        )
        .where(
            decisions.c.shop_id == shop_id,
            claims.c.advocate_id == advocate_id,
            decisions.c.created_at >= since,
        )
    )
    return list(conn.execute(union(waiting, decided)).scalars())
