"""Cases, the newest first."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Select, select

from plugin.domain.abuse.signal import Suspicion
from plugin.domain.review import CaseState
from plugin.storage.pages.turning import counted, turned
from plugin.storage.tables import cases
from plugin.storage.tables.base import AnyRow


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which cases; None for any."""

    state: CaseState | None = None
    kind: Suspicion | None = None
    advocate_id: int | None = None


def page_of_cases(
    conn: Connection, shop_id: int, wanted: Wanted, *, after: int | None, limit: int
) -> Sequence[AnyRow]:
    """Those older than the one with id `after`; a case that is part of another comes with it."""
    return turned(conn, _wanted(shop_id, wanted), cases.c.id, after, limit)


def count_cases(conn: Connection, shop_id: int, wanted: Wanted) -> int:
    """How many there are, as `counted` does."""
    return counted(conn, _wanted(shop_id, wanted))


def _wanted(shop_id: int, wanted: Wanted) -> Select[Any]:
    equal = {
        cases.c.state: wanted.state,
        cases.c.kind: wanted.kind,
        cases.c.advocate_id: wanted.advocate_id,
    }
    return (
        select(cases)
        .where(cases.c.shop_id == shop_id, cases.c.merged_into.is_(None))
        .where(*(column == value for column, value in equal.items() if value is not None))
    )
