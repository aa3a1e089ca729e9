"""The names of what rows point at, read once for a whole page, and only if they are wanted."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping
from typing import Generic, TypeVar

from sqlalchemy import Connection, Engine

from plugin.storage.pages.names import numbers_of, programs_called, words_of
from plugin.storage.tables.base import AnyRow

_K = TypeVar("_K", int, str)
_Read = Callable[[Connection, int, Collection[_K]], Mapping[_K, str]]


class _Called(Generic[_K]):
    """Names of one kind of thing, by id."""

    def __init__(self, engine: Engine, shop_id: int, read: _Read[_K]):
        self._engine = engine
        self._shop_id = shop_id
        self._read: _Read[_K] = read
        self._known: dict[_K, str] = {}
        self.expected: set[_K] = set()

    def __getitem__(self, key: _K) -> str:
        if key not in self._known:
            with self._engine.connect() as conn:
                self._known |= self._read(conn, self._shop_id, self.expected | {key})
            self.expected.clear()
        return self._known[key]


class Names:
    """Of one request."""

    def __init__(self, engine: Engine, shop_id: int):
        self.words = _Called(engine, shop_id, words_of)
        self.programs = _Called(engine, shop_id, programs_called)
        self.numbers = _Called(engine, shop_id, numbers_of)

    def expect(self, rows: Iterable[AnyRow]) -> None:
        """The rows of a page, with advocate_id, program_id and order_id: whoever asks for a name
        of one of them will ask for all."""
        for row in rows:
            self.words.expected.add(row.advocate_id)
            self.programs.expected.add(row.program_id)
            if row.order_id is not None:
                self.numbers.expected.add(row.order_id)
