"""Work on rows that are due: one that fails waits for its next turn, and stops no other."""

from __future__ import annotations

from collections.abc import Callable

import structlog
from sqlalchemy import Table

from plugin.saleor.ports import ShopRefused, ShopUnavailable
from plugin.services.context import LEASE, Context, now, retry_at
from plugin.storage.leases import change_row, take_due
from plugin.storage.shops import Shop
from plugin.storage.tables.base import AnyRow

log = structlog.get_logger()


def work_through(
    ctx: Context, shop: Shop, table: Table, limit: int, work: Callable[[AnyRow], None]
) -> int:
    """Lease up to `limit` rows of the shop and work on each; how many there were.

    What the shop says no to is tried again as well: staff see it, and may mend it.
    """
    moment = now()
    with ctx.engine.begin() as conn:
        due = take_due(conn, table, shop.id, moment, moment + LEASE, limit)
    for row in due:
        try:
            work(row)
        except Exception as error:
            if not isinstance(error, ShopUnavailable | ShopRefused):
                # A fault of ours, or a deadlock.
                log.exception("work_failed", table=table.name, row=str(row.id))
            _postpone(ctx, table, row, error)
    return len(due)


def _postpone(ctx: Context, table: Table, row: AnyRow, error: Exception) -> None:
    log.warning("work_postponed", table=table.name, row=str(row.id), error=str(error))
    with ctx.engine.begin() as conn:
        change_row(
            conn,
            table,
            row,
            due_at=retry_at(row.attempts, now()),
            lease_until=None,
            attempts=row.attempts + 1,
            last_error=str(error)[:500],
        )
