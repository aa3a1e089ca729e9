"""By which ways a friend came to an advocate's link."""

from __future__ import annotations

from sqlalchemy import Connection, or_, select

from plugin.domain.abuse.paid_traffic import signs_in
from plugin.storage.circumstances.referred import Referred
from plugin.storage.tables import touches

_MOST_TOUCHES = 20


def ways_in(
    conn: Connection, shop_id: int, asked: Referred
) -> tuple[frozenset[str], frozenset[str]]:
    """From which hosts the friend's visits came, and what might mark them as paid for."""
    order = asked.order
    known = (
        (touches.c.journey_id, order.journey_id),
        (touches.c.friend_user_hmac, order.buyer.user),
        (touches.c.id, asked.claim.touch_id),
    )
    same = [column == value for column, value in known if value is not None]
    if not same:
        return frozenset(), frozenset()
    query = (
        select(touches.c.utm, touches.c.landing_url)
        .where(
            touches.c.shop_id == shop_id,
            touches.c.advocate_id == asked.claim.advocate_id,
            touches.c.created_at <= order.created_at,
            or_(*same),
        )
        .order_by(touches.c.id.desc())
        .limit(_MOST_TOUCHES)
    )
    rows = conn.execute(query).all()
    ads = frozenset(sign for row in rows for sign in signs_in(row.landing_url, row.utm or {}))
    return frozenset(), ads
