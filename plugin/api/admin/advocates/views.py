"""Rows of advocates, with their sums, put into the schema's words."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from sqlalchemy import Connection

from plugin.api.admin.advocates.types import Advocate, advocate_view
from plugin.api.admin.caller import Caller
from plugin.storage.pages.advocates import sums_of
from plugin.storage.tables.base import AnyRow


def viewer(
    conn: Connection, caller: Caller, rows: Sequence[AnyRow]
) -> Callable[[AnyRow], Advocate]:
    """Of these rows; one query for each kind of sum."""
    sums = sums_of(conn, caller.shop.id, [row.id for row in rows])
    return lambda row: advocate_view(row, sums)


def advocate_now(caller: Caller, row: AnyRow) -> Advocate:
    with caller.ctx.engine.connect() as conn:
        return viewer(conn, caller, [row])(row)
