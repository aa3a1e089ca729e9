"""Hand a list out as a table: the ledger, rewards, referrals or advocates."""

from __future__ import annotations

from collections.abc import Callable, Generator, Iterable, Iterator, Mapping, Sequence
from contextlib import closing, suppress
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import Connection

from plugin.domain.schedule import start_of
from plugin.services.books.write_table import Form, write_table
from plugin.services.context import Context
from plugin.services.programs.change_program import find
from plugin.services.refusals import RefusalCode, Refused
from plugin.storage import exports
from plugin.storage.pages import advocates, ledger, referrals, rewards
from plugin.storage.pages.period import Period
from plugin.storage.shops import Shop, shop_by_id
from plugin.storage.tables.base import AnyRow


class Book(StrEnum):
    LEDGER = "ledger"
    REWARDS = "rewards"
    REFERRALS = "referrals"
    ADVOCATES = "advocates"


# What of a list is wanted; of each list, its own.
Wanted = ledger.Wanted | rewards.Wanted | referrals.Wanted | advocates.Wanted
_Rows = Callable[[Connection, int, Any], Generator[AnyRow]]
_BOOKS: Mapping[Book, tuple[tuple[str, ...], _Rows]] = {
    Book.LEDGER: (exports.LEDGER_COLUMNS, exports.ledger_rows),
    Book.REWARDS: (exports.REWARD_COLUMNS, exports.reward_rows),
    Book.REFERRALS: (exports.REFERRAL_COLUMNS, exports.referral_rows),
    Book.ADVOCATES: (exports.ADVOCATE_COLUMNS, exports.advocate_rows),
}
# What names an order, or says what it brought.
_OF_ORDERS = frozenset({"order_id", "order_number", "revenue"})


@dataclass(frozen=True, slots=True)
class Scope:
    """The whole shop, or one program; ever, or in a period."""

    program_id: int | None
    period: Period

    def of(self, book: Book) -> Wanted:
        """What that is of a book. Advocates are of no program, and of no day."""
        match book:
            case Book.LEDGER:
                return ledger.Wanted(program_id=self.program_id, created=self.period)
            case Book.REWARDS:
                return rewards.Wanted(program_id=self.program_id, created=self.period)
            case Book.REFERRALS:
                return referrals.Wanted(program_id=self.program_id, created=self.period)
            case Book.ADVOCATES:
                return advocates.Wanted()


def scope_of(
    ctx: Context, shop: Shop, program_id: int | None, since: str | None, until: str | None
) -> Scope:
    """What was asked for. A day alone begins as the shop's clocks say. Raises Refused."""
    with ctx.engine.begin() as conn:
        zone = (shop_by_id(conn, shop.id) or shop).zone
        if program_id is not None:
            find(conn, shop, program_id)
    begin, end = (moment_of(text, zone) if text is not None else None for text in (since, until))
    return Scope(program_id, Period(begin, end))


def export_book(
    ctx: Context, shop: Shop, book: Book, form: Form, wanted: Wanted, *, with_orders: bool
) -> Iterator[str]:
    """The text, piece by piece, the oldest row first.

    It holds a connection until it is read or closed. with_orders: False leaves their columns empty.
    """
    columns, rows_of = _BOOKS[book]
    with ctx.engine.connect() as conn, closing(rows_of(conn, shop.id, wanted)) as found:
        rows: Iterable[Sequence[Any]] = found
        if not with_orders:
            shown = [name not in _OF_ORDERS for name in columns]
            rows = (
                [cell if seen else None for cell, seen in zip(row, shown, strict=True)]
                for row in found
            )
        yield from write_table(form, columns, rows)


def moment_of(text: str, zone: ZoneInfo) -> datetime:
    """A day alone is its first moment. Raises Refused."""
    with suppress(ValueError):
        return start_of(date.fromisoformat(text), zone)
    try:
        moment = datetime.fromisoformat(text)
    except ValueError as error:
        raise Refused(RefusalCode.MOMENT_INVALID, text[:50]) from error
    return moment if moment.tzinfo else moment.replace(tzinfo=zone)
