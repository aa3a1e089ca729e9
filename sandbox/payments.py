"""The older kind of payment: what marking an order as paid makes where a channel wants that."""

from dataclasses import dataclass
from decimal import Decimal

from sandbox.entity import EntityWithMetadata
from sandbox.money import ZERO, Money


@dataclass(kw_only=True, eq=False)
class Payment(EntityWithMetadata):
    currency: str
    amount: Decimal
    captured: Decimal
    refunded: Decimal = ZERO
    gateway: str = "manual"

    @property
    def total(self) -> Money:
        return Money(self.amount, self.currency)

    @property
    def is_active(self) -> bool:
        return self.captured > 0

    @property
    def charge_status(self) -> str:
        if not self.refunded:
            return "FULLY_CHARGED"
        return "PARTIALLY_REFUNDED" if self.captured > 0 else "FULLY_REFUNDED"

    def give_back(self, amount: Decimal) -> None:
        self.captured -= amount
        self.refunded += amount
