"""Rows that one worker holds for a while. If it dies, the lease ends by itself."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Table, or_, select, update

from plugin.storage.tables.base import AnyRow


def take_due(
    conn: Connection, table: Table, shop_id: int, now: datetime, lease_until: datetime, limit: int
) -> Sequence[AnyRow]:
    """Lease rows that are due; what another worker holds is passed by."""
    due = (
        select(table.c.id)
        .where(
            table.c.shop_id == shop_id,
            table.c.due_at <= now,
            or_(table.c.lease_until.is_(None), table.c.lease_until < now),
        )
        .order_by(table.c.due_at)
        .limit(limit)
        .with_for_update(skip_locked=True)
    )
    take = update(table).where(table.c.id.in_(due)).values(lease_until=lease_until)
    return conn.execute(take.returning(table)).all()


def change_row(conn: Connection, table: Table, row: AnyRow, **facts: Any) -> None:
    conn.execute(update(table).where(table.c.id == row.id).values(**facts))


def end_lease(conn: Connection, table: Table, row: AnyRow, **facts: Any) -> None:
    """End the lease of a row as it was taken. What has become due meanwhile stays due."""
    lock = select(table.c.due_at).where(table.c.id == row.id).with_for_update()
    due_at = conn.execute(lock).scalar_one()
    again = due_at if due_at != row.due_at else None
    done = {"due_at": again, "lease_until": None, "attempts": 0, "last_error": None}
    change_row(conn, table, row, **done, **facts)
