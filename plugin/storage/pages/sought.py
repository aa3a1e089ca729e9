"""What people look for: an order by its number, an advocate by the beginning of the word.

Found first, a few rows each: they are not to be looked for through a whole list.
"""

from __future__ import annotations

from typing import Any

from sqlalchemy import ColumnElement, select

from plugin.storage.tables import advocates, orders


def of_order_numbered(order_id: Any, shop_id: int, number: str) -> ColumnElement[bool]:
    found = (
        select(orders.c.id)
        .where(orders.c.shop_id == shop_id, orders.c.number == number)
        .cte("numbered")
    )
    sought: ColumnElement[bool] = order_id.in_(_first(found))
    return sought


def of_advocates_called(advocate_id: Any, shop_id: int, word: str) -> ColumnElement[bool]:
    found = select(advocates.c.id).where(advocates.c.shop_id == shop_id, begins(word)).cte("called")
    sought: ColumnElement[bool] = advocate_id.in_(_first(found))
    return sought


def begins(word: str) -> ColumnElement[bool]:
    """How an advocate's word begins."""
    return advocates.c.word.startswith(word.lower(), autoescape=True)


def _first(found: Any) -> Any:
    return select(found.prefix_with("MATERIALIZED").c.id)
