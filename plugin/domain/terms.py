"""What one side is promised: the terms of a reward."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from decimal import Decimal
from typing import Literal

from plugin.domain.money import LARGEST_AMOUNT, Money, minor_digits
from plugin.domain.part import BadTerms, part, within

Amounts = Mapping[str, Money]


@part
class PercentOff:
    """A share off the next order, above 0 and up to 100 per cent."""

    percent: Decimal
    kind: Literal["percent"] = "percent"

    def __post_init__(self) -> None:
        check_percent(self.percent)


@part
class FixedOff:
    """A sum off the next order, set for each channel in that channel's currency."""

    amounts: Amounts
    kind: Literal["fixed"] = "fixed"

    def __post_init__(self) -> None:
        check_amounts(self.amounts)


@part
class FreeShipping:
    """No shipping costs on the next order."""

    kind: Literal["free_shipping"] = "free_shipping"


@part
class FreeProduct:
    """One item free on the next order, the cheapest of these that is in the cart.

    products, variants: ids of the shop.
    """

    products: tuple[str, ...] = ()
    variants: tuple[str, ...] = ()
    kind: Literal["free_product"] = "free_product"

    def __post_init__(self) -> None:
        if not self.products and not self.variants:
            raise BadTerms("A free product needs the product or the variant that is free.")


@part
class GiftCard:
    """Store credit, set for each channel in that channel's currency.

    top_up: put it on the card that the person has from this program, if there is one.
    """

    amounts: Amounts
    top_up: bool = False
    kind: Literal["gift_card"] = "gift_card"

    def __post_init__(self) -> None:
        check_amounts(self.amounts)


@part
class OrderShare:
    """A share of what the friend paid for goods that count, at most `caps` where one is set."""

    percent: Decimal
    caps: Amounts | None = None
    paid_as: Literal["gift_card", "fixed"] = "gift_card"
    kind: Literal["percent_of_order"] = "percent_of_order"

    def __post_init__(self) -> None:
        check_percent(self.percent)
        if self.caps is not None:
            check_amounts(self.caps)


@part
class Points:
    """Points, which turn into something at the threshold that the program sets."""

    points: int
    kind: Literal["points"] = "points"

    def __post_init__(self) -> None:
        within("points", self.points, 1, 1_000_000)


@part
class Donation:
    """A pledge: the merchant gives this sum to the cause."""

    cause: str
    amounts: Amounts
    kind: Literal["donation"] = "donation"

    def __post_init__(self) -> None:
        check_amounts(self.amounts)
        if not self.cause.strip():
            raise BadTerms("A donation needs the cause that it goes to.")


@part
class Access:
    """A flag in the customer's private metadata, which the shop reads."""

    flag: str
    kind: Literal["access"] = "access"

    def __post_init__(self) -> None:
        if not self.flag or not self.flag.replace("-", "").replace("_", "").isalnum():
            raise BadTerms("A flag is written with letters, figures, hyphens and underscores.")


@part
class Custom:
    """Something that the merchant hands out: a signed event says when."""

    name: str
    kind: Literal["custom"] = "custom"

    def __post_init__(self) -> None:
        if not self.name.strip():
            raise BadTerms("A custom reward needs a name.")


Terms = (
    PercentOff
    | FixedOff
    | FreeShipping
    | FreeProduct
    | GiftCard
    | OrderShare
    | Points
    | Donation
    | Access
    | Custom
)
# Those that a code on the next order pays: the friend has it before the first order.
Discount = PercentOff | FixedOff | FreeShipping | FreeProduct
# Those that are a sum for each channel.
InMoney = FixedOff | GiftCard | Donation


def channels_of(*sides: Terms) -> frozenset[str] | None:
    """The channels in which all sides have terms, None for all channels."""
    sums = [frozenset(terms.amounts) for terms in sides if isinstance(terms, InMoney)]
    return frozenset.intersection(*sums) if sums else None


def moneys_of(terms: Terms) -> Iterable[tuple[str, Money]]:
    """Every sum in the terms with the channel that it is for."""
    if isinstance(terms, InMoney):
        return terms.amounts.items()
    if isinstance(terms, OrderShare):
        return (terms.caps or {}).items()
    return ()


def check_percent(percent: Decimal) -> None:
    """Raises BadTerms."""
    if not 0 < percent <= 100 or percent != percent.quantize(Decimal("0.01")):
        raise BadTerms("A percentage is above 0, at most 100, with two digits behind the point.")


def check_amounts(amounts: Amounts) -> None:
    """Raises BadTerms."""
    if not amounts:
        raise BadTerms("An amount is needed for at least one channel.")
    for money in amounts.values():
        check_money(money)


def check_money(money: Money) -> None:
    """Raises BadTerms."""
    if not money.amount.is_finite() or not 0 < money.amount <= LARGEST_AMOUNT:
        raise BadTerms("An amount is above 0.")
    if money != money.rounded_down():
        digits = minor_digits(money.currency)
        raise BadTerms(f"{money.currency} has {digits} digits behind the point.")
