"""Advocates, with what became of their friends and rewards."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Connection,
    Select,
    exists,
    func,
    literal,
    select,
    tuple_,
)

from plugin.domain.offer import Side
from plugin.storage.pages.sought import begins, of_order_numbered
from plugin.storage.pages.turning import counted, turned
from plugin.storage.tables import advocates, claims, referrals, rewards
from plugin.storage.tables.base import AnyRow

_BOUGHT = referrals.c.order_id.is_not(None)


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
    # Numbers first: of all whom a shop knows, a page shows a few.
    ranked = _ranked(shop_id, wanted, after).limit(limit).subquery()
    query = select(advocates, ranked.c.friends).join(ranked, ranked.c.advocate_id == advocates.c.id)
    rows = conn.execute(query.order_by(ranked.c.friends.desc(), advocates.c.id.desc())).all()
    missing = limit - len(rows)
    return [*rows, *_alone(conn, shop_id, wanted, after, missing)] if missing else rows


def _ranked(shop_id: int, wanted: Wanted, after: tuple[int, int] | None) -> Select[Any]:
    """Ids of advocates who brought friends, and how many, in the order of the list."""
    who, friends = referrals.c.advocate_id, func.count()
    query = select(who, friends.label("friends")).where(referrals.c.shop_id == shop_id, _BOUGHT)
    if wanted != Wanted():
        query = query.where(who.in_(_wanted(shop_id, wanted).with_only_columns(advocates.c.id)))
    query = query.group_by(who).order_by(friends.desc(), who.desc())
    return query if after is None else query.having(tuple_(friends, who) < after)


def _alone(
    conn: Connection, shop_id: int, wanted: Wanted, after: tuple[int, int] | None, limit: int
) -> Sequence[AnyRow]:
    """Those who brought nobody: they come last."""
    theirs = referrals.c.shop_id == shop_id, referrals.c.advocate_id == advocates.c.id
    brought = exists().where(*theirs, _BOUGHT)
    query = _wanted(shop_id, wanted).add_columns(literal(0).label("friends")).where(~brought)
    place = after[1] if after is not None and after[0] == 0 else None
    return turned(conn, query, advocates.c.id, place, limit)


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
    return Sums(
        claims=_counted(conn, claims, shop_id, advocate_ids),
        friends=_counted(conn, referrals, shop_id, advocate_ids, _BOUGHT),
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
