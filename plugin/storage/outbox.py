"""Messages on their way out."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, or_, select, update
from sqlalchemy.dialects.postgresql import insert

from plugin.storage.tables import messages
from plugin.storage.tables.base import AnyRow


def post(conn: Connection, shop_id: int, kind: str, key: str, body: bytes, now: datetime) -> None:
    """Put a message into the outbox; the same kind and key are said only once."""
    row = insert(messages).values(shop_id=shop_id, kind=kind, key=key, body=body, due_at=now)
    conn.execute(row.on_conflict_do_nothing())


def repost(conn: Connection, shop_id: int, kind: str, key: str, body: bytes, now: datetime) -> None:
    """The same, but say it again if it was said before."""
    row = insert(messages).values(shop_id=shop_id, kind=kind, key=key, body=body, due_at=now)
    again = {"body": body, "due_at": now, "state": "due", "attempts": 0, "last_error": None}
    conn.execute(row.on_conflict_do_update(index_elements=["shop_id", "kind", "key"], set_=again))


def was_posted(conn: Connection, shop_id: int, kind: str, key: str) -> bool:
    query = select(messages.c.id).where(
        messages.c.shop_id == shop_id, messages.c.kind == kind, messages.c.key == key
    )
    return conn.execute(query).first() is not None


def take_due_messages(
    conn: Connection, shop_id: int, now: datetime, lease_until: datetime, limit: int
) -> Sequence[AnyRow]:
    due = (
        select(messages.c.id)
        .where(
            messages.c.shop_id == shop_id,
            messages.c.due_at <= now,
            or_(messages.c.lease_until.is_(None), messages.c.lease_until < now),
        )
        .order_by(messages.c.due_at)
        .limit(limit)
        .with_for_update(skip_locked=True)
    )
    take = update(messages).where(messages.c.id.in_(due)).values(lease_until=lease_until)
    return conn.execute(take.returning(messages)).all()


def change_message(conn: Connection, message_id: int, **facts: Any) -> None:
    conn.execute(update(messages).where(messages.c.id == message_id).values(**facts))
