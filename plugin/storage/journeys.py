"""Orders, and the touches that led to them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

from sqlalchemy import Connection, and_, or_, select

from plugin.domain.credit import channel_of
from plugin.domain.money import Money
from plugin.storage.pages.period import Period
from plugin.storage.tables import orders, touches


@dataclass(frozen=True, slots=True)
class Journey:
    """An order that was paid and not called off, and the channels before it, the oldest first.

    kept: its total net of refunds.
    """

    kept: Money
    channels: tuple[str, ...]


def journeys(conn: Connection, shop_id: int, placed: Period) -> Iterator[Journey]:
    """Of the orders of this time, one after the other."""
    led_there = and_(
        touches.c.shop_id == orders.c.shop_id,
        or_(
            touches.c.journey_id == orders.c.journey_id,
            touches.c.friend_user_hmac == orders.c.user_hmac,
        ),
        touches.c.kind == "visit",
        touches.c.created_at <= orders.c.placed_at,
    )
    query = (
        select(
            orders.c.id,
            orders.c.currency,
            (orders.c.total - orders.c.refunded).label("kept"),
            touches.c.id.label("touch_id"),
            touches.c.advocate_id,
            touches.c.utm,
        )
        .select_from(orders.outerjoin(touches, led_there))
        .where(
            orders.c.shop_id == shop_id,
            orders.c.paid_at.is_not(None),
            orders.c.status.not_in(("CANCELED", "EXPIRED", "DRAFT")),
            orders.c.refunded < orders.c.total,
            *placed.holds(orders.c.placed_at),
        )
        .order_by(orders.c.id, touches.c.id)
        .execution_options(yield_per=1000)
    )
    for _, rows in groupby(conn.execute(query), key=lambda row: row.id):
        found = list(rows)
        channels = tuple(
            channel_of(row.utm or {}, is_referral=row.advocate_id is not None)
            for row in found
            if row.touch_id is not None
        )
        yield Journey(Money(found[0].kept, found[0].currency), channels)
