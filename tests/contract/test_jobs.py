"""The job that we write is the job that the background engine would write."""

from __future__ import annotations

from typing import Any

import pytest
from procrastinate import App, SyncPsycopgConnector
from sqlalchemy import Engine, text

from plugin.jobs.waking import Waker
from plugin.storage.database import connect
from tests.crash.running import address

_ROWS = text("SELECT to_jsonb(j) - 'id' AS job FROM procrastinate_jobs j ORDER BY id")


def jobs(engine: Engine) -> list[dict[str, Any]]:
    with engine.connect() as conn:
        return list(conn.execute(_ROWS).scalars())


def deferred_by_the_library(engine: Engine, task: str, lock: str | None, **args: Any) -> None:
    app = App(connector=SyncPsycopgConnector(conninfo=address(engine)))
    with app.open():
        queueing_lock = lock or f"look_after {args['shop_id']}"
        app.configure_task(task, lock=lock, queueing_lock=queueing_lock).defer(**args)


def test_to_wake_is_what_the_library_calls_to_defer(database: Engine) -> None:
    wake = Waker(database)
    wake(7)
    wake.read(7, "reconcile")
    ours = jobs(database)
    with database.begin() as conn:
        conn.execute(text("DELETE FROM procrastinate_jobs"))
    deferred_by_the_library(database, "look_after", None, shop_id=7)
    deferred_by_the_library(database, "read", "read 7 reconcile", shop_id=7, kind="reconcile")

    assert ours == jobs(database)


def test_one_waiting_job_of_a_kind_is_enough(database: Engine) -> None:
    wake = Waker(database)
    for _ in range(3):
        wake(7)
        wake(8)
        wake.read(7, "backfill")

    assert [job["queueing_lock"] for job in jobs(database)] == [
        "look_after 7",
        "look_after 8",
        "read 7 backfill",
    ]


def test_a_job_that_is_being_done_does_not_keep_the_next_from_waiting(database: Engine) -> None:
    wake = Waker(database)
    wake(7)
    with database.begin() as conn:
        conn.execute(text("UPDATE procrastinate_jobs SET status = 'doing'"))
    wake(7)

    assert [job["status"] for job in jobs(database)] == ["doing", "todo"]


def test_a_worker_hears_of_the_job_at_once(database: Engine) -> None:
    with database.connect().execution_options(isolation_level="AUTOCOMMIT") as conn:
        conn.execute(text("LISTEN procrastinate_any_queue_v1"))
        Waker(database)(7)
        driver = conn.connection.driver_connection
        assert driver is not None
        (heard,) = driver.notifies(timeout=5, stop_after=1)

    assert "job_inserted" in heard.payload


def test_nobody_fails_because_the_workers_cannot_be_woken(
    capsys: pytest.CaptureFixture[str],
) -> None:
    away = connect("postgresql://nobody@127.0.0.1:1/nothing?connect_timeout=1")

    Waker(away)(7)
    assert "not_woken" in capsys.readouterr().out
