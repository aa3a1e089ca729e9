"""Whom a shop watches, in all of its programs."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import Connection, delete, select
from sqlalchemy.dialects.postgresql import insert

from plugin.domain.abuse.circumstances import Watched
from plugin.storage.tables import watched_people
from plugin.storage.tables.base import AnyRow


def watch(
    conn: Connection, shop_id: int, name: Watched, entry_hmac: str, *, label: str, actor: str
) -> int:
    """The id of the entry, also of one that was there before."""
    row = insert(watched_people).values(
        shop_id=shop_id, list=name, entry_hmac=entry_hmac, label=label, added_by=actor
    )
    row = row.on_conflict_do_update(
        index_elements=["shop_id", "entry_hmac", "list"], set_={"label": label}
    )
    entry: int = conn.execute(row.returning(watched_people.c.id)).scalar_one()
    return entry


def unwatch(conn: Connection, shop_id: int, entry_id: int) -> AnyRow | None:
    """The entry that is gone, None if there was none."""
    gone = delete(watched_people).where(
        watched_people.c.shop_id == shop_id, watched_people.c.id == entry_id
    )
    return conn.execute(gone.returning(watched_people)).one_or_none()


def all_watched(conn: Connection, shop_id: int) -> Sequence[AnyRow]:
    query = select(watched_people).where(watched_people.c.shop_id == shop_id)
    return conn.execute(query.order_by(watched_people.c.list, watched_people.c.id)).all()
