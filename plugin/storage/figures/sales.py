"""What was sold, and what of it friends bought."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from sqlalchemy import ColumnElement, Connection, and_, exists, func, or_, select

from plugin.domain.figures.money import Sales
from plugin.domain.offer import Side
from plugin.domain.reward import RewardState
from plugin.storage.figures.asked import Asked, stands
from plugin.storage.figures.taken_off import taken_off
from plugin.storage.history import is_kept
from plugin.storage.tables import (
    advocates,
    codes,
    erased_people,
    orders,
    referrals,
    rewards,
    vouchers,
)
from plugin.storage.tables.base import AnyRow
from plugin.storage.tables.rewards import FOR_LATER_ORDER

_GONE = (RewardState.VOID, RewardState.VOIDING)
# Those that an advocate has, or had as long as they were good.
_GOT = (
    RewardState.ISSUED,
    RewardState.SPENT,
    RewardState.EXPIRED,
    RewardState.REVIEW,
    RewardState.OWED_BACK,
)
_KEPT = orders.c.total - orders.c.refunded


def sales(conn: Connection, asked: Asked) -> Mapping[tuple[int, str], Sales]:
    """By step and currency."""
    sold = _sold(asked).subquery("sold")
    is_first, is_later = sold.c.first.is_not(None), sold.c.later.is_not(None)
    counts = or_(is_first, is_later)
    query = select(
        sold.c.step,
        sold.c.currency,
        func.sum(sold.c.kept),
        func.coalesce(func.sum(sold.c.kept).filter(counts), 0),
        func.count().filter(counts),
        func.count().filter(is_first),
        func.count().filter(is_first, sold.c.rewarded.is_not(None)),
        func.sum(sold.c.discount),
    ).group_by(sold.c.step, sold.c.currency)
    rows = conn.execute(query).all()
    new = _newcomers(conn, asked)
    return {
        (step, currency): replace(_sales(sums), new_customers=new.get((step, currency), 0))
        for step, currency, *sums in rows
    }


def _sales(sums: Sequence[Any]) -> Sales:
    revenue, referred_revenue, referred_orders, firsts, rewarded, discounts = sums
    return Sales(
        revenue=revenue,
        referred_revenue=referred_revenue,
        referred_orders=referred_orders,
        firsts=firsts,
        rewarded=rewarded,
        friend_discounts=discounts,
    )


def buyers(conn: Connection, asked: Asked) -> Mapping[bool, int]:
    """How many different ones there were: True for the time that is asked for."""
    who = func.coalesce(orders.c.email_hmac, orders.c.user_hmac)
    # Different ones first: that is a third quicker than to count them so.
    one = select(asked.is_now(orders.c.placed_at).label("is_now"), who.label("who")).distinct()
    found = one.where(*_where(asked)).subquery("found")
    query = select(found.c.is_now, func.count(found.c.who)).group_by(found.c.is_now)
    return {True: 0, False: 0, **dict(conn.execute(query).all())}


def best_advocates(conn: Connection, asked: Asked, most: int) -> Sequence[AnyRow]:
    """Rows of advocates, with how many `friends` they brought: first orders that count."""
    friends = func.count().label("friends")
    ranked = (
        select(referrals.c.advocate_id, friends)
        .join(orders, _stands_for(referrals))
        .where(~referrals.c.held, *_where(asked), asked.is_now(orders.c.placed_at))
        .group_by(referrals.c.advocate_id)
        .order_by(friends.desc(), referrals.c.advocate_id.desc())
        .limit(most)
        .subquery("ranked")
    )
    query = (
        select(advocates, ranked.c.friends)
        .join(ranked, ranked.c.advocate_id == advocates.c.id)
        .where(advocates.c.shop_id == asked.shop_id)
        .order_by(ranked.c.friends.desc(), advocates.c.id.desc())
    )
    return conn.execute(query).all()


def revenue_of(conn: Connection, asked: Asked, advocate_ids: Sequence[int]) -> Sequence[AnyRow]:
    """advocate_id, currency and revenue of the first orders that these advocates brought."""
    by = referrals.c.advocate_id, orders.c.currency
    query = (
        select(*by, func.sum(_KEPT).label("revenue"))
        .join(orders, _stands_for(referrals))
        .where(
            referrals.c.advocate_id.in_(advocate_ids),
            ~referrals.c.held,
            *_where(asked),
            asked.is_now(orders.c.placed_at),
        )
        .group_by(*by)
        .order_by(*by)
    )
    return conn.execute(query).all()


def _where(asked: Asked) -> tuple[Any, ...]:
    return *stands(asked.shop_id), *asked.holds(orders.c.placed_at, orders.c.channel)


def _stands_for(table: Any) -> ColumnElement[bool]:
    return and_(table.c.shop_id == orders.c.shop_id, table.c.order_id == orders.c.id)


def _sold(asked: Asked) -> Any:
    """Each order with its step; `first`, `later` and `rewarded` are null where it is not that."""
    mine = referrals.c.shop_id == asked.shop_id
    first = _once(referrals.c.order_id, mine, ~referrals.c.held)
    earned = rewards.c.shop_id == asked.shop_id
    later = _once(rewards.c.order_id, earned, FOR_LATER_ORDER, rewards.c.state.not_in(_GONE))
    by_advocate = rewards.c.side == Side.ADVOCATE, rewards.c.state.in_(_GOT)
    got = _once(rewards.c.order_id, earned, *by_advocate, *asked.earned_since())
    return (
        select(
            asked.step(orders.c.placed_at).label("step"),
            orders.c.currency,
            _KEPT.label("kept"),
            taken_off(orders, vouchers.c.terms).label("discount"),
            first.c.order_id.label("first"),
            later.c.order_id.label("later"),
            got.c.order_id.label("rewarded"),
        )
        .select_from(orders)
        .outerjoin(first, first.c.order_id == orders.c.id)
        .outerjoin(later, later.c.order_id == orders.c.id)
        .outerjoin(got, got.c.order_id == orders.c.id)
        .outerjoin(codes, _is_friends_code())
        .outerjoin(vouchers, vouchers.c.id == codes.c.voucher_id)
        .where(*_where(asked))
    )


def _once(order_id: Any, *which: Any) -> Any:
    """The ids of such orders."""
    return select(order_id).where(order_id.is_not(None), *which).distinct().subquery()


def _is_friends_code() -> ColumnElement[bool]:
    return and_(
        codes.c.shop_id == orders.c.shop_id,
        codes.c.code_hmac == orders.c.code_hmac,
        codes.c.claim_id.is_not(None),
    )


def _newcomers(conn: Connection, asked: Asked) -> Mapping[tuple[int, str], int]:
    """Friends whose first order that counts was their first at all, by step and currency."""
    is_first = exists().where(_stands_for(referrals), ~referrals.c.held)
    first = (
        select(asked.step(orders.c.placed_at).label("step"), orders.c.currency)
        .where(*_where(asked), is_first, *_is_unknown())
        .subquery("first")
    )
    place = first.c.step, first.c.currency
    rows = conn.execute(select(*place, func.count()).group_by(*place))
    return {(step, currency): count for step, currency, count in rows}


def _is_unknown() -> tuple[ColumnElement[bool], ...]:
    """The buyer had bought and kept nothing before, by mailbox or by account, as the rules have it.

    One condition for each: an index leads to each.
    """
    earlier = orders.alias("earlier")
    kept = is_kept(orders.c.shop_id, earlier)
    is_before = or_(
        earlier.c.placed_at < orders.c.placed_at,
        and_(earlier.c.placed_at == orders.c.placed_at, earlier.c.id < orders.c.id),
    )
    is_erased = (
        erased_people.c.shop_id == orders.c.shop_id,
        erased_people.c.last_bought_at < orders.c.placed_at,
    )
    return (
        ~exists().where(*kept, earlier.c.email_hmac == orders.c.email_hmac, is_before),
        ~exists().where(*kept, earlier.c.user_hmac == orders.c.user_hmac, is_before),
        ~exists().where(*is_erased, erased_people.c.email_hmac == orders.c.email_hmac),
        ~exists().where(*is_erased, erased_people.c.user_hmac == orders.c.user_hmac),
    )
