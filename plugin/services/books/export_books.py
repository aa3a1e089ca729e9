"""Hand the ledger or the rewards out as a table."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing, suppress
from datetime import date, datetime
from enum import StrEnum
from typing import Any
from zoneinfo import ZoneInfo

from plugin.domain.schedule import start_of
from plugin.services.books.write_table import Form, write_table
from plugin.services.context import Context
from plugin.services.programs.change_program import find
from plugin.services.refusals import RefusalCode, Refused
from plugin.storage import exports
from plugin.storage.exports import Scope
from plugin.storage.pages.period import Period
from plugin.storage.shops import Shop, shop_by_id


class Book(StrEnum):
    LEDGER = "ledger"
    REWARDS = "rewards"


_BOOKS = {
    Book.LEDGER: (exports.LEDGER_COLUMNS, exports.ledger_rows),
    Book.REWARDS: (exports.REWARD_COLUMNS, exports.reward_rows),
}


def scope_of(
    ctx: Context, shop: Shop, program_id: int | None, since: str | None, until: str | None
) -> Scope:
    """What was asked for. A day alone begins as the shop's clocks say. Raises Refused."""
    with ctx.engine.begin() as conn:
        zone = (shop_by_id(conn, shop.id) or shop).zone
        if program_id is not None:
            find(conn, shop, program_id)
    return Scope(program_id, Period(_moment(since, zone), _moment(until, zone)))


def export_book(
    ctx: Context, shop: Shop, book: Book, form: Form, scope: Scope, *, with_orders: bool
) -> Iterator[str]:
    """The text, piece by piece, the oldest row first.

    It holds a connection until it is read or closed. with_orders: False leaves their column empty.
    """
    columns, rows_of = _BOOKS[book]
    with ctx.engine.connect() as conn, closing(rows_of(conn, shop.id, scope)) as found:
        rows: Iterable[Sequence[Any]] = found
        if not with_orders:
            hidden = columns.index("order_id")
            rows = ((*row[:hidden], None, *row[hidden + 1 :]) for row in found)
        yield from write_table(form, columns, rows)


def _moment(text: str | None, zone: ZoneInfo) -> datetime | None:
    if text is None:
        return None
    with suppress(ValueError):
        return start_of(date.fromisoformat(text), zone)
    try:
        moment = datetime.fromisoformat(text)
    except ValueError as error:
        raise Refused(RefusalCode.MOMENT_INVALID, text[:50]) from error
    return moment if moment.tzinfo else moment.replace(tzinfo=zone)
