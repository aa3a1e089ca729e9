"""Sums of money: a Decimal and its currency, never a float."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import ROUND_DOWN, Decimal

# As Saleor counts, which asks Babel and so the CLDR: where the coins are gone, ISO 4217 still has
# the digits, and Saleor refuses them. Every currency has two minor digits, but for these.
_MINOR_DIGITS = {
    **dict.fromkeys(
        ("AFN", "ALL", "BIF", "CLP", "DJF", "GNF", "IQD", "IRR", "ISK", "JPY", "KMF", "KPW")
        + ("KRW", "LAK", "LBP", "MGA", "MMK", "PYG", "RSD", "RWF", "SOS", "SYP", "UGX", "UYI")
        + ("VND", "VUV", "XAF", "XOF", "XPF", "YER"),
        0,
    ),
    **dict.fromkeys(("BHD", "JOD", "KWD", "LYD", "OMR", "TND"), 3),
    **dict.fromkeys(("CLF", "UYW"), 4),
}

# No order of a shop reaches a million millions; a larger sum is a broken or hostile payload.
LARGEST_AMOUNT = Decimal(10) ** 12
_ZERO = Decimal(0)


class AbsurdAmount(ValueError):
    """A sum that no order can have: negative, not a number, or beyond LARGEST_AMOUNT."""


# The smallest sum of a currency.
_CENT = Decimal("0.01")
_STEPS = {currency: Decimal(1).scaleb(-digits) for currency, digits in _MINOR_DIGITS.items()}


def minor_digits(currency: str) -> int:
    """How many digits the currency has behind the point (CLDR)."""
    return _MINOR_DIGITS.get(currency, 2)


def plausible(amount: Decimal) -> Decimal:
    """The same sum. Raises AbsurdAmount unless it is a finite number from 0 to LARGEST_AMOUNT."""
    # Asked first: what is no number cannot be compared.
    if amount.is_finite() and _ZERO <= amount <= LARGEST_AMOUNT:
        return amount
    raise AbsurdAmount(f"{amount} is outside 0 to {LARGEST_AMOUNT:f}")


def plain(amount: Decimal) -> Decimal:
    """The same amount without needless zeros: 64.8 for 64.8000, and 10 for 10.0000."""
    return amount.quantize(Decimal(1)) if amount == amount.to_integral() else amount.normalize()


@dataclass(frozen=True, slots=True)
class Money:
    """An amount in one currency; sums of two currencies never mix."""

    amount: Decimal
    currency: str

    def rounded_down(self) -> Money:
        return Money(rounded_down(self.amount, self.currency), self.currency)

    def percent(self, percent: Decimal) -> Money:
        """That many per cent of this sum, rounded down."""
        return Money(rounded_down(self.amount * percent / 100, self.currency), self.currency)


def rounded_down(amount: Decimal, currency: str) -> Decimal:
    """Cut to the currency's own digits: a shop must never pay more than the rule it wrote."""
    return amount.quantize(_STEPS.get(currency, _CENT), ROUND_DOWN)
