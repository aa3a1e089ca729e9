"""Durably store what webhooks say about orders, many in one commit.

A commit costs more than all else about a webhook. Request threads hand their rows to one writer
a process, which commits whatever has gathered meanwhile and then lets the threads answer: five
times the throughput, and each answer still comes after its commit.
"""

from __future__ import annotations

import queue
import threading
from concurrent.futures import Future
from typing import Any

import structlog
from sqlalchemy import Engine
from sqlalchemy.exc import SQLAlchemyError

from plugin.services.context import Context
from plugin.storage.orders import save_orders

log = structlog.get_logger()

_BATCH = 200
# Longer than any commit takes; Saleor itself waits 18 s for an answer.
_PATIENCE = 15

_Item = tuple[dict[str, Any], "Future[None]"]


class StoreFailed(Exception):
    """The row is not stored; the sender should try again."""


class OrderStore:
    """The writer thread of one process. It starts with the first row, so after any fork."""

    def __init__(self, ctx: Context):
        self._ctx = ctx
        self._queue: queue.SimpleQueue[_Item] = queue.SimpleQueue()
        self._starting = threading.Lock()
        self._writer: threading.Thread | None = None

    def store(self, row: dict[str, Any]) -> None:
        """Return once the snapshot is committed. Raises StoreFailed."""
        self._ensure_writer()
        done: Future[None] = Future()
        self._queue.put((row, done))
        try:
            done.result(timeout=_PATIENCE)
        except (SQLAlchemyError, TimeoutError) as error:
            raise StoreFailed(type(error).__name__) from error

    def _ensure_writer(self) -> None:
        if self._writer is None:
            with self._starting:
                if self._writer is None:
                    self._writer = threading.Thread(
                        target=self._run, name="order-writer", daemon=True
                    )
                    self._writer.start()

    def _run(self) -> None:
        while True:
            batch = [self._queue.get()]
            while len(batch) < _BATCH and not self._queue.empty():
                batch.append(self._queue.get())
            self._write(batch)

    def _write(self, batch: list[_Item]) -> None:
        try:
            _commit(self._ctx.engine, [row for row, _ in batch])
        except Exception as error:
            if len(batch) > 1:
                # One bad row must not cost the others their commit.
                for item in batch:
                    self._write([item])
                return
            log.warning("order_not_stored", error=type(error).__name__)
            batch[0][1].set_exception(error)
            return
        for _, done in batch:
            done.set_result(None)
        for shop_id in {row["shop_id"] for row, _ in batch}:
            # After the commit: a worker that looks now will see the rows.
            self._ctx.wake(shop_id)


def _commit(engine: Engine, rows: list[dict[str, Any]]) -> None:
    with engine.begin() as conn:
        save_orders(conn, rows)
