"""Draw the overview of a shop: what referrals brought and cost, beside as long a time before."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise

from sqlalchemy import Connection

from plugin.domain.figures.money import Earnings, Rewards, Sales
from plugin.domain.figures.people import People, Traffic
from plugin.domain.figures.timeline import Step, Timeline
from plugin.domain.money import Money
from plugin.services.context import Context, now
from plugin.storage.figures.asked import Asked
from plugin.storage.figures.costs import reward_costs
from plugin.storage.figures.sales import best_advocates, buyers, revenue_of, sales
from plugin.storage.figures.traffic import Place, traffic
from plugin.storage.liability import redemption
from plugin.storage.shops import Shop, channels_of, shop_by_id

USUAL_DAYS = 30
_BEST = 10
# The step that all others are compared with.
_BEFORE = 1


@dataclass(frozen=True, slots=True)
class Point:
    """A step of the trend: local days from `since` until before `until`. sales: by currency."""

    since: date
    until: date
    traffic: Traffic
    sales: Mapping[str, Sales]


@dataclass(frozen=True, slots=True)
class Best:
    """An advocate, how many friends' first orders count, and what these brought."""

    advocate_id: int
    friends: int
    revenue: tuple[Money, ...]


@dataclass(frozen=True, slots=True)
class Overview:
    """Pairs: of the time that was asked for, and of as many days before."""

    timeline: Timeline
    earnings: Sequence[tuple[Earnings, Earnings]]
    people: tuple[People, People]
    trend: Sequence[Point]
    best: Sequence[Best]


def timeline_of(
    ctx: Context,
    shop: Shop,
    since: date | None,
    until: date | None,
    by: Step,
    days: int = USUAL_DAYS,
) -> Timeline:
    """The days that are meant, in the shop's zone: unless said, the last ones with this one."""
    with ctx.engine.begin() as conn:
        zone = (shop_by_id(conn, shop.id) or shop).zone
    until = until or now().astimezone(zone).date() + timedelta(days=1)
    return Timeline(since or until - timedelta(days=days), until, zone, by)


def draw_overview(ctx: Context, shop: Shop, timeline: Timeline, channel: str | None) -> Overview:
    """channel: its slug, None for all."""
    asked = Asked(shop.id, tuple(timeline.bounds), channel)
    # One snapshot, so that the parts agree with each other.
    with ctx.engine.connect().execution_options(isolation_level="REPEATABLE READ") as conn:
        sold, seen = sales(conn, asked), traffic(conn, asked)
        return Overview(
            timeline=timeline,
            earnings=_earnings(conn, asked, sold),
            people=_people(conn, asked, sold, seen),
            trend=_trend(timeline, sold, seen),
            best=_best(conn, asked),
        )


def _earnings(
    conn: Connection, asked: Asked, sold: Mapping[tuple[int, str], Sales]
) -> list[tuple[Earnings, Earnings]]:
    moment = now()
    spent, rate = reward_costs(conn, asked, moment), redemption(conn, asked.shop_id, moment).rate

    def earned(currency: str, *, is_now: bool) -> Earnings:
        sums = [one for (step, of), one in sold.items() if of == currency and _is(step, is_now)]
        rewards = spent.get((is_now, currency), Rewards())
        return Earnings(currency, sum(sums, Sales()), rewards, rate)

    found = {currency for _, currency in (*sold, *spent)}
    return [
        (earned(currency, is_now=True), earned(currency, is_now=False))
        for currency in sorted(found | _currencies(conn, asked))
    ]


def _currencies(conn: Connection, asked: Asked) -> set[str]:
    """Those that the shop sells in, also where nothing was sold."""
    return {
        channel.currency
        for channel in channels_of(conn, asked.shop_id)
        if channel.slug == asked.channel or (asked.channel is None and channel.is_active)
    }


def _people(
    conn: Connection,
    asked: Asked,
    sold: Mapping[tuple[int, str], Sales],
    seen: Mapping[Place, Traffic],
) -> tuple[People, People]:
    customers = buyers(conn, asked)

    def came(*, is_now: bool) -> People:
        sums = (one for (step, _), one in sold.items() if _is(step, is_now))
        came_by = seen.get((is_now, None), Traffic())
        return People(customers[is_now], came_by, sum(sums, Sales()))

    return came(is_now=True), came(is_now=False)


def _is(step: int, is_now: bool) -> bool:
    return (step != _BEFORE) is is_now


def _trend(
    timeline: Timeline, sold: Mapping[tuple[int, str], Sales], seen: Mapping[Place, Traffic]
) -> list[Point]:
    days = [*timeline.steps, timeline.until]
    return [
        Point(
            since,
            until,
            seen.get((True, step), Traffic()),
            {currency: one for (of, currency), one in sorted(sold.items()) if of == step},
        )
        for step, (since, until) in enumerate(pairwise(days), _BEFORE + 1)
    ]


def _best(conn: Connection, asked: Asked) -> list[Best]:
    ranked = best_advocates(conn, asked, _BEST)
    brought: dict[int, list[Money]] = defaultdict(list)
    for row in revenue_of(conn, asked, [one.advocate_id for one in ranked]):
        brought[row.advocate_id].append(Money(row.revenue, row.currency))
    return [Best(one.advocate_id, one.friends, tuple(brought[one.advocate_id])) for one in ranked]
