"""Durably store what webhooks say about orders, many in one commit.

A commit costs more than all else about a webhook. Request threads hand their rows to one writer
a process, which commits whatever has gathered meanwhile and then lets the threads answer: five
times the throughput, and each answer still comes after its commit.
"""

from __future__ import annotations

import queue
import threading
import time
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


class _Waiting:
    """A row on its way, and the request thread that waits for it."""

    __slots__ = ("_done", "_error", "row")

    def __init__(self, row: dict[str, Any]):
        self.row = row
        # A bare lock: a Future costs as much as parsing the webhook.
        self._done = threading.Lock()
        self._done.acquire()
        self._error: Exception | None = None

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

    def __init__(self, ctx: Context):
        self._ctx = ctx
        self._engine = ctx.engine.execution_options(isolation_level="AUTOCOMMIT")
        self._coming: queue.SimpleQueue[_Waiting] = queue.SimpleQueue()
        self._stored: queue.SimpleQueue[int] = queue.SimpleQueue()
        self._starting = threading.Lock()
        self._started = False

    def store(self, row: dict[str, Any]) -> None:
        """Return once the snapshot is committed. Raises StoreFailed."""
        self._ensure_started()
        waiting = _Waiting(row)
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
            batch = [self._coming.get(), *self._gathered()]
            try:
                with self._engine.connect() as conn:
                    # To take up a connection costs as much as the statement: keep it in a rush.
                    while batch:
                        self._save(conn, batch)
                        if len(batch) > 1:
                            time.sleep(_GATHER)
                        batch = self._gathered()
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
        for shop_id in {item.row["shop_id"] for item in batch}:
            self._stored.put(shop_id)

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
            shop_ids = {self._stored.get()}
            while not self._stored.empty():
                shop_ids.add(self._stored.get())
            for shop_id in shop_ids:
                try:
                    self._ctx.wake(shop_id)
                except Exception:
                    # The periodic sweep finds the rows.
                    log.exception("not_woken", shop_id=shop_id)
            time.sleep(_WAKE_EVERY)
