"""The names by which people know what rows point at."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from sqlalchemy import Connection, select

from plugin.storage.tables import advocates, orders, programs


def words_of(conn: Connection, shop_id: int, advocate_ids: Collection[int]) -> Mapping[int, str]:
    """Of advocates, what their share links carry."""
    query = select(advocates.c.id, advocates.c.word).where(
        advocates.c.shop_id == shop_id, advocates.c.id.in_(advocate_ids)
    )
    return {row.id: row.word for row in conn.execute(query)}


def programs_called(conn: Connection, shop_id: int, ids: Collection[int]) -> Mapping[int, str]:
    query = select(programs.c.id, programs.c.name).where(
        programs.c.shop_id == shop_id, programs.c.id.in_(ids)
    )
    return {row.id: row.name for row in conn.execute(query)}


def numbers_of(conn: Connection, shop_id: int, order_ids: Collection[str]) -> Mapping[str, str]:
    """Of orders, as customers and staff name them."""
    query = select(orders.c.id, orders.c.number).where(
        orders.c.shop_id == shop_id, orders.c.id.in_(order_ids)
    )
    return {row.id: row.number for row in conn.execute(query)}
