"""The app at work, with a supervisor that starts again what has died."""

from __future__ import annotations

import os
import signal
import socket
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import requests
from procrastinate import App as Engine
from procrastinate import SyncPsycopgConnector
from procrastinate.exceptions import AlreadyEnqueued
from sqlalchemy import Engine as Database
from sqlalchemy import text

from plugin.config import Settings
from tests.crash.roles import Role
from tests.waiting import until

_TIME_PASSES = (
    "UPDATE vouchers SET lease_until = lease_until - interval '1 h'",
    "UPDATE codes SET lease_until = lease_until - interval '1 h'",
    "UPDATE messages SET lease_until = lease_until - interval '1 h'",
    "UPDATE procrastinate_workers SET last_heartbeat = last_heartbeat - interval '1 h'",
)
_CUT_OFF = """
    SELECT count(*) FROM procrastinate_jobs
    WHERE status = 'doing' AND worker_id = (SELECT max(id) FROM procrastinate_workers)
"""


class RunningApp:
    """The web role with two processes, and one worker at a time."""

    def __init__(self, database: Database, engine: Engine, web: Role, worker: Role, url: str):
        self.url = url
        self._database = database
        self._engine = engine
        self._web = web
        self._worker = worker

    def web_starts(self) -> None:
        self._web.starts()
        until("the web role answers", self._answers)

    def worker_starts(self) -> None:
        """Returns once it looks for work."""
        before = self._last_worker()

        def is_at_work() -> bool:
            self.must_live()
            return self._last_worker() > before

        self._worker.starts()
        until("the worker is at work", is_at_work)

    def must_live(self) -> None:
        """Raises Died if a role has ended by itself."""
        self._web.must_live()
        self._worker.must_live()

    def worker_is_killed(self) -> int:
        """kill -9, and the time goes by after which others may take up what it held.

        No worker lives at this moment, so whatever is held was held by a dead one. Gives the
        number of jobs that were cut off.
        """
        self._worker.is_killed()
        with self._database.begin() as conn:
            for time_passes in _TIME_PASSES:
                conn.execute(text(time_passes))
            return int(conn.execute(text(_CUT_OFF)).scalar_one())

    def web_process_is_killed(self) -> None:
        """kill -9 of the web process that has lived longest.

        Two deaths of one process within five seconds are a crash loop for the server: it ends.
        """
        os.kill(self._web.children()[0], signal.SIGKILL)

    def minute_passes(self) -> None:
        """The engine's clock strikes, without the wait for it."""
        self.must_live()
        self._strikes("sweep", "retry_stalled")

    def hour_passes(self) -> None:
        """Whenever a worker lives again, it asks the shop for all that changed."""
        self._strikes("reconcile")

    def _strikes(self, *tasks: str) -> None:
        for task in tasks:
            with suppress(AlreadyEnqueued):
                self._engine.configure_task(task, queueing_lock=task).defer(timestamp=0)

    def ends(self) -> None:
        self._worker.ends()
        self._web.ends()

    def _answers(self) -> bool:
        self._web.must_live()
        with requests.Session() as http:
            http.trust_env = False
            try:
                return http.get(f"{self.url}/health", timeout=2).ok
            except requests.RequestException:
                return False

    def _last_worker(self) -> int:
        with self._database.connect() as conn:
            query = text("SELECT coalesce(max(id), 0) FROM procrastinate_workers")
            return int(conn.execute(query).scalar_one())


@contextmanager
def running_app(
    settings: Settings, database: Database, folder: Path, bytecode: Path
) -> Iterator[RunningApp]:
    """The web role answers; the worker waits to be started. Logs go into the folder."""
    where = address(database)
    url = f"http://127.0.0.1:{_free_port()}"
    environment = {
        **_environment(settings, url),
        **_compiled(bytecode),
        "DATABASE_URL": where,
        "DATA_DIR": str(folder),
    }
    web = Role("serve", environment, folder / "web.log")
    worker = Role("worker", environment, folder / "worker.log")
    with Engine(connector=SyncPsycopgConnector(conninfo=where)).open() as engine:
        app = RunningApp(database, engine, web, worker, url)
        try:
            app.web_starts()
            yield app
        finally:
            app.ends()


def address(database: Database) -> str:
    """The database as the app is told of it: it waits for the disk as in earnest."""
    url = database.url.set(drivername="postgresql").difference_update_query(["options"])
    return url.render_as_string(hide_password=False)


def _environment(settings: Settings, url: str) -> dict[str, str]:
    assert settings.identity_key is not None
    return {
        "APP_URL": url,
        "PORT": url.rpartition(":")[2],
        "WEB_WORKERS": "2",
        "SECRET_KEYS": ",".join(key.get_secret_value() for key in settings.secret_keys),
        "IDENTITY_KEY": settings.identity_key.get_secret_value(),
        "ALLOW_PRIVATE_SHOPS": "true",
    }


def _compiled(folder: Path) -> dict[str, str]:
    """Where this Python keeps no bytecode, most of some twenty starts would be compiling."""
    if not sys.dont_write_bytecode:
        return {}
    return {"PYTHONDONTWRITEBYTECODE": "", "PYTHONPYCACHEPREFIX": str(folder)}


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
