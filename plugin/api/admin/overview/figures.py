"""Figures, each beside what it was before, as staff see them."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from typing import TypeVar

import strawberry
from graphql import GraphQLError

from plugin.api.admin.caller import NeedsOrders, NullWithout
from plugin.domain.figures.definitions import DEFINITIONS
from plugin.domain.figures.money import Earnings, ratio
from plugin.domain.figures.people import People, Stage
from plugin.domain.money import plain

_T = TypeVar("_T")
_ALL = Decimal(100)
COUNTED_ANEW = "The figures are of some time ago; newer ones will be there in a minute."
OF_ORDERS = " Null without MANAGE_ORDERS."
strawberry.enum(
    Stage,
    name="FunnelStage",
    description=" ".join(f"{stage.name}: {DEFINITIONS[stage.name]}" for stage in Stage),
)


@strawberry.type(
    description="In the period, and in as many days before it. `change`: (now − before) ÷ before. "
    "Null where there is nothing to divide by."
)
class Figure:
    now: Decimal | None
    before: Decimal | None
    change: Decimal | None


@strawberry.type(description="What referrals brought and cost in one currency.")
class MoneyFigures:
    currency: str
    revenue: Figure | None = strawberry.field(
        extensions=[NullWithout(NeedsOrders)], description=DEFINITIONS["revenue"] + OF_ORDERS
    )
    referred_revenue: Figure | None = strawberry.field(
        extensions=[NullWithout(NeedsOrders)],
        description=DEFINITIONS["referredRevenue"] + OF_ORDERS,
    )
    revenue_share: Figure | None = strawberry.field(
        extensions=[NullWithout(NeedsOrders)], description=DEFINITIONS["revenueShare"] + OF_ORDERS
    )
    referred_orders: Figure = strawberry.field(description=DEFINITIONS["referredOrders"])
    new_customers: Figure = strawberry.field(description=DEFINITIONS["newCustomers"])
    friend_discounts: Figure = strawberry.field(description=DEFINITIONS["friendDiscounts"])
    rewards_used: Figure = strawberry.field(description=DEFINITIONS["rewardsUsed"])
    rewards_outstanding: Figure = strawberry.field(description=DEFINITIONS["rewardsOutstanding"])
    rewards_expected: Figure = strawberry.field(description=DEFINITIONS["rewardsExpected"])
    cost: Figure = strawberry.field(description=DEFINITIONS["cost"])
    cost_per_new_customer: Figure = strawberry.field(description=DEFINITIONS["costPerNewCustomer"])
    return_on_cost: Figure | None = strawberry.field(
        extensions=[NullWithout(NeedsOrders)], description=DEFINITIONS["returnOnCost"] + OF_ORDERS
    )
    earned: strawberry.Private[tuple[Earnings, Earnings]]

    @strawberry.field(
        extensions=[NullWithout(NeedsOrders)], description=DEFINITIONS["roi"] + OF_ORDERS
    )
    def roi(self, margin: Decimal) -> Figure | None:
        if not 0 <= margin <= _ALL:
            raise GraphQLError("`margin` is percent of full prices, 0 to 100.")
        return _figure(self.earned, lambda earned: earned.roi(margin))


@strawberry.type(description="How many people came how far. `rate`: of those at the stage before.")
class FunnelPoint:
    stage: Stage
    people: Figure
    rate: Figure


@strawberry.type(description="In all currencies together.")
class PeopleFigures:
    customers: Figure = strawberry.field(description=DEFINITIONS["customers"])
    referred_orders: Figure = strawberry.field(description=DEFINITIONS["referredOrders"])
    new_customers: Figure = strawberry.field(description=DEFINITIONS["newCustomers"])
    invites_per_customer: Figure = strawberry.field(description=DEFINITIONS["invitesPerCustomer"])
    conversions_per_invite: Figure = strawberry.field(
        description=DEFINITIONS["conversionsPerInvite"]
    )
    k_factor: Figure = strawberry.field(description=DEFINITIONS["kFactor"])
    funnel: list[FunnelPoint]


def money_view(earned: tuple[Earnings, Earnings]) -> MoneyFigures:
    return MoneyFigures(
        currency=earned[0].currency,
        revenue=_figure(earned, lambda one: one.sales.revenue),
        referred_revenue=_figure(earned, lambda one: one.sales.referred_revenue),
        revenue_share=_figure(earned, lambda one: one.share),
        referred_orders=_figure(earned, lambda one: one.sales.referred_orders),
        new_customers=_figure(earned, lambda one: one.sales.new_customers),
        friend_discounts=_figure(earned, lambda one: one.friend_discounts),
        rewards_used=_figure(earned, lambda one: one.used),
        rewards_outstanding=_figure(earned, lambda one: one.outstanding),
        rewards_expected=_figure(earned, lambda one: one.expected),
        cost=_figure(earned, lambda one: one.cost),
        cost_per_new_customer=_figure(earned, lambda one: one.cost_per_new_customer),
        return_on_cost=_figure(earned, lambda one: one.return_on_cost),
        earned=earned,
    )


def people_view(people: tuple[People, People]) -> PeopleFigures:
    return PeopleFigures(
        customers=_figure(people, lambda one: one.customers),
        referred_orders=_figure(people, lambda one: one.sales.referred_orders),
        new_customers=_figure(people, lambda one: one.sales.new_customers),
        invites_per_customer=_figure(people, lambda one: one.invites_per_customer),
        conversions_per_invite=_figure(people, lambda one: one.conversions_per_invite),
        k_factor=_figure(people, lambda one: one.k_factor),
        funnel=[_funnel_point(people, stage) for stage in Stage],
    )


def _funnel_point(people: tuple[People, People], stage: Stage) -> FunnelPoint:
    return FunnelPoint(
        stage=stage,
        people=_figure(people, lambda one: one.stages[stage]),
        rate=_figure(people, lambda one: one.rate(stage)),
    )


def _figure(pair: tuple[_T, _T], of: Callable[[_T], Decimal | int | None]) -> Figure:
    now, before = (_decimal(of(one)) for one in pair)
    change = ratio(now - before, before) if now is not None and before is not None else None
    return Figure(now=now, before=before, change=_decimal(change))


def _decimal(value: Decimal | int | None) -> Decimal | None:
    return None if value is None else plain(Decimal(value))
