"""Work that is due and not done."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import Connection, func, select

from plugin.storage.tables import codes, gift_cards, messages, orders, rewards, vouchers

_WORK = (orders, rewards, vouchers, codes, gift_cards, messages)


def waits_since(conn: Connection, shop_id: int, moment: datetime) -> datetime | None:
    """When the oldest of it should have been done."""
    oldest = (
        select(table.c.due_at)
        .where(table.c.shop_id == shop_id, table.c.due_at <= moment)
        .order_by(table.c.due_at)
        .limit(1)
        .scalar_subquery()
        for table in _WORK
    )
    found: datetime | None = conn.execute(select(func.least(*oldest))).scalar_one()
    return found
