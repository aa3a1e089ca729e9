"""Which orders count, and which of their goods."""

from __future__ import annotations

from decimal import Decimal
from enum import StrEnum

from plugin.domain.money import rounded_down
from plugin.domain.order import Line, Order
from plugin.domain.part import BadTerms, part
from plugin.domain.terms import Amounts, check_amounts

_ZERO = Decimal(0)


class GoodsKind(StrEnum):
    """What goods are named by; the values are Saleor's names."""

    PRODUCT = "Product"
    VARIANT = "ProductVariant"
    CATEGORY = "Category"
    COLLECTION = "Collection"


@part
class Scope:
    """Goods: a line is in it if any of its ids is named. Ids are the shop's."""

    products: frozenset[str] = frozenset()
    variants: frozenset[str] = frozenset()
    categories: frozenset[str] = frozenset()
    collections: frozenset[str] = frozenset()

    def __bool__(self) -> bool:
        return bool(self.products or self.variants or self.categories or self.collections)


@part
class OrderConditions:
    """Which orders count, and which of their goods.

    minimum: for goods that count, after discounts and refunds, by channel.
    goods: what counts, all if nothing is named; but_not: what never does.
    countries: where the order goes.
    """

    minimum: Amounts | None = None
    goods: Scope = Scope()
    but_not: Scope = Scope()
    sale_items: bool = True
    countries: tuple[str, ...] = ()
    channels: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        if self.minimum is not None:
            check_amounts(self.minimum)
        check_countries(self.countries)


def check_countries(countries: tuple[str, ...]) -> None:
    """Raises BadTerms."""
    if any(len(code) != 2 or not code.isupper() for code in countries):
        raise BadTerms("Countries are written as two capital letters, such as DE.")


def counts(line: Line, conditions: OrderConditions) -> bool:
    """True if this line is among the goods that count."""
    if line.on_sale and not conditions.sale_items:
        return False
    if _is_in(line, conditions.but_not):
        return False
    return not conditions.goods or _is_in(line, conditions.goods)


def goods_that_count(order: Order, conditions: OrderConditions) -> Decimal:
    """What those goods came to, after discounts and refunds, rounded down to the currency.

    Refunds that no line accounts for come off the goods first: shipping is kept by the shop more
    often than not, and a shop must never pay for what it gave back.
    """
    counted = sum([line.kept for line in order.lines if counts(line, conditions)], _ZERO)
    if order.refunded:
        accounted = sum([line.amount - line.kept for line in order.lines], _ZERO)
        counted = max(_ZERO, counted - max(_ZERO, order.refunded - accounted))
    return rounded_down(counted, order.currency)


def _is_in(line: Line, scope: Scope) -> bool:
    return (
        line.product in scope.products
        or line.variant in scope.variants
        or not scope.categories.isdisjoint(line.categories)
        or not scope.collections.isdisjoint(line.collections)
    )
