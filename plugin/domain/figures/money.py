"""What referrals brought and cost in one currency."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from plugin.domain.money import Money

_NOTHING = Decimal(0)
_DIGITS = Decimal("0.0001")


def ratio(part: Decimal | int, whole: Decimal | int) -> Decimal | None:
    """To four digits; None of nothing."""
    return (Decimal(part) / Decimal(whole)).quantize(_DIGITS) if whole else None


@dataclass(frozen=True, slots=True)
class Sales:
    """Of the orders of some time in one currency, as the definitions say.

    firsts: first orders that count. rewarded: of these, those for which the advocate has something.
    """

    revenue: Decimal = _NOTHING
    referred_revenue: Decimal = _NOTHING
    referred_orders: int = 0
    firsts: int = 0
    rewarded: int = 0
    new_customers: int = 0
    friend_discounts: Decimal = _NOTHING

    def __add__(self, other: Sales) -> Sales:
        return Sales(
            self.revenue + other.revenue,
            self.referred_revenue + other.referred_revenue,
            self.referred_orders + other.referred_orders,
            self.firsts + other.firsts,
            self.rewarded + other.rewarded,
            self.new_customers + other.new_customers,
            self.friend_discounts + other.friend_discounts,
        )


@dataclass(frozen=True, slots=True)
class Rewards:
    """Of the rewards of some time in one currency. certain: of what is outstanding, what the shop
    hands over itself."""

    used: Decimal = _NOTHING
    outstanding: Decimal = _NOTHING
    certain: Decimal = _NOTHING


@dataclass(frozen=True, slots=True)
class Earnings:
    """All of one currency. rate: how many rewards are used, None while that is not known."""

    currency: str
    sales: Sales = Sales()
    rewards: Rewards = Rewards()
    rate: Decimal | None = None

    @property
    def friend_discounts(self) -> Decimal:
        return self._sum(self.sales.friend_discounts)

    @property
    def used(self) -> Decimal:
        return self._sum(self.rewards.used)

    @property
    def outstanding(self) -> Decimal:
        return self._sum(self.rewards.outstanding)

    @property
    def expected(self) -> Decimal:
        certain, rate = self.rewards.certain, Decimal(1) if self.rate is None else self.rate
        return self._sum(certain + (self.rewards.outstanding - certain) * rate)

    @property
    def cost(self) -> Decimal:
        return self.friend_discounts + self.used + self.expected

    @property
    def share(self) -> Decimal | None:
        return ratio(self.sales.referred_revenue, self.sales.revenue)

    @property
    def cost_per_new_customer(self) -> Decimal | None:
        customers = self.sales.new_customers
        return self._sum(self.cost / customers) if customers else None

    @property
    def return_on_cost(self) -> Decimal | None:
        return ratio(self.sales.referred_revenue, self.cost)

    def roi(self, margin: Decimal | None) -> Decimal | None:
        """margin: percent of full prices that is the shop's."""
        if margin is None:
            return None
        full = self.sales.referred_revenue + self.friend_discounts
        return ratio(full * margin / 100 - self.cost, self.cost)

    def _sum(self, amount: Decimal) -> Decimal:
        return Money(amount, self.currency).rounded_down().amount
