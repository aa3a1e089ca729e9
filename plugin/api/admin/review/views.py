"""Rows of cases, counted and put into the schema's words."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from sqlalchemy import Connection

from plugin.api.admin.caller import Caller
from plugin.api.admin.review.types import Case, case_viewer
from plugin.storage.cases import counted_orders
from plugin.storage.tables.base import AnyRow


def viewer(conn: Connection, caller: Caller, rows: Sequence[AnyRow]) -> Callable[[AnyRow], Case]:
    """Of these rows; one query for all."""
    return case_viewer(counted_orders(conn, caller.shop.id, [row.id for row in rows]))


def case_now(caller: Caller, row: AnyRow) -> Case:
    with caller.ctx.engine.connect() as conn:
        return viewer(conn, caller, [row])(row)
