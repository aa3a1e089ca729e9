"""Pages of a list: as many as were asked for, and where the next one begins."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Generic, TypeVar

import strawberry
from graphql import GraphQLError
from sqlalchemy import Connection

from plugin.api.admin.caller import NO_CURSOR, AdminInfo, Caller, cursor_key, known_id
from plugin.storage.pages.period import Period
from plugin.storage.pages.turning import MOST_COUNTED
from plugin.storage.shops import shop_by_id
from plugin.storage.tables.base import AnyRow

LARGEST_PAGE = 100
_T = TypeVar("_T")


@strawberry.type(description=f"How long a list is: counted to {MOST_COUNTED}, and no further.")
class Total:
    count: int
    is_more: bool = strawberry.field(description="There are more than `count`.")


@strawberry.type(description="`endCursor` is the `after` of the next page.")
class Page(Generic[_T]):
    nodes: list[_T]
    end_cursor: strawberry.ID | None
    has_next_page: bool
    counting: strawberry.Private[Callable[[Connection], int]]

    @strawberry.field(description="Of the whole list, with its filter.")
    def total(self, info: AdminInfo) -> Total:
        with info.context.ctx.engine.connect() as conn:
            found = self.counting(conn)
        return Total(count=min(found, MOST_COUNTED), is_more=found > MOST_COUNTED)


@dataclass(frozen=True, slots=True)
class Cut:
    """What to read for a page: one row more than it has shows whether there is another."""

    first: int
    after: int | None

    @property
    def limit(self) -> int:
        return self.first + 1


def cut_of(first: int, after: strawberry.ID | None) -> Cut:
    """Raises GraphQLError for a size or a cursor that no page has."""
    if not 1 <= first <= LARGEST_PAGE:
        raise GraphQLError(f"`first` is from 1 to {LARGEST_PAGE}.")
    return Cut(first, cursor_key(after))


def ranked_cursor(after: strawberry.ID | None) -> tuple[int, int] | None:
    """Of a list that is sorted by a number: that number, and the id of the row."""
    if after is None:
        return None
    number, _, row = after.partition(".")
    found = known_id(strawberry.ID(number)), known_id(strawberry.ID(row))
    if found[0] is None or found[1] is None:
        raise GraphQLError(NO_CURSOR)
    return found[0], found[1]


def period_of(caller: Caller, since: datetime | None, until: datetime | None) -> Period:
    """A moment without an offset is meant as the shop's clocks show it."""
    moments = since, until
    if any(moment is not None and moment.tzinfo is None for moment in moments):
        # Read anew: the zone may have been set a moment ago by another process.
        with caller.ctx.engine.begin() as conn:
            zone = (shop_by_id(conn, caller.shop.id) or caller.shop).zone
        return Period(*(m.replace(tzinfo=m.tzinfo or zone) if m else None for m in moments))
    return Period(*moments)


def page_of(
    cut: Cut,
    rows: Sequence[AnyRow],
    view: Callable[[AnyRow], _T],
    counting: Callable[[Connection], int],
    cursor: Callable[[AnyRow], str] = lambda row: str(row.id),
) -> Page[_T]:
    kept = rows[: cut.first]
    return Page(
        nodes=[view(row) for row in kept],
        end_cursor=strawberry.ID(cursor(kept[-1])) if kept else None,
        has_next_page=len(rows) > cut.first,
        counting=counting,
    )
