"""Counts of the library `limits`, in the database that all processes share."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from limits.storage import Storage
from sqlalchemy import Connection, Engine, case, delete, func, select
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.exc import SQLAlchemyError

from plugin.storage.database import at_once
from plugin.storage.tables import rate_windows
from plugin.storage.tables.base import AnyRow

_ROW = insert(rate_windows)
_IS_OVER = rate_windows.c.ends_at <= func.now()
# One statement, so that two who come at once are both counted.
_COUNT = _ROW.on_conflict_do_update(
    constraint=rate_windows.primary_key,
    set_={
        "times": case(
            (_IS_OVER, _ROW.excluded.times), else_=rate_windows.c.times + _ROW.excluded.times
        ),
        "ends_at": case((_IS_OVER, _ROW.excluded.ends_at), else_=rate_windows.c.ends_at),
    },
).returning(rate_windows.c.times)


class RateWindows(Storage):
    """Fixed windows. A key is `LIMITER/<shop>/<what is asked>/<who>/…`, as `limits` makes it."""

    STORAGE_SCHEME = None

    def __init__(self, engine: Engine):
        super().__init__()
        self._engine = engine

    @property
    def base_exceptions(self) -> type[Exception]:
        return SQLAlchemyError

    def incr(self, key: str, expiry: int, amount: int = 1) -> int:
        ends_at = datetime.now(UTC) + timedelta(seconds=expiry)
        row = {**_names(key), "times": amount, "ends_at": ends_at}
        with at_once(self._engine) as conn:
            times: int = conn.execute(_COUNT, row).scalar_one()
        return times

    def get(self, key: str) -> int:
        found = self._read(key)
        return found.times if found is not None else 0

    def get_expiry(self, key: str) -> float:
        found = self._read(key)
        moment: datetime = found.ends_at if found is not None else datetime.now(UTC)
        return moment.timestamp()

    def check(self) -> bool:
        with self._engine.connect() as conn:
            return bool(conn.execute(select(1)).scalar_one())

    def reset(self) -> int | None:
        with self._engine.begin() as conn:
            return conn.execute(delete(rate_windows)).rowcount

    def clear(self, key: str) -> None:
        with self._engine.begin() as conn:
            conn.execute(delete(rate_windows).filter_by(**_names(key)))

    def _read(self, key: str) -> AnyRow | None:
        query = select(rate_windows).filter_by(**_names(key)).where(~_IS_OVER)
        with self._engine.connect() as conn:
            return conn.execute(query).one_or_none()


def forget_windows(conn: Connection) -> int:
    """Those that are over."""
    return conn.execute(delete(rate_windows).where(_IS_OVER)).rowcount


def _names(key: str) -> dict[str, object]:
    _, shop_id, asked, who, *_ = key.split("/")
    return {"shop_id": int(shop_id), "asked": asked, "who_hmac": who}
