"""Forget what was kept for long enough, some rows at a time."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Table, delete, exists, or_, select, update

from plugin.domain.retention import Kept
from plugin.storage.tables import (
    advocates,
    claims,
    decisions,
    messages,
    orders,
    referrals,
    shops,
    touches,
)

_SEEN = ("network_mark", "device_mark")
_ORDER_MARKS = ("household_hmac", "surname_hmac", "phone_hmac", "journey_id")

Forget = Callable[[Connection, int, datetime, int], int]


def said_of(conn: Connection, shop_id: int) -> dict[str, int]:
    """For how many days the merchant wants each kind kept, where they said so."""
    query = select(shops.c.retention).where(shops.c.id == shop_id)
    said: dict[str, int] = conn.execute(query).scalar_one()
    return said


def _forget_visits(conn: Connection, shop_id: int, before: datetime, most: int) -> int:
    old = _some(touches, shop_id, most, touches.c.created_at < before)
    return conn.execute(delete(touches).where(touches.c.id.in_(old))).rowcount


def _forget_marks(conn: Connection, shop_id: int, before: datetime, most: int) -> int:
    return sum(
        _empty(conn, table, shop_id, most, seen_at < before, _SEEN)
        for table, seen_at in (
            (touches, touches.c.created_at),
            (claims, claims.c.created_at),
            (advocates, advocates.c.seen_at),
        )
    )


def _forget_messages(conn: Connection, shop_id: int, before: datetime, most: int) -> int:
    """What staff are shown of problems stays: it says what is to be taken back."""
    over = messages.c.state != "due", messages.c.kind.in_(("mail", "event"))
    old = _some(messages, shop_id, most, *over, messages.c.created_at < before)
    return conn.execute(delete(messages).where(messages.c.id.in_(old))).rowcount


def _forget_claims(conn: Connection, shop_id: int, before: datetime, most: int) -> int:
    """Those that no order counted on, with their codes, whose time is over by then."""
    came_of_it = (
        exists().where(decisions.c.claim_id == claims.c.id),
        exists().where(referrals.c.claim_id == claims.c.id),
    )
    old = _some(claims, shop_id, most, claims.c.created_at < before, *(~one for one in came_of_it))
    return conn.execute(delete(claims).where(claims.c.id.in_(old))).rowcount


def _forget_order_marks(conn: Connection, shop_id: int, before: datetime, most: int) -> int:
    return _empty(conn, orders, shop_id, most, orders.c.placed_at < before, _ORDER_MARKS)


FORGET: dict[Kept, Forget] = {
    Kept.VISITS: _forget_visits,
    Kept.MARKS: _forget_marks,
    Kept.MESSAGES: _forget_messages,
    Kept.CLAIMS: _forget_claims,
    Kept.ORDER_MARKS: _forget_order_marks,
}


def _some(table: Table, shop_id: int, most: int, *conditions: Any) -> Any:
    """What somebody is writing at the moment is left for the next time."""
    query = select(table.c.id).where(table.c.shop_id == shop_id, *conditions)
    return query.order_by(table.c.id).limit(most).with_for_update(skip_locked=True)


def _empty(
    conn: Connection, table: Table, shop_id: int, most: int, is_old: Any, columns: tuple[str, ...]
) -> int:
    is_full = or_(*(table.c[name].is_not(None) for name in columns))
    old = _some(table, shop_id, most, is_old, is_full)
    emptied = update(table).where(table.c.shop_id == shop_id, table.c.id.in_(old))
    return conn.execute(emptied.values(**dict.fromkeys(columns))).rowcount
