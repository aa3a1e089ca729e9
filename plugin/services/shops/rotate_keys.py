"""Encrypt what is encrypted at rest anew, under the newest key."""

from __future__ import annotations

from sqlalchemy import Column, select, update

from plugin.services.context import Context
from plugin.storage.tables import advocates, messages, shops

_SEALED: tuple[Column[bytes], ...] = (shops.c.token, advocates.c.email, messages.c.body)
_BATCH = 500


def rotate_keys(ctx: Context) -> int:
    """How many secrets there were. Safe to run again, and while the app runs."""
    return sum(_rotate(ctx, column) for column in _SEALED)


def _rotate(ctx: Context, column: Column[bytes]) -> int:
    table, done, last = column.table, 0, 0
    while True:
        with ctx.engine.begin() as conn:
            query = (
                select(table.c.id, column)
                .where(column.is_not(None), table.c.id > last)
                .order_by(table.c.id)
                .limit(_BATCH)
                .with_for_update()
            )
            rows = conn.execute(query).all()
            for row_id, sealed in rows:
                fresh = ctx.keys.vault.rotate(bytes(sealed))
                conn.execute(update(table).where(table.c.id == row_id).values({column.name: fresh}))
        if not rows:
            return done
        done += len(rows)
        last = rows[-1][0]
