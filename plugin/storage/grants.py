"""Rewards that staff give."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from sqlalchemy import Connection, func, select
from sqlalchemy.dialects.postgresql import insert

from plugin.domain.grant import GRANT, UsualOrder
from plugin.storage.tables import orders, rewards
from plugin.storage.tables.base import AnyRow

_LOOKED_AT = 100


def add_grant(conn: Connection, shop_id: int, key: str, **facts: Any) -> AnyRow | None:
    """The new reward, not booked yet; None if there is one with this key."""
    row = insert(rewards).values(
        shop_id=shop_id, grant_key=key, rule=GRANT, milestone=1, paid_ahead=False, **facts
    )
    row = row.on_conflict_do_nothing(index_elements=["shop_id", "grant_key"])
    return conn.execute(row.returning(rewards)).one_or_none()


def grant_by_key(conn: Connection, shop_id: int, key: str) -> AnyRow:
    query = select(rewards).where(rewards.c.shop_id == shop_id, rewards.c.grant_key == key)
    return conn.execute(query).one()


def usual_order(conn: Connection, shop_id: int, program_id: int, channel: str) -> UsualOrder:
    """The mean of the orders that the newest rewards of the program came from, in this channel."""
    newest = (
        select(rewards.c.order_id)
        .where(
            rewards.c.shop_id == shop_id,
            rewards.c.program_id == program_id,
            rewards.c.channel == channel,
            rewards.c.order_id.is_not(None),
        )
        .order_by(rewards.c.earned_at.desc())
        .limit(_LOOKED_AT)
    )
    goods = func.avg(orders.c.total - orders.c.shipping)
    query = select(goods, func.avg(orders.c.shipping)).where(
        orders.c.shop_id == shop_id, orders.c.id.in_(newest)
    )
    found = conn.execute(query).one()
    return UsualOrder(*(amount or Decimal(0) for amount in found))
