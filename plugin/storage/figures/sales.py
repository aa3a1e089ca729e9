"""What was sold, and what of it friends bought."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from sqlalchemy import Connection, exists, func, or_, select

from plugin.domain.figures.money import Sales
from plugin.domain.offer import Side
from plugin.domain.reward import RewardState
from plugin.storage.figures.asked import Asked
from plugin.storage.figures.counted import (
    KEPT,
    LATER,
    in_time,
    is_friends_code,
    is_newcomer,
    stands_for,
)
from plugin.storage.figures.taken_off import taken_off
from plugin.storage.tables import advocates, codes, orders, referrals, rewards, vouchers
from plugin.storage.tables.base import AnyRow

# Those that an advocate has, or had as long as they were good.
_GOT = (
    RewardState.ISSUED,
    RewardState.SPENT,
    RewardState.EXPIRED,
    RewardState.REVIEW,
    RewardState.OWED_BACK,
)


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
    found = one.where(*in_time(asked)).subquery("found")
    query = select(found.c.is_now, func.count(found.c.who)).group_by(found.c.is_now)
    return {True: 0, False: 0, **dict(conn.execute(query).all())}


def best_advocates(conn: Connection, asked: Asked, most: int) -> Sequence[AnyRow]:
    """Rows of advocates, with how many `friends` they brought: first orders that count."""
    friends = func.count().label("friends")
    ranked = (
        select(referrals.c.advocate_id, friends)
        .join(orders, stands_for(referrals))
        .where(~referrals.c.held, *in_time(asked), asked.is_now(orders.c.placed_at))
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
        select(*by, func.sum(KEPT).label("revenue"))
        .join(orders, stands_for(referrals))
        .where(
            referrals.c.advocate_id.in_(advocate_ids),
            ~referrals.c.held,
            *in_time(asked),
            asked.is_now(orders.c.placed_at),
        )
        .group_by(*by)
        .order_by(*by)
    )
    return conn.execute(query).all()


def _sold(asked: Asked) -> Any:
    """Each order with its step; `first`, `later` and `rewarded` are null where it is not that."""
    mine = referrals.c.shop_id == asked.shop_id
    first = _once(referrals.c.order_id, mine, ~referrals.c.held)
    earned = rewards.c.shop_id == asked.shop_id
    later = _once(rewards.c.order_id, earned, *LATER)
    by_advocate = rewards.c.side == Side.ADVOCATE, rewards.c.state.in_(_GOT)
    got = _once(rewards.c.order_id, earned, *by_advocate, *asked.earned_since())
    return (
        select(
            asked.step(orders.c.placed_at).label("step"),
            orders.c.currency,
            KEPT.label("kept"),
            taken_off(orders, vouchers.c.terms).label("discount"),
            first.c.order_id.label("first"),
            later.c.order_id.label("later"),
            got.c.order_id.label("rewarded"),
        )
        .select_from(orders)
        .outerjoin(first, first.c.order_id == orders.c.id)
        .outerjoin(later, later.c.order_id == orders.c.id)
        .outerjoin(got, got.c.order_id == orders.c.id)
        .outerjoin(codes, is_friends_code())
        .outerjoin(vouchers, vouchers.c.id == codes.c.voucher_id)
        .where(*in_time(asked))
    )


def _once(order_id: Any, *which: Any) -> Any:
    """The ids of such orders."""
    return select(order_id).where(order_id.is_not(None), *which).distinct().subquery()


def _newcomers(conn: Connection, asked: Asked) -> Mapping[tuple[int, str], int]:
    """Friends whose first order that counts was their first at all, by step and currency."""
    is_first = exists().where(stands_for(referrals), ~referrals.c.held)
    first = (
        select(asked.step(orders.c.placed_at).label("step"), orders.c.currency)
        .where(*in_time(asked), is_first, *is_newcomer())
        .subquery("first")
    )
    place = first.c.step, first.c.currency
    rows = conn.execute(select(*place, func.count()).group_by(*place))
    return {(step, currency): count for step, currency, count in rows}
