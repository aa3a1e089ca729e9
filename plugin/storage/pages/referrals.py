"""Referrals, page by page."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, and_, or_, select

from plugin.storage.pages.period import EVER, Period
from plugin.storage.pages.sought import of_advocates_called, of_order_numbered
from plugin.storage.pages.turning import counted, named, page_of
from plugin.storage.tables import advocates, claims, orders, programs, referrals, rewards
from plugin.storage.tables.base import AnyRow


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which referrals; None for any. counts: whether an order stands for them now.

    word: how the advocate's begins. email_hmac: the friend's or the advocate's.
    """

    program_id: int | None = None
    advocate_id: int | None = None
    counts: bool | None = None
    held: bool | None = None
    word: str | None = None
    email_hmac: str | None = None
    order_number: str | None = None
    created: Period = EVER


def page_of_referrals(
    conn: Connection,
    shop_id: int,
    wanted: Wanted,
    *,
    after: int | None,
    limit: int,
    oldest_first: bool = False,
) -> Sequence[AnyRow]:
    """Those that come after the one with id `after`, each with the names that people know it by."""
    key = referrals.c.id
    mine = select(key).where(referrals.c.shop_id == shop_id, *conditions(conn, shop_id, wanted))
    page = page_of(mine, key, after, limit, oldest_first=oldest_first)
    return named(conn, _named(shop_id), key, page, oldest_first=oldest_first)


def count_referrals(conn: Connection, shop_id: int, wanted: Wanted) -> int:
    """How many there are, as `counted` does."""
    mine = select(referrals).where(referrals.c.shop_id == shop_id)
    return counted(conn, mine.where(*conditions(conn, shop_id, wanted)))


def find_referral(conn: Connection, shop_id: int, referral_id: int) -> AnyRow | None:
    query = _named(shop_id).where(referrals.c.id == referral_id)
    return conn.execute(query).one_or_none()


def rewards_of_referrals(
    conn: Connection, shop_id: int, referral_ids: Sequence[int]
) -> Mapping[int, Sequence[AnyRow]]:
    """What both sides are owed for each of these, in one query."""
    query = (
        select(rewards)
        .where(rewards.c.shop_id == shop_id, rewards.c.referral_id.in_(referral_ids))
        .order_by(rewards.c.id)
    )
    found: dict[int, list[AnyRow]] = defaultdict(list)
    for row in conn.execute(query):
        found[row.referral_id].append(row)
    return found


def _named(shop_id: int) -> Select[Any]:
    """Referrals with their advocate, program and order, and what is kept of the friend."""
    in_shop = orders.c.shop_id == referrals.c.shop_id
    return (
        select(
            referrals,
            advocates.c.word,
            advocates.c.first_name,
            programs.c.name.label("program"),
            claims.c.friend_email,
            orders.c.number.label("order_number"),
        )
        .join(advocates, advocates.c.id == referrals.c.advocate_id)
        .join(programs, programs.c.id == referrals.c.program_id)
        .join(claims, claims.c.id == referrals.c.claim_id)
        .outerjoin(orders, and_(in_shop, orders.c.id == referrals.c.order_id))
        .where(referrals.c.shop_id == shop_id)
    )


def conditions(conn: Connection, shop_id: int, wanted: Wanted) -> Iterator[ColumnElement[bool]]:
    equal = {
        referrals.c.program_id: wanted.program_id,
        referrals.c.advocate_id: wanted.advocate_id,
        referrals.c.order_id.is_not(None): wanted.counts,
        referrals.c.held: wanted.held,
    }
    yield from (column == value for column, value in equal.items() if value is not None)
    if wanted.order_number is not None:
        yield of_order_numbered(referrals.c.order_id, shop_id, wanted.order_number)
    if wanted.word is not None:
        yield of_advocates_called(conn, referrals, shop_id, wanted.word)
    if wanted.email_hmac is not None:
        yield _of_person(shop_id, wanted.email_hmac)
    yield from wanted.created.holds(referrals.c.created_at)


def _of_person(shop_id: int, email_hmac: str) -> ColumnElement[bool]:
    mine = select(advocates.c.id).where(
        advocates.c.shop_id == shop_id, advocates.c.email_hmac == email_hmac
    )
    return or_(
        referrals.c.friend_email_hmac == email_hmac,
        referrals.c.advocate_id == mine.scalar_subquery(),
    )
