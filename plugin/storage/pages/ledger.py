"""The ledger, the newest row first."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, or_, select

from plugin.storage.pages.period import EVER, Period
from plugin.storage.pages.turning import counted, turned
from plugin.storage.tables import audit, ledger, rewards
from plugin.storage.tables.base import AnyRow


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which rows; None for any. account: on either end."""

    program_id: int | None = None
    advocate_id: int | None = None
    reward_id: int | None = None
    account: str | None = None
    unit: str | None = None
    created: Period = EVER


def page_of_ledger(
    conn: Connection, shop_id: int, wanted: Wanted, *, after: int | None, limit: int
) -> Sequence[AnyRow]:
    """Rows with `note`, why staff did it; older than the one with id `after`."""
    query = (
        select(ledger, audit.c.note)
        .outerjoin(audit, audit.c.id == ledger.c.audit_id)
        .where(ledger.c.shop_id == shop_id, *conditions(shop_id, wanted))
    )
    return turned(conn, query, ledger.c.id, after, limit)


def count_ledger(conn: Connection, shop_id: int, wanted: Wanted) -> int:
    """How many rows there are, as `counted` does."""
    rows = select(ledger).where(ledger.c.shop_id == shop_id, *conditions(shop_id, wanted))
    return counted(conn, rows)


def conditions(shop_id: int, wanted: Wanted) -> Iterator[ColumnElement[bool]]:
    for column, value in (
        (ledger.c.reward_id, wanted.reward_id),
        (ledger.c.unit, wanted.unit),
    ):
        if value is not None:
            yield column == value
    if wanted.account is not None:
        yield or_(ledger.c.from_account == wanted.account, ledger.c.to_account == wanted.account)
    yield from wanted.created.holds(ledger.c.created_at)
    if wanted.program_id is not None or wanted.advocate_id is not None:
        yield ledger.c.reward_id.in_(_rewards(shop_id, wanted))


def _rewards(shop_id: int, wanted: Wanted) -> Select[Any]:
    mine = select(rewards.c.id).where(rewards.c.shop_id == shop_id)
    if wanted.program_id is not None:
        mine = mine.where(rewards.c.program_id == wanted.program_id)
    if wanted.advocate_id is None:
        return mine
    # Found first: one advocate's few rows are not to be looked for through the whole ledger.
    named = mine.where(rewards.c.advocate_id == wanted.advocate_id).cte("mine")
    return select(named.prefix_with("MATERIALIZED").c.id)
