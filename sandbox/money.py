"""Money as a shop without taxes counts it: net and gross are the same."""

from dataclasses import dataclass
from decimal import ROUND_HALF_EVEN, ROUND_HALF_UP, Decimal

CENT = Decimal("0.01")
ZERO = Decimal(0)


def rounded(amount: Decimal) -> Decimal:
    return amount.quantize(CENT, ROUND_HALF_UP)


def evened(amount: Decimal) -> Decimal:
    """How Saleor rounds whatever it divided: percentages go half up, quotients half to even."""
    return amount.quantize(CENT, ROUND_HALF_EVEN)


@dataclass(frozen=True)
class Money:
    amount: Decimal
    currency: str


@dataclass(frozen=True)
class TaxedMoney:
    amount: Decimal
    currency: str

    @property
    def gross(self) -> Money:
        return Money(rounded(self.amount), self.currency)

    @property
    def net(self) -> Money:
        return self.gross

    @property
    def tax(self) -> Money:
        return Money(ZERO, self.currency)


def shares(total: Decimal, weights: list[Decimal]) -> list[Decimal]:
    """`total` split by `weights`, to the cent; the last share takes what rounding left over."""
    whole = sum(weights, ZERO)
    if not whole:
        return [ZERO for _ in weights]
    parts = [evened(total * weight / whole) for weight in weights[:-1]]
    return [*parts, total - sum(parts, ZERO)]
