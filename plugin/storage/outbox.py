"""Messages on their way out."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, select, update
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


def events_of(conn: Connection, shop_id: int, limit: int) -> Sequence[AnyRow]:
    """To the merchant's own server, the newest first."""
    query = select(messages).where(messages.c.shop_id == shop_id, messages.c.kind == "event")
    return conn.execute(query.order_by(messages.c.id.desc()).limit(limit)).all()


def send_again(conn: Connection, shop_id: int, event_id: int, now: datetime) -> AnyRow | None:
    """The event as it is then; None if there is no such one."""
    again = {"due_at": now, "state": "due", "attempts": 0, "last_error": None}
    change = update(messages).where(
        messages.c.id == event_id, messages.c.shop_id == shop_id, messages.c.kind == "event"
    )
    return conn.execute(change.values(**again).returning(messages)).one_or_none()


def change_message(conn: Connection, message_id: int, **facts: Any) -> None:
    conn.execute(update(messages).where(messages.c.id == message_id).values(**facts))
