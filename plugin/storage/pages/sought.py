"""What people look for: an order by its number, an advocate by the beginning of the word.

Found first, where it is a few rows: they are not to be looked for through a whole list.
"""

from __future__ import annotations

from typing import Any

from sqlalchemy import ColumnElement, Connection, exists, select

from plugin.storage.tables import advocates, orders

# What is of more advocates than these is met soon enough by whoever looks through the list.
FEW = 100


def of_order_numbered(order_id: Any, shop_id: int, number: str) -> ColumnElement[bool]:
    found = (
        select(orders.c.id)
        .where(orders.c.shop_id == shop_id, orders.c.number == number)
        .cte("numbered")
    )
    sought: ColumnElement[bool] = order_id.in_(_first(found))
    return sought


def of_advocates_called(
    conn: Connection, table: Any, shop_id: int, word: str
) -> ColumnElement[bool]:
    """Of a table's rows, which are of advocates whose word begins so."""
    called = select(advocates.c.id).where(advocates.c.shop_id == shop_id, begins(word))
    ids = conn.execute(_first(called.cte("called")).limit(FEW + 1)).scalars().all()
    if len(ids) > FEW:
        return _is_called(table, word)
    theirs = select(table.c.id).where(table.c.shop_id == shop_id, table.c.advocate_id.in_(ids))
    sought: ColumnElement[bool] = table.c.id.in_(_first(theirs.cte("theirs")))
    return sought


def _is_called(table: Any, word: str) -> ColumnElement[bool]:
    """Asked of one row after another."""
    # By another name: lists may name their advocates themselves.
    called = advocates.alias("called")
    return exists().where(called.c.id == table.c.advocate_id, begins(word, called))


def begins(word: str, of: Any = advocates) -> ColumnElement[bool]:
    """How an advocate's word begins."""
    begun: ColumnElement[bool] = of.c.word.startswith(word.lower(), autoescape=True)
    return begun


def _first(found: Any) -> Any:
    return select(found.prefix_with("MATERIALIZED").c.id)
