"""The background engine: Procrastinate on the app's own database.

Rows are the truth and jobs only wake somebody to look at them, so a lost job costs a minute at
the most (`sweep`), and a job that runs twice finds nothing to do.
"""

from __future__ import annotations

from typing import Any

import structlog
from procrastinate import App, PsycopgConnector, SyncPsycopgConnector
from procrastinate.exceptions import AlreadyEnqueued, ConnectorException

log = structlog.get_logger()


class Waker:
    """Puts jobs into the queue; cheap to call often, because one waiting job of a kind is enough.

    It commits by itself, and is called after the rows it is about were committed: a job that
    was taken a moment before that commit would find nothing (docs/adr/0002).
    """

    def __init__(self, conninfo: str):
        self._connector = SyncPsycopgConnector(conninfo=conninfo, min_size=1, max_size=4, timeout=5)
        self._app = App(connector=self._connector)
        self._is_open = False

    def __call__(self, shop_id: int) -> None:
        """Have a worker look after the shop."""
        self._defer("look_after", f"look_after {shop_id}", None, shop_id=shop_id)

    def read(self, shop_id: int, kind: str) -> None:
        """Have a worker read the shop's orders; only one does so at a time."""
        lock = f"read {shop_id} {kind}"
        self._defer("read", lock, lock, shop_id=shop_id, kind=kind)

    def _defer(self, task: str, queueing_lock: str, lock: str | None, **arguments: Any) -> None:
        try:
            if not self._is_open:
                self._app.open()
                self._is_open = True
            job = self._app.configure_task(task, lock=lock, queueing_lock=queueing_lock)
            job.defer(**arguments)
        except AlreadyEnqueued:
            pass
        except ConnectorException:
            # The rows are committed; the periodic sweep finds them.
            log.warning("not_woken", task=task, **arguments)

    def close(self) -> None:
        if self._is_open:
            self._app.close()


def worker_app(conninfo: str) -> App:
    """The engine as a worker runs it, with no tasks yet."""
    return App(connector=PsycopgConnector(conninfo=conninfo, min_size=1, max_size=8))
