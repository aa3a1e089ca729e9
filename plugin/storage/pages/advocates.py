"""Advocates, with what became of their friends and rewards."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, func, select, tuple_

from plugin.domain.offer import Side
from plugin.storage.pages.sought import begins, of_order_numbered
from plugin.storage.pages.turning import counted, turned
from plugin.storage.tables import advocates, claims, referrals, rewards
from plugin.storage.tables.base import AnyRow


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which advocates; None for any. word: how it begins. order_number: of a friend's order that
    counts for them."""

    ids: Sequence[int] | None = None
    word: str | None = None
    email_hmac: str | None = None
    user_hmac: str | None = None
    order_number: str | None = None
    is_banned: bool | None = None


@dataclass(frozen=True, slots=True)
class Sums:
    """Of some advocates, by their ids. rewards: rows of state, unit, rewards and amount."""

    claims: Mapping[int, int]
    friends: Mapping[int, int]
    rewards: Mapping[int, Sequence[AnyRow]]


def newest_advocates(
    conn: Connection, shop_id: int, wanted: Wanted, *, after: int | None, limit: int
) -> Sequence[AnyRow]:
    """Those who came before the one with id `after`."""
    return turned(conn, _wanted(shop_id, wanted), advocates.c.id, after, limit)


def count_advocates(conn: Connection, shop_id: int, wanted: Wanted) -> int:
    """How many there are, as `counted` does."""
    return counted(conn, _wanted(shop_id, wanted))


def best_advocates(
    conn: Connection,
    shop_id: int,
    wanted: Wanted,
    *,
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
        _wanted(shop_id, wanted)
        .add_columns(friends.label("friends"))
        .outerjoin(counted, counted.c.advocate_id == advocates.c.id)
    )
    if after is not None:
        query = query.where(tuple_(friends, advocates.c.id) < after)
    return conn.execute(query.order_by(friends.desc(), advocates.c.id.desc()).limit(limit)).all()


def _wanted(shop_id: int, wanted: Wanted) -> Select[Any]:
    return select(advocates).where(advocates.c.shop_id == shop_id, *conditions(shop_id, wanted))


def conditions(shop_id: int, wanted: Wanted) -> Iterator[ColumnElement[bool]]:
    if wanted.ids is not None:
        yield advocates.c.id.in_(wanted.ids)
    if wanted.word is not None:
        yield begins(wanted.word)
    if wanted.email_hmac is not None:
        yield advocates.c.email_hmac == wanted.email_hmac
    if wanted.user_hmac is not None:
        yield advocates.c.user_hmac == wanted.user_hmac
    if wanted.order_number is not None:
        numbered = of_order_numbered(referrals.c.order_id, shop_id, wanted.order_number)
        yield advocates.c.id.in_(
            select(referrals.c.advocate_id).where(referrals.c.shop_id == shop_id, numbered)
        )
    if wanted.is_banned is not None:
        yield advocates.c.banned_at.is_not(None) == wanted.is_banned


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
