"""Weigh what each program of a shop brought against what it cost."""

from __future__ import annotations

from dataclasses import dataclass

from plugin.domain.figures.money import Earnings, Rewards, Sales
from plugin.domain.figures.timeline import Timeline
from plugin.services.context import Context, now
from plugin.storage.figures.asked import Asked
from plugin.storage.figures.costs import program_costs
from plugin.storage.figures.programs import program_sales
from plugin.storage.liability import redemption
from plugin.storage.shops import Shop


@dataclass(frozen=True, slots=True)
class Result:
    """Of one program in one currency; `revenue` and `rewarded` are not known of a program alone."""

    program_id: int
    earned: Earnings


def asked_of(shop: Shop, timeline: Timeline) -> Asked:
    """All of the time, with nothing to compare it with."""
    return Asked(shop.id, (timeline.bounds[1], timeline.bounds[-1]))


def weigh_programs(ctx: Context, shop: Shop, timeline: Timeline) -> list[Result]:
    """Those that brought or cost something, in each currency by itself."""
    moment, asked = now(), asked_of(shop, timeline)
    # One snapshot, so that the parts agree with each other.
    with ctx.engine.connect().execution_options(isolation_level="REPEATABLE READ") as conn:
        sold, spent = program_sales(conn, asked), program_costs(conn, asked, moment)
        rate = redemption(conn, shop.id, moment).rate
    return [
        Result(
            place[0],
            Earnings(place[1], sold.get(place, Sales()), spent.get(place, Rewards()), rate),
        )
        for place in sorted({*sold, *spent})
    ]
