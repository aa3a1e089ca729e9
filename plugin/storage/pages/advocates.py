"""Advocates, with what became of their friends and rewards."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Select, func, select, tuple_

from plugin.domain.offer import Side
from plugin.storage.tables import advocates, claims, referrals, rewards
from plugin.storage.tables.base import AnyRow


@dataclass(frozen=True, slots=True)
class Sums:
    """Of some advocates, by their ids. rewards: rows of state, unit, rewards and amount."""

    claims: Mapping[int, int]
    friends: Mapping[int, int]
    rewards: Mapping[int, Sequence[AnyRow]]


def newest_advocates(
    conn: Connection,
    shop_id: int,
    *,
    word: str | None,
    email_hmac: str | None,
    after: int | None,
    limit: int,
) -> Sequence[AnyRow]:
    """Those who came before the one with id `after`. word: how the word begins."""
    query = _advocates(shop_id, word, email_hmac)
    if after is not None:
        query = query.where(advocates.c.id < after)
    return conn.execute(query.order_by(advocates.c.id.desc()).limit(limit)).all()


def best_advocates(
    conn: Connection,
    shop_id: int,
    *,
    word: str | None,
    email_hmac: str | None,
    after: tuple[int, int] | None,
    limit: int,
) -> Sequence[AnyRow]:
    """With `friends`, those first who brought the most. after: such a number, and an id."""
    counted = (
        select(referrals.c.advocate_id, func.count().label("friends"))
        .where(referrals.c.shop_id == shop_id, referrals.c.order_id.is_not(None))
        .group_by(referrals.c.advocate_id)
        .subquery()
    )
    friends = func.coalesce(counted.c.friends, 0)
    query = (
        _advocates(shop_id, word, email_hmac)
        .add_columns(friends.label("friends"))
        .outerjoin(counted, counted.c.advocate_id == advocates.c.id)
    )
    if after is not None:
        query = query.where(tuple_(friends, advocates.c.id) < after)
    return conn.execute(query.order_by(friends.desc(), advocates.c.id.desc()).limit(limit)).all()


def _advocates(shop_id: int, word: str | None, email_hmac: str | None) -> Select[Any]:
    query = select(advocates).where(advocates.c.shop_id == shop_id)
    if word is not None:
        query = query.where(advocates.c.word.startswith(word.lower(), autoescape=True))
    if email_hmac is not None:
        query = query.where(advocates.c.email_hmac == email_hmac)
    return query


def sums_of(conn: Connection, shop_id: int, advocate_ids: Sequence[int]) -> Sums:
    """One query for each kind of sum, however many advocates there are."""
    bought = referrals.c.order_id.is_not(None)
    return Sums(
        claims=_counted(conn, claims, shop_id, advocate_ids),
        friends=_counted(conn, referrals, shop_id, advocate_ids, bought),
        rewards=_rewards(conn, shop_id, advocate_ids),
    )


def _counted(
    conn: Connection, table: Any, shop_id: int, advocate_ids: Sequence[int], *where: Any
) -> Mapping[int, int]:
    query = (
        select(table.c.advocate_id, func.count().label("count"))
        .where(table.c.shop_id == shop_id, table.c.advocate_id.in_(advocate_ids), *where)
        .group_by(table.c.advocate_id)
    )
    return Counter({row.advocate_id: row.count for row in conn.execute(query)})


def _rewards(
    conn: Connection, shop_id: int, advocate_ids: Sequence[int]
) -> Mapping[int, Sequence[AnyRow]]:
    kinds = rewards.c.advocate_id, rewards.c.state, rewards.c.unit
    query = (
        select(*kinds, func.count().label("rewards"), func.sum(rewards.c.amount).label("amount"))
        .where(
            rewards.c.shop_id == shop_id,
            rewards.c.advocate_id.in_(advocate_ids),
            rewards.c.side == Side.ADVOCATE,
        )
        .group_by(*kinds)
        .order_by(*kinds)
    )
    found: dict[int, list[AnyRow]] = defaultdict(list)
    for row in conn.execute(query):
        found[row.advocate_id].append(row)
    return found
