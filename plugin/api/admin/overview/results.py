"""What a program brought and cost, as staff see it."""

from __future__ import annotations

from datetime import datetime
from decimal import Decimal

import strawberry

from plugin.api.admin.caller import NeedsOrders, NullWithout
from plugin.api.admin.overview.figures import COUNTED_ANEW, OF_ORDERS
from plugin.domain.figures.definitions import DEFINITIONS
from plugin.domain.money import plain
from plugin.services.figures.keep_figures import Shown
from plugin.services.figures.weigh_programs import Result


@strawberry.type(
    description="What a program brought and cost in one currency, as the overview counts it."
)
class ProgramFigures:
    program_id: strawberry.ID
    currency: str
    friends: int = strawberry.field(description=DEFINITIONS["ORDER"])
    referred_orders: int = strawberry.field(description=DEFINITIONS["referredOrders"])
    referred_revenue: Decimal | None = strawberry.field(
        extensions=[NullWithout(NeedsOrders)],
        description=DEFINITIONS["referredRevenue"] + OF_ORDERS,
    )
    new_customers: int = strawberry.field(description=DEFINITIONS["newCustomers"])
    friend_discounts: Decimal = strawberry.field(description=DEFINITIONS["friendDiscounts"])
    rewards_used: Decimal = strawberry.field(description=DEFINITIONS["rewardsUsed"])
    rewards_expected: Decimal = strawberry.field(description=DEFINITIONS["rewardsExpected"])
    cost: Decimal = strawberry.field(description=DEFINITIONS["cost"])
    return_on_cost: Decimal | None = strawberry.field(
        extensions=[NullWithout(NeedsOrders)], description=DEFINITIONS["returnOnCost"] + OF_ORDERS
    )


@strawberry.type(description="What the programs of a shop brought and cost.")
class ProgramResults:
    programs: list[ProgramFigures]
    counted_at: datetime
    is_counted_anew: bool = strawberry.field(description=COUNTED_ANEW)


def results_view(shown: Shown[list[Result]]) -> ProgramResults:
    return ProgramResults(
        programs=[_result_view(one) for one in shown.figures],
        counted_at=shown.counted_at,
        is_counted_anew=shown.is_counted_anew,
    )


def _result_view(result: Result) -> ProgramFigures:
    earned = result.earned
    back = earned.return_on_cost
    return ProgramFigures(
        program_id=strawberry.ID(str(result.program_id)),
        currency=earned.currency,
        friends=earned.sales.firsts,
        referred_orders=earned.sales.referred_orders,
        referred_revenue=plain(earned.sales.referred_revenue),
        new_customers=earned.sales.new_customers,
        friend_discounts=plain(earned.friend_discounts),
        rewards_used=plain(earned.used),
        rewards_expected=plain(earned.expected),
        cost=plain(earned.cost),
        return_on_cost=None if back is None else plain(back),
    )
