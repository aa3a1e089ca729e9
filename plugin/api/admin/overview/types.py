"""The overview, as staff see it."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from decimal import Decimal

import strawberry

from plugin.api.admin.advocates.types import Advocate
from plugin.api.admin.caller import NeedsOrders, NullWithout
from plugin.api.admin.overview.figures import (
    COUNTED_ANEW,
    MoneyFigures,
    PeopleFigures,
    money_view,
    people_view,
)
from plugin.api.shared import Money
from plugin.domain.figures.timeline import Step
from plugin.domain.money import plain
from plugin.services.figures.draw_overview import Best, Point
from plugin.services.figures.draw_overview import Overview as Drawn
from plugin.services.figures.keep_figures import Shown

strawberry.enum(
    Step, name="TrendStep", description="Weeks begin on Mondays, the first with the period."
)


@strawberry.type(description="Days as the shop's clocks have them, until before `until`.")
class Days:
    since: date
    until: date


@strawberry.type(description="Of one currency.")
class TrendMoney:
    currency: str
    revenue: Decimal | None = strawberry.field(
        extensions=[NullWithout(NeedsOrders)], description="Null without MANAGE_ORDERS."
    )
    referred_revenue: Decimal | None = strawberry.field(
        extensions=[NullWithout(NeedsOrders)], description="Null without MANAGE_ORDERS."
    )


@strawberry.type(description="A day or a week of the trend; figures are those of the overview.")
class TrendPoint:
    days: Days
    visits: int
    claims: int
    referred_orders: int
    new_customers: int
    money: list[TrendMoney] = strawberry.field(description="Where something was sold.")


@strawberry.type(description="An advocate who brought friends in the period.")
class BestAdvocate:
    advocate: Advocate
    friends: int = strawberry.field(description="First orders that count, placed in the period.")
    revenue: list[Money] = strawberry.field(
        extensions=[NullWithout(NeedsOrders)],
        description="What of these was kept, by currency. Empty without MANAGE_ORDERS.",
    )


@strawberry.type(
    description="What referrals brought and cost in a period, beside as many days before. Of "
    "orders, those placed in it; of rewards, those that these earned. `definitions` says what "
    "each figure counts."
)
class Overview:
    period: Days
    before: Days
    money: list[MoneyFigures] = strawberry.field(
        description="One for each currency of the shop's channels; they are never mixed."
    )
    people: PeopleFigures
    trend: list[TrendPoint]
    best_advocates: list[BestAdvocate] = strawberry.field(
        description="At most 10, those first who brought the most friends."
    )
    counted_at: datetime
    is_counted_anew: bool = strawberry.field(description=COUNTED_ANEW)


@strawberry.type(description="What a figure counts, in English; `name` never changes.")
class Definition:
    name: str
    text: str


def overview_view(shown: Shown[Drawn], advocates: Mapping[int, Advocate]) -> Overview:
    """advocates: by their ids, as many as are still there."""
    drawn = shown.figures
    line = drawn.timeline
    return Overview(
        period=Days(since=line.since, until=line.until),
        before=Days(since=line.before, until=line.since),
        money=[money_view(earned) for earned in drawn.earnings],
        people=people_view(drawn.people),
        trend=[_point(point) for point in drawn.trend],
        best_advocates=[
            _best(best, advocates[best.advocate_id])
            for best in drawn.best
            if best.advocate_id in advocates
        ],
        counted_at=shown.counted_at,
        is_counted_anew=shown.is_counted_anew,
    )


def _point(point: Point) -> TrendPoint:
    sales = point.sales
    return TrendPoint(
        days=Days(since=point.since, until=point.until),
        visits=point.traffic.visits,
        claims=point.traffic.claims,
        referred_orders=sum(one.referred_orders for one in sales.values()),
        new_customers=sum(one.new_customers for one in sales.values()),
        money=[
            TrendMoney(
                currency=currency,
                revenue=plain(one.revenue),
                referred_revenue=plain(one.referred_revenue),
            )
            for currency, one in sales.items()
        ],
    )


def _best(best: Best, advocate: Advocate) -> BestAdvocate:
    return BestAdvocate(
        advocate=advocate,
        friends=best.friends,
        revenue=[Money(amount=plain(one.amount), currency=one.currency) for one in best.revenue],
    )
