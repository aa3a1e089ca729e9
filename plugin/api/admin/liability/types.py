"""The forecast, as staff see it."""

from __future__ import annotations

from datetime import datetime
from decimal import Decimal

import strawberry

from plugin.api.admin.overview.figures import COUNTED_ANEW
from plugin.domain.forecast import ENOUGH, PLENTY, Reach
from plugin.domain.forecast import Liability as DomainLiability
from plugin.domain.forecast import Redemption as DomainRedemption
from plugin.domain.limits import Period
from plugin.domain.money import plain
from plugin.services.books.forecast_liability import Forecast

strawberry.enum(Period, name="LimitPeriod")


@strawberry.type(
    description=f"Of the shop's last {PLENTY} rewards that could be used and whose time is over, "
    "by their number. A gift card that was half used is half of each."
)
class Redemption:
    spent: Decimal
    expired: Decimal
    rate: Decimal | None = strawberry.field(
        description=f"spent ÷ (spent + expired); null below {ENOUGH} such rewards."
    )
    note: str | None


@strawberry.type(description="What a program owes in one currency.")
class Outstanding:
    program_id: strawberry.ID
    currency: str
    owed: Decimal = strawberry.field(description="Held, or waiting for what pays it.")
    issued: Decimal = strawberry.field(description="Can still be used, as far as it is not spent.")
    certain: Decimal = strawberry.field(
        description="Of both, what the shop hands over itself, such as pledges."
    )
    expected_cost: Decimal | None = strawberry.field(
        description="What is certain, and all else × the redemption rate; null without a rate."
    )
    due_in_7_days: Decimal = strawberry.field(
        name="dueIn7Days", description="Of what is owed, what is issued by then."
    )
    due_in_30_days: Decimal = strawberry.field(name="dueIn30Days")


@strawberry.type(description="How far a limit of a program is used up.")
class LimitReach:
    program_id: strawberry.ID
    per: Period
    days: int | None = strawberry.field(description="Of a rolling period.")
    currency: str | None = strawberry.field(description="Null for a number of rewards.")
    most: Decimal
    used: Decimal
    share: Decimal
    pace: Decimal = strawberry.field(description="What was used a day, mean of the last 28 days.")
    reached_at: datetime | None = strawberry.field(
        description="At this pace. Now, if it is reached; null, if it will not be in its period."
    )


@strawberry.type
class LiabilityForecast:
    at: datetime = strawberry.field(description="As of when it was added up.")
    is_counted_anew: bool = strawberry.field(description=COUNTED_ANEW)
    redemption: Redemption
    outstanding: list[Outstanding]
    limits: list[LimitReach]


def forecast_view(forecast: Forecast, *, is_counted_anew: bool) -> LiabilityForecast:
    return LiabilityForecast(
        at=forecast.at,
        is_counted_anew=is_counted_anew,
        redemption=_redemption(forecast.redemption),
        outstanding=[_outstanding(line, forecast.redemption) for line in forecast.liabilities],
        limits=[
            _reach(program_id, reach)
            for program_id, reaches in forecast.limits.items()
            for reach in reaches
        ],
    )


def _redemption(found: DomainRedemption) -> Redemption:
    enough = found.rate is not None
    return Redemption(
        spent=plain(found.spent.quantize(Decimal("0.01"))),
        expired=plain(found.expired.quantize(Decimal("0.01"))),
        rate=found.rate,
        note=None if enough else f"Not enough data: fewer than {ENOUGH} rewards are over.",
    )


def _outstanding(line: DomainLiability, redemption: DomainRedemption) -> Outstanding:
    cost = line.expected_cost(redemption)
    return Outstanding(
        program_id=strawberry.ID(str(line.program_id)),
        currency=line.currency,
        owed=plain(line.owed),
        issued=plain(line.issued),
        certain=plain(line.certain),
        expected_cost=plain(cost) if cost is not None else None,
        due_in_7_days=plain(line.due_in_7),
        due_in_30_days=plain(line.due_in_30),
    )


def _reach(program_id: int, reach: Reach) -> LimitReach:
    return LimitReach(
        program_id=strawberry.ID(str(program_id)),
        per=reach.cap.per,
        days=reach.cap.days if reach.cap.per is Period.ROLLING else None,
        currency=reach.currency,
        most=plain(reach.most),
        used=plain(reach.used),
        share=(reach.used / reach.most).quantize(Decimal("0.0001")),
        pace=plain(reach.pace),
        reached_at=reach.reached_at,
    )
