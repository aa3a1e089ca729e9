"""The names that advocates let themselves be found by."""

from __future__ import annotations

from collections.abc import Collection

from sqlalchemy import Connection, delete, insert, select

from plugin.storage.tables import advocate_names, advocates
from plugin.storage.tables.base import AnyRow


def set_name(
    conn: Connection, shop_id: int, advocate_id: int, exact: str | None, near: Collection[str]
) -> None:
    """Fingerprints of the name from now on; None for an advocate who is not to be found."""
    conn.execute(
        delete(advocate_names).where(
            advocate_names.c.shop_id == shop_id, advocate_names.c.advocate_id == advocate_id
        )
    )
    if exact is None:
        return
    keys = {exact: True, **dict.fromkeys(set(near) - {exact}, False)}
    rows = [
        {"shop_id": shop_id, "advocate_id": advocate_id, "key_hmac": key, "is_exact": is_exact}
        for key, is_exact in keys.items()
    ]
    conn.execute(insert(advocate_names), rows)


def advocates_named(conn: Connection, shop_id: int, exact: str) -> list[AnyRow]:
    query = (
        select(advocates)
        .join(advocate_names, advocate_names.c.advocate_id == advocates.c.id)
        .where(
            advocate_names.c.shop_id == shop_id,
            advocate_names.c.key_hmac == exact,
            advocate_names.c.is_exact,
        )
    )
    return list(conn.execute(query))


def is_near(conn: Connection, shop_id: int, keys: Collection[str]) -> bool:
    """True if some advocate's name shares one of these fingerprints."""
    query = select(advocate_names.c.id).where(
        advocate_names.c.shop_id == shop_id, advocate_names.c.key_hmac.in_(sorted(keys))
    )
    return conn.execute(query.limit(1)).first() is not None


def has_name(conn: Connection, shop_id: int, advocate_id: int) -> bool:
    query = select(advocate_names.c.id).where(
        advocate_names.c.shop_id == shop_id, advocate_names.c.advocate_id == advocate_id
    )
    return conn.execute(query.limit(1)).first() is not None
