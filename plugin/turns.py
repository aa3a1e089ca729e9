"""A few at a time: more threads than that only take the interpreter out of each other's hands.

A request asks the database some five times, and behind a dozen others that are at work it would
wait for its turn after each answer.
"""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager

_held = threading.local()


class Turns:
    """count: how many may be at work at once."""

    def __init__(self, count: int):
        self._free = threading.Semaphore(count)

    @contextmanager
    def taken(self) -> Iterator[None]:
        with self._free:
            _held.turns = self
            try:
                yield
            finally:
                _held.turns = None

    @contextmanager
    def given_back(self) -> Iterator[None]:
        self._free.release()
        try:
            yield
        finally:
            self._free.acquire()


@contextmanager
def aside() -> Iterator[None]:
    """Let others go on while this thread waits for somebody who may be slow."""
    turns: Turns | None = getattr(_held, "turns", None)
    if turns is None:
        yield
        return
    with turns.given_back():
        yield
