"""Paging by key, as Saleor does it: a row that moves while you page is seen again, or not."""

import base64
import json
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from graphql import GraphQLError

LARGEST_PAGE = 100

Key = Callable[[Any], list[Any]]


@dataclass
class Connection:
    name: str
    rows: list[Any]
    first: int | None
    after: str | None
    key: Key
    descending: bool

    @property
    def total_count(self) -> int:
        return len(self.rows)

    @property
    def edges(self) -> list[dict[str, Any]]:
        return [{"node": row, "cursor": self._cursor(row)} for row in self._page]

    @property
    def page_info(self) -> dict[str, Any]:
        page = self._page
        return {
            "hasNextPage": len(self._rest) > len(page),
            "hasPreviousPage": self.after is not None,
            "startCursor": self._cursor(page[0]) if page else None,
            "endCursor": self._cursor(page[-1]) if page else None,
        }

    @property
    def _page(self) -> list[Any]:
        if self.first is None:
            raise GraphQLError(
                "You must provide a `first` or `last` value "
                f"to properly paginate the `{self.name}` connection."
            )
        return self._rest[: self.first]

    @property
    def _rest(self) -> list[Any]:
        if self.after is None:
            return self.rows
        last = _read_cursor(self.after)
        if self.descending:
            return [row for row in self.rows if list(self.key(row)) < last]
        return [row for row in self.rows if list(self.key(row)) > last]

    def _cursor(self, row: Any) -> str:
        return base64.b64encode(json.dumps(list(self.key(row))).encode()).decode()


def _read_cursor(cursor: str) -> list[Any]:
    try:
        read: list[Any] = json.loads(base64.b64decode(cursor))
    except ValueError:
        raise GraphQLError("Received cursor is invalid.") from None
    return read


def connection(
    name: str,
    rows: Iterable[Any],
    key: Key,
    first: int | None,
    after: str | None,
    *,
    descending: bool = False,
) -> Connection:
    if first is not None and first > LARGEST_PAGE:
        raise GraphQLError(
            f"Requesting {first} records on the `{name}` connection "
            f"exceeds the `first` limit of {LARGEST_PAGE} records."
        )
    ordered = sorted(rows, key=key, reverse=descending)
    return Connection(name, ordered, first, after, key, descending)


def by_pk(row: Any) -> list[Any]:
    return [row.pk]
