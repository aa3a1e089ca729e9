"""A page of a list, and how long the list is."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Connection, Select, func, literal, select

from plugin.storage.tables.base import AnyRow

# So far a list is counted: to count on would take as long as to read it.
MOST_COUNTED = 1000


def turned(
    conn: Connection,
    query: Select[Any],
    key: Any,
    after: int | None,
    limit: int,
    *,
    oldest_first: bool = False,
) -> Sequence[AnyRow]:
    """The rows that come after the one with this key, the newest first unless said."""
    page = page_of(query, key, after, limit, oldest_first=oldest_first)
    return conn.execute(page).all()


def page_of(
    query: Select[Any], key: Any, after: int | None, limit: int, *, oldest_first: bool = False
) -> Select[Any]:
    """The same, not asked yet."""
    if after is not None:
        query = query.where(key > after if oldest_first else key < after)
    return query.order_by(_order(key, oldest_first=oldest_first)).limit(limit)


def named(
    conn: Connection, query: Select[Any], key: Any, page: Select[Any], *, oldest_first: bool = False
) -> Sequence[AnyRow]:
    """Of a page of keys, the rows. What names a row is looked for only where it is shown."""
    shown = query.where(key.in_(page))
    return conn.execute(shown.order_by(_order(key, oldest_first=oldest_first))).all()


def _order(key: Any, *, oldest_first: bool) -> Any:
    return key.asc() if oldest_first else key.desc()


def counted(conn: Connection, query: Select[Any]) -> int:
    """How many rows there are; one more than MOST_COUNTED stands for more than that."""
    some = query.with_only_columns(literal(1), maintain_column_froms=True).limit(MOST_COUNTED + 1)
    return conn.execute(select(func.count()).select_from(some.subquery())).scalar_one()
