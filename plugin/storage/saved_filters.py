"""Filters of lists that a shop keeps under a name."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import Connection, delete, func, select, tuple_
from sqlalchemy.dialects.postgresql import insert

from plugin.domain.saved_filters import FilteredList
from plugin.storage.tables import saved_filters
from plugin.storage.tables.base import AnyRow


def filters_of(conn: Connection, shop_id: int) -> Sequence[AnyRow]:
    """All of them, by list and name."""
    query = select(saved_filters).where(saved_filters.c.shop_id == shop_id)
    return conn.execute(query.order_by(saved_filters.c.list, saved_filters.c.name)).all()


def count_filters(conn: Connection, shop_id: int, besides: tuple[FilteredList, str]) -> int:
    """All but the one of this list that has this name."""
    other = tuple_(saved_filters.c.list, saved_filters.c.name) != tuple_(*besides)
    query = select(func.count()).where(saved_filters.c.shop_id == shop_id, other)
    return conn.execute(query).scalar_one()


def keep_filter(
    conn: Connection,
    shop_id: int,
    of_list: FilteredList,
    name: str,
    said: Mapping[str, Any],
    actor: str,
) -> None:
    """In place of the one that had this name."""
    facts = {"filter": dict(said), "created_by": actor, "created_at": func.now()}
    row = insert(saved_filters).values(shop_id=shop_id, list=of_list, name=name, **facts)
    conn.execute(row.on_conflict_do_update(index_elements=["shop_id", "list", "name"], set_=facts))


def drop_filter(conn: Connection, shop_id: int, filter_id: int) -> None:
    mine = saved_filters.c.shop_id == shop_id, saved_filters.c.id == filter_id
    conn.execute(delete(saved_filters).where(*mine))
