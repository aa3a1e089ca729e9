"""What friends bought by each program."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from typing import Any

from sqlalchemy import ColumnElement, Connection

from plugin.domain.figures.money import Sales
from plugin.storage.figures.asked import Asked
from plugin.storage.figures.discounts import discounts
from plugin.storage.figures.referred import REFERRED, add_up, newcomers, referred
from plugin.storage.tables import claims


def program_sales(conn: Connection, asked: Asked) -> Mapping[tuple[int, str], Sales]:
    """By the program's id and currency; without `revenue` and `rewarded`, which are the shop's."""
    found: dict[tuple[int, str], Sales] = defaultdict(Sales)
    for names, query in (
        (REFERRED, referred(asked, _program)),
        (("new_customers",), newcomers(asked, _program)),
        (("friend_discounts",), discounts(asked, claims.c.program_id)),
    ):
        add_up(found, names, conn.execute(query))
    return found


def _program(table: Any) -> ColumnElement[Any]:
    program_id: ColumnElement[Any] = table.c.program_id
    return program_id
