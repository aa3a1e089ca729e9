"""Advocates by the friends that they brought."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import Connection, func, select

from plugin.storage.tables import advocates, referrals
from plugin.storage.tables.base import AnyRow


def most_friends(
    conn: Connection, shop_id: int, program_id: int, since: datetime, most: int
) -> Sequence[AnyRow]:
    """Rows of id, first_name and friends, the most first; of as many, who was there earlier.

    Whoever is banned or erased is not among them, nor counts what a person has still to look at.
    """
    friends = func.count()
    query = (
        select(advocates.c.id, advocates.c.first_name, friends.label("friends"))
        .join(referrals, referrals.c.advocate_id == advocates.c.id)
        .where(
            referrals.c.shop_id == shop_id,
            referrals.c.program_id == program_id,
            referrals.c.order_id.is_not(None),
            referrals.c.converted_at >= since,
            ~referrals.c.held,
            advocates.c.banned_at.is_(None),
            # Of who is erased no address is left.
            advocates.c.email.is_not(None),
        )
        .group_by(advocates.c.id)
        .order_by(friends.desc(), func.max(referrals.c.converted_at), advocates.c.id)
        .limit(most)
    )
    return conn.execute(query).all()
