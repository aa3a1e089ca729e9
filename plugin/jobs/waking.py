"""Wake the workers: put a job into the background engine's queue.

By a statement of our own, not by the engine's library: it would cost each web process eleven
megabytes, connections of its own, and the database an error in its log whenever a job like it
waits already (docs/adr/0007).
"""

from __future__ import annotations

from typing import Any

import orjson
import structlog
from sqlalchemy import Engine, text
from sqlalchemy.exc import SQLAlchemyError

log = structlog.get_logger()

# What the engine itself writes. Its triggers do the rest.
_JOB = text(
    "INSERT INTO procrastinate_jobs (queue_name, task_name, queueing_lock, lock, args) "
    "VALUES ('default', :task, :queueing_lock, :lock, CAST(:args AS jsonb)) "
    "ON CONFLICT (queueing_lock) WHERE status = 'todo' DO NOTHING"
)


class Waker:
    """Puts jobs into the queue; cheap to call often, because one waiting job of a kind is enough.

    It commits by itself, and is called after the rows it is about were committed: a job that
    was taken a moment before that commit would find nothing (docs/adr/0002).
    """

    def __init__(self, engine: Engine):
        self._engine = engine.execution_options(isolation_level="AUTOCOMMIT")

    def __call__(self, shop_id: int) -> None:
        """Have a worker look after the shop."""
        self._wake("look_after", f"look_after {shop_id}", None, shop_id=shop_id)

    def read(self, shop_id: int, kind: str) -> None:
        """Have a worker read the shop's orders; only one does so at a time."""
        lock = f"read {shop_id} {kind}"
        self._wake("read", lock, lock, shop_id=shop_id, kind=kind)

    def _wake(self, task: str, queueing_lock: str, lock: str | None, **args: Any) -> None:
        job = {
            "task": task,
            "queueing_lock": queueing_lock,
            "lock": lock,
            "args": orjson.dumps(args).decode(),
        }
        try:
            with self._engine.connect() as conn:
                conn.execute(_JOB, job)
        except SQLAlchemyError:
            # The rows are committed; the periodic sweep finds them.
            log.warning("not_woken", task=task, **args)
