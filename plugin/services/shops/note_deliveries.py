"""Note what becomes of webhooks, for staff who wonder whether they come.

A row for each would cost as much as the webhook itself: they are counted in memory, and written
down with one of them, at most every half a minute. So what came in the last moments may be missing.
"""

from __future__ import annotations

import threading
import time
from collections import Counter
from datetime import datetime

import structlog
from sqlalchemy import Engine
from sqlalchemy.exc import SQLAlchemyError

from plugin.services.context import now
from plugin.storage.deliveries import add_deliveries

log = structlog.get_logger()

_WRITE_EVERY = 30.0
_Kind = tuple[int, str, str]


class Deliveries:
    """What one process has answered."""

    def __init__(self, engine: Engine):
        self._engine = engine
        self._lock = threading.Lock()
        self._counts: Counter[_Kind] = Counter()
        self._last: dict[_Kind, datetime] = {}
        self._write_at = 0.0

    def note(self, shop_id: int, family: str, answer: str, times: int = 1) -> None:
        kind = (shop_id, family, answer)
        with self._lock:
            self._counts[kind] += times
            self._last[kind] = now()
            is_due = time.monotonic() >= self._write_at
            if is_due:
                self._write_at = time.monotonic() + _WRITE_EVERY
        if is_due:
            self.write()

    def write(self) -> None:
        """Add what was counted to what is known."""
        with self._lock:
            counts, self._counts = self._counts, Counter()
            last, self._last = self._last, {}
        rows = [
            {
                "shop_id": shop_id,
                "family": family,
                "answer": answer,
                "times": counts[shop_id, family, answer],
                "last_at": at,
            }
            # In the order of their keys, so that two processes do not wait in a circle.
            for (shop_id, family, answer), at in sorted(last.items())
        ]
        if not rows:
            return
        try:
            with self._engine.begin() as conn:
                add_deliveries(conn, rows)
        except SQLAlchemyError as error:
            # Also of a shop that was removed meanwhile. It is a count, and no more than that.
            log.warning("deliveries_not_noted", error=type(error).__name__)
