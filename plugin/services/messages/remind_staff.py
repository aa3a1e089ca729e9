"""Show staff in the Dashboard that cases wait for longer than they should."""

from __future__ import annotations

from sqlalchemy import Connection

from plugin.services.context import Context, now
from plugin.services.messages.announce import problem, problem_gone
from plugin.storage.cases import overdue_cases
from plugin.storage.shops import Shop
from plugin.storage.tables.base import AnyRow

_KEY = "cases that wait"


def remind_staff(ctx: Context, conn: Connection, shop: Shop) -> None:
    """Of all cases that are overdue, or of none any more."""
    overdue = overdue_cases(conn, shop.id, now())
    if not overdue.cases:
        problem_gone(ctx, conn, shop.id, _KEY)
        return
    since = overdue.oldest.astimezone(shop.zone).date()
    said = "case waits" if overdue.cases == 1 else "cases wait"
    text = f"{overdue.cases} {said} for a decision, the oldest since {since}."
    problem(ctx, conn, shop.id, _KEY, text)


def tell_of_overdue(ctx: Context, conn: Connection, shop: Shop, case: AnyRow) -> None:
    """Say so anew if staff were reminded of this case and it may wait no more."""
    if case.reminded_at is not None:
        remind_staff(ctx, conn, shop)
