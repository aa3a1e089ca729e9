"""What was sold, and what of it friends bought."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import Connection, func, select

from plugin.domain.figures.money import Sales
from plugin.domain.offer import Side
from plugin.domain.reward import RewardState
from plugin.storage.figures.asked import Asked
from plugin.storage.figures.counted import KEPT, in_time, stands_for
from plugin.storage.figures.discounts import discounts
from plugin.storage.figures.referred import REFERRED, add_up, newcomers, referred
from plugin.storage.tables import orders, referrals, rewards
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
    # One question each. In one, orders that nobody brought would be looked for among friends'
    # codes all the same, which takes the database more memory than it has.
    step = asked.step(orders.c.placed_at)
    found: dict[tuple[int, str], Sales] = defaultdict(Sales)
    for names, query in (
        (("revenue",), _revenue(asked, step)),
        (REFERRED, referred(asked, lambda _: step)),
        (("new_customers",), newcomers(asked, lambda _: step)),
        (("rewarded",), _rewarded(asked, step)),
        (("friend_discounts",), discounts(asked, step)),
    ):
        add_up(found, names, conn.execute(query))
    return found


def _revenue(asked: Asked, step: Any) -> Any:
    place = step.label("step"), orders.c.currency
    each = select(*place, KEPT.label("kept")).where(*in_time(asked)).subquery("each")
    by = each.c.step, each.c.currency
    return select(*by, func.sum(each.c.kept)).group_by(*by)


def _rewarded(asked: Asked, step: Any) -> Any:
    """First orders for which the advocate has got something."""
    got = rewards.c.side == Side.ADVOCATE, rewards.c.state.in_(_GOT), *asked.earned_since()
    first = (
        select(step.label("step"), orders.c.currency, orders.c.id)
        .join(referrals, stands_for(referrals))
        .join(rewards, stands_for(rewards))
        .where(~referrals.c.held, *got, *asked.converted_since(), *in_time(asked))
        .distinct()
        .subquery("first")
    )
    by = first.c.step, first.c.currency
    return select(*by, func.count()).group_by(*by)


def has_orders(conn: Connection, asked: Asked, least: int) -> bool:
    """True if so many were placed, whatever became of them."""
    some = (
        select(1)
        .select_from(orders)
        .where(
            orders.c.shop_id == asked.shop_id, *asked.holds(orders.c.placed_at, orders.c.channel)
        )
    )
    return conn.execute(some.offset(least - 1).limit(1)).first() is not None


def buyers(conn: Connection, asked: Asked) -> Mapping[bool, int]:
    """How many different ones there were: True for the time that is asked for."""
    who = func.coalesce(orders.c.email_hmac, orders.c.user_hmac)
    # Different ones first: that is a third quicker than to count them so.
    one = select(asked.is_now(orders.c.placed_at).label("is_now"), who.label("who")).distinct()
    found = one.where(*in_time(asked)).subquery("found")
    query = select(found.c.is_now, func.count(found.c.who)).group_by(found.c.is_now)
    return {True: 0, False: 0, **dict(conn.execute(query).all())}


def best_advocates(conn: Connection, asked: Asked, most: int) -> Sequence[AnyRow]:
    """advocate_id, and how many `friends` they brought: first orders that count."""
    friends = func.count().label("friends")
    query = (
        select(referrals.c.advocate_id, friends)
        .join(orders, stands_for(referrals))
        .where(
            ~referrals.c.held,
            *asked.converted_since(),
            *in_time(asked),
            asked.is_now(orders.c.placed_at),
        )
        .group_by(referrals.c.advocate_id)
        .order_by(friends.desc(), referrals.c.advocate_id.desc())
        .limit(most)
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
