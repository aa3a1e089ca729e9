"""Terms as a voucher of the shop: its kind, its goods, and its value in each channel.

A friend's code carries the program's conditions, so that the shop itself keeps it from orders that
would not count. An advocate's reward is for anything.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from plugin.domain.goods import Scope
from plugin.domain.promise import Promise
from plugin.domain.reward import VoucherKind
from plugin.domain.terms import FixedOff, FreeProduct, FreeShipping, PercentOff, Terms
from plugin.saleor.ports import Listing

_WHOLE = Decimal(100)


@dataclass(frozen=True, slots=True)
class Kind:
    """What a voucher takes off which goods, in Saleor's words for goods."""

    percent: bool
    for_shipping: bool = False
    goods: Mapping[str, Sequence[str]] | None = None
    one_item: bool = False
    countries: Sequence[str] = ()


def kind_of(terms: Terms, promise: Promise, kind: VoucherKind) -> Kind:
    """How to make the voucher."""
    ours = kind is not VoucherKind.ADVOCATE
    countries = promise.order.countries if ours else ()
    match terms:
        case FreeShipping():
            return Kind(percent=True, for_shipping=True, countries=countries)
        case FreeProduct():
            goods = _named(products=terms.products, variants=terms.variants)
            return Kind(percent=True, goods=goods, one_item=True, countries=countries)
        case PercentOff() if ours and promise.order.goods:
            return Kind(percent=True, goods=_scope(promise.order.goods), countries=countries)
        case _:
            return Kind(percent=isinstance(terms, PercentOff), countries=countries)


def listings_of(
    terms: Terms, promise: Promise, kind: VoucherKind, channels: Iterable[str]
) -> dict[str, Listing]:
    """What the voucher is worth in each of these channels; those where it is not are left out."""
    ours = kind is not VoucherKind.ADVOCATE
    minimum = (promise.order.minimum or {}) if ours else {}
    covered = promise.order.channels if ours else ()
    listings: dict[str, Listing] = {}
    for channel in channels:
        value = _value(terms, channel)
        if value is None or (covered and channel not in covered):
            continue
        least = minimum.get(channel)
        listings[channel] = Listing(value, least.amount if least else None)
    return listings


def _value(terms: Terms, channel: str) -> Decimal | None:
    match terms:
        case PercentOff():
            return terms.percent
        case FixedOff():
            money = terms.amounts.get(channel)
            return money.amount if money else None
        case _:
            return _WHOLE


def _scope(scope: Scope) -> dict[str, Sequence[str]]:
    return _named(
        products=sorted(scope.products),
        variants=sorted(scope.variants),
        categories=sorted(scope.categories),
        collections=sorted(scope.collections),
    )


def _named(**ids: Sequence[str]) -> dict[str, Sequence[str]]:
    return {name: found for name, found in ids.items() if found}
