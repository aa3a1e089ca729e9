"""Pages of a list: as many as were asked for, and where the next one begins."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

import strawberry
from graphql import GraphQLError

from plugin.api.admin.caller import cursor_key
from plugin.storage.tables.base import AnyRow

_LARGEST_PAGE = 100
_T = TypeVar("_T")


@strawberry.type(description="`endCursor` is the `after` of the next page.")
class Page(Generic[_T]):
    nodes: list[_T]
    end_cursor: strawberry.ID | None
    has_next_page: bool


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
    if not 1 <= first <= _LARGEST_PAGE:
        raise GraphQLError(f"`first` is from 1 to {_LARGEST_PAGE}.")
    return Cut(first, cursor_key(after))


def page_of(
    cut: Cut,
    rows: Sequence[AnyRow],
    view: Callable[[AnyRow], _T],
    cursor: Callable[[AnyRow], str] = lambda row: str(row.id),
) -> Page[_T]:
    kept = rows[: cut.first]
    return Page(
        nodes=[view(row) for row in kept],
        end_cursor=strawberry.ID(cursor(kept[-1])) if kept else None,
        has_next_page=len(rows) > cut.first,
    )
