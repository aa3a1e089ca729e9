"""What a reward is worth: an amount and its unit, so that the ledger can count anything."""

from __future__ import annotations

from decimal import Decimal
from typing import NamedTuple

from plugin.domain.money import Money
from plugin.domain.terms import (
    Access,
    Custom,
    Donation,
    FixedOff,
    FreeProduct,
    FreeShipping,
    GiftCard,
    OrderShare,
    PercentOff,
    Points,
    Terms,
)

# Units that are no currency: ISO 4217 codes have three capital letters.
PERCENT = "percent"
POINTS = "points"
PIECES = "pieces"


class Worth(NamedTuple):
    """unit: an ISO 4217 code, or one of PERCENT, POINTS and PIECES."""

    amount: Decimal
    unit: str

    @property
    def is_money(self) -> bool:
        return self.unit.isupper()


def worth_of(terms: Terms, channel: str, earned_on: Money) -> Worth:
    """The worth of terms that an order in this channel earned.

    earned_on: what the order's goods that count came to, after discounts and refunds.
    """
    match terms:
        case PercentOff():
            return Worth(terms.percent, PERCENT)
        case FixedOff() | GiftCard() | Donation():
            money = terms.amounts[channel]
            return Worth(money.amount, money.currency)
        case Points():
            return Worth(Decimal(terms.points), POINTS)
        case FreeShipping() | FreeProduct() | Access() | Custom():
            return Worth(Decimal(1), PIECES)
        case OrderShare():
            share = earned_on.percent(terms.percent)
            cap = (terms.caps or {}).get(channel)
            amount = min(share.amount, cap.amount) if cap else share.amount
            return Worth(amount, share.currency)


def cost_of(terms: Terms, worth: Worth, goods: Money, shipping: Decimal) -> Money:
    """What a reward is likely to cost the shop, in the currency of the goods and the shipping.

    A sum costs itself; what is a share of a next order is taken as that share of this one.
    """
    if worth.is_money:
        return Money(worth.amount, worth.unit)
    if isinstance(terms, PercentOff):
        return goods.percent(terms.percent)
    if isinstance(terms, FreeShipping):
        return Money(shipping, goods.currency)
    return Money(Decimal(0), goods.currency)


def voucher_terms(terms: Terms, channel: str, amount: Decimal, unit: str) -> Terms:
    """What a code takes off that pays such a reward.

    A share of an order is a sum by now, and a sum that paid a debt first is a smaller one.
    """
    differs = isinstance(terms, FixedOff) and terms.amounts[channel].amount != amount
    if isinstance(terms, OrderShare) or differs:
        return FixedOff({channel: Money(amount, unit)})
    return terms
