"""Read what webhooks say about orders, and durably store it, many in one go.

A commit costs more than all else about a webhook. Request threads hand theirs to one writer a
process, which commits whatever has gathered meanwhile and then lets the threads answer: five times
the throughput, and each answer still comes after its commit.

The writer reads them, too. To verify a signature and to read an order are much code each, which a
processor has to fetch anew when something else has run between: of eight in a row, first all
verified and then all read, each takes less than half the time of one by itself.
"""

from __future__ import annotations

import queue
import threading
import time
from collections import Counter
from collections.abc import Callable
from typing import Any

import structlog
from sqlalchemy import Connection
from sqlalchemy.exc import SQLAlchemyError

from plugin.services.context import Context
from plugin.storage.orders import save_orders

log = structlog.get_logger()

_BATCH = 200
# How long the writer waits for more while webhooks come side by side. A statement costs as much
# as ten rows of it: who waits is answered sooner.
_GATHER = 0.003
# Longer than any commit takes; Saleor itself waits 18 s for an answer.
_PATIENCE = 15
# The engine is woken at once, and again at most this often while more comes in.
_WAKE_EVERY = 0.1


class StoreFailed(Exception):
    """The row is not stored; the sender should try again."""


Row = dict[str, Any]


class _Waiting:
    """A row on its way, and the request thread that waits for it."""

    __slots__ = ("_done", "_error", "_read", "_verify", "row")

    def __init__(self, verify: Callable[[], None], read: Callable[[], Row]):
        self._verify = verify
        self._read = read
        self.row: Row = {}
        # A bare lock: a Future costs as much as parsing the webhook.
        self._done = threading.Lock()
        self._done.acquire()
        self._error: Exception | None = None

    def is_verified(self) -> bool:
        """False where it is not, and whoever waits is told so."""
        return self._has_done(self._verify)

    def is_read(self) -> bool:
        """The same of reading; of what is not verified nothing is read."""
        return self._has_done(self._read_row)

    def _read_row(self) -> None:
        self.row = self._read()

    def _has_done(self, step: Callable[[], None]) -> bool:
        try:
            step()
        except Exception as error:
            self.finish(error)
            return False
        return True

    def wait(self) -> None:
        if not self._done.acquire(timeout=_PATIENCE):
            raise StoreFailed("TimeoutError")
        if isinstance(self._error, SQLAlchemyError):
            raise StoreFailed(type(self._error).__name__) from self._error
        if self._error is not None:
            raise self._error

    def finish(self, error: Exception | None = None) -> None:
        self._error = error
        self._done.release()


class OrderStore:
    """The writer thread of one process. It starts with the first row, so after any fork."""

    def __init__(self, ctx: Context, count: Callable[[int, int], None]):
        """count: is told which shop's orders were stored, and how many of them."""
        self._ctx = ctx
        self._count = count
        self._engine = ctx.engine.execution_options(isolation_level="AUTOCOMMIT")
        self._coming: queue.SimpleQueue[_Waiting] = queue.SimpleQueue()
        self._stored: queue.SimpleQueue[list[int]] = queue.SimpleQueue()
        self._starting = threading.Lock()
        self._started = False

    def store(self, verify: Callable[[], None], read: Callable[[], Row]) -> None:
        """Return once the snapshot is committed. Raises StoreFailed, and what the two raise.

        read: gives the row (see order_row); it is asked only where verify raises nothing. Both run
        while others wait, so neither may ask the database or the shop.
        """
        self._ensure_started()
        waiting = _Waiting(verify, read)
        self._coming.put(waiting)
        waiting.wait()

    def _ensure_started(self) -> None:
        if self._started:
            return
        with self._starting:
            if not self._started:
                for name, work in (("order-writer", self._write), ("order-waker", self._wake)):
                    threading.Thread(target=work, name=name, daemon=True).start()
                self._started = True

    def _write(self) -> None:
        while True:
            batch = _read([self._coming.get(), *self._gathered()])
            if not batch:
                continue
            try:
                with self._engine.connect() as conn:
                    # To take up a connection costs as much as the statement: keep it in a rush.
                    while batch:
                        self._save(conn, batch)
                        if len(batch) > 1:
                            time.sleep(_GATHER)
                        batch = _read(self._gathered())
            except Exception:
                self._save_apart(batch)

    def _gathered(self) -> list[_Waiting]:
        """What has come meanwhile, perhaps nothing."""
        batch: list[_Waiting] = []
        while len(batch) < _BATCH and not self._coming.empty():
            batch.append(self._coming.get())
        return batch

    def _save(self, conn: Connection, batch: list[_Waiting]) -> None:
        save_orders(conn, [item.row for item in batch])
        # Says nothing to the server while the connection commits by itself; a connection that
        # was lost and renewed does not.
        conn.commit()
        for item in batch:
            item.finish()
        self._stored.put([item.row["shop_id"] for item in batch])

    def _save_apart(self, batch: list[_Waiting]) -> None:
        """One bad row, or a lost connection, must not cost the others their commit."""
        for item in batch:
            try:
                with self._engine.connect() as conn:
                    self._save(conn, [item])
            except Exception as error:
                log.warning("order_not_stored", error=type(error).__name__)
                item.finish(error)

    def _wake(self) -> None:
        """Wake the engine after the commit: a worker that looks now will see the rows."""
        while True:
            stored = Counter(self._stored.get())
            while not self._stored.empty():
                stored.update(self._stored.get())
            for shop_id, times in stored.items():
                try:
                    self._count(shop_id, times)
                    self._ctx.wake(shop_id)
                except Exception:
                    # The periodic sweep finds the rows.
                    log.exception("not_woken", shop_id=shop_id)
            time.sleep(_WAKE_EVERY)


def _read(batch: list[_Waiting]) -> list[_Waiting]:
    """Those that are to be stored."""
    verified = [item for item in batch if item.is_verified()]
    return [item for item in verified if item.is_read()]
