"""Touches: what ties people to advocates before they accept anything. None of them grants."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, insert, or_, select

from plugin.domain.evidence import Claim, Via
from plugin.domain.identity import Person
from plugin.domain.order import Order
from plugin.storage.tables import advocates, offers, program_versions, touches
from plugin.storage.tables.base import AnyRow

# As many as are looked at when an order comes.
_MOST = 20


_ADD = insert(touches)


def add_touch(
    conn: Connection, shop_id: int, advocate_id: int | None, kind: str, **facts: Any
) -> None:
    row = {"shop_id": shop_id, "advocate_id": advocate_id, "kind": kind, **facts}
    conn.execute(_ADD, row)


def visits_before(conn: Connection, shop_id: int, order: Order) -> Sequence[Claim]:
    """The newest visits of the buyer that an offer stood behind, as claims that nobody has made.

    Of a buyer without an e-mail there are none: nothing could keep the friend apart from others.
    """
    same = _of_buyer(order)
    if not same or order.buyer.email is None:
        return ()
    return [_visited(row, order) for row in conn.execute(_visits(shop_id, order, same))]


def _visits(shop_id: int, order: Order, same: Sequence[ColumnElement[bool]]) -> Select[Any]:
    return (
        select(
            touches.c.id,
            touches.c.advocate_id,
            touches.c.offer_id,
            touches.c.created_at,
            program_versions.c.program_id,
            advocates.c.email_hmac,
            advocates.c.user_hmac,
            advocates.c.flags,
        )
        .join(advocates, advocates.c.id == touches.c.advocate_id)
        .join(offers, offers.c.id == touches.c.offer_id)
        .join(program_versions, program_versions.c.id == offers.c.version_id)
        .where(
            touches.c.shop_id == shop_id,
            touches.c.kind == "visit",
            touches.c.created_at <= order.created_at,
            or_(*same),
        )
        .order_by(touches.c.id.desc())
        .limit(_MOST)
    )


def _visited(row: AnyRow, order: Order) -> Claim:
    return Claim(
        id=0,
        advocate_id=row.advocate_id,
        advocate=Person(row.email_hmac, row.user_hmac),
        friend=order.buyer,
        program_id=row.program_id,
        offer_id=row.offer_id,
        at=row.created_at,
        friend_domain=order.domain or "",
        advocate_flags=frozenset(row.flags),
        via=Via.VISIT,
        touch_id=row.id,
    )


def _of_buyer(order: Order) -> list[Any]:
    pairs = (
        (touches.c.journey_id, order.journey_id),
        (touches.c.friend_user_hmac, order.buyer.user),
    )
    return [column == value for column, value in pairs if value is not None]
