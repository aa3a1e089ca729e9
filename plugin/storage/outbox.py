"""Messages on their way out."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import Connection, select, update
from sqlalchemy.dialects.postgresql import insert

from plugin.storage.tables import messages


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


def change_message(conn: Connection, message_id: int, **facts: Any) -> None:
    conn.execute(update(messages).where(messages.c.id == message_id).values(**facts))
