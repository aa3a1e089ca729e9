"""What became of the webhooks of a shop."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, exists, func, select
from sqlalchemy.dialects.postgresql import insert

from plugin.storage.tables import deliveries
from plugin.storage.tables.base import AnyRow

# As webhooks/answers.py calls it.
ACCEPTED = "ACCEPTED"


def add_deliveries(conn: Connection, rows: Sequence[dict[str, Any]]) -> None:
    """rows: of shop_id, family, answer, times and last_at; each is added to what is known."""
    row = insert(deliveries)
    new = row.excluded
    more = row.on_conflict_do_update(
        index_elements=["shop_id", "family", "answer"],
        set_={
            "times": deliveries.c.times + new.times,
            "last_at": func.greatest(deliveries.c.last_at, new.last_at),
        },
    )
    conn.execute(more, list(rows))


def rejected(conn: Connection, shop_id: int, since: datetime) -> tuple[str, ...]:
    """The answers to webhooks that were not taken since then, where none of their family was taken
    after them."""
    taken = deliveries.alias("taken")
    later = exists().where(
        taken.c.shop_id == deliveries.c.shop_id,
        taken.c.family == deliveries.c.family,
        taken.c.answer == ACCEPTED,
        taken.c.last_at >= deliveries.c.last_at,
    )
    query = (
        select(deliveries.c.answer)
        .distinct()
        .where(
            deliveries.c.shop_id == shop_id,
            deliveries.c.answer != ACCEPTED,
            deliveries.c.last_at >= since,
            ~later,
        )
        .order_by(deliveries.c.answer)
    )
    return tuple(conn.execute(query).scalars())


def deliveries_of(conn: Connection, shop_id: int) -> Sequence[AnyRow]:
    """By family, the newest answer first."""
    query = select(deliveries).where(deliveries.c.shop_id == shop_id)
    return conn.execute(query.order_by(deliveries.c.family, deliveries.c.last_at.desc())).all()
