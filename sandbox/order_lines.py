"""The lines of an order, with the prices frozen when it was placed."""

from dataclasses import dataclass, field
from decimal import Decimal
from typing import TYPE_CHECKING

from sandbox.catalogue import ProductVariant
from sandbox.entity import Entity, EntityWithMetadata
from sandbox.money import ZERO, Money, evened
from sandbox.vouchers import ValueType

if TYPE_CHECKING:
    from sandbox.orders import Order


@dataclass(kw_only=True, eq=False)
class OrderDiscount(Entity):
    name: str | None
    value_type: ValueType
    value: Decimal
    amount: Money
    type: str = "VOUCHER"
    translated_name: str | None = ""
    reason: str | None = None

    @property
    def total(self) -> Money:
        return self.amount


@dataclass(kw_only=True, eq=False)
class OrderLineDiscount(OrderDiscount):
    """Off one line: a promotion, or a voucher for these very goods."""


@dataclass(kw_only=True, eq=False)
class OrderLine(EntityWithMetadata):
    order: "Order"
    variant: ProductVariant
    quantity: int
    unit: Decimal
    """One piece before any discount."""
    share: Decimal = ZERO
    """The line's part of a voucher for the whole order."""
    off: list[OrderLineDiscount] = field(default_factory=list)
    voucher_code: str | None = None
    unit_discount: Decimal = ZERO
    unit_discount_reason: str | None = None
    quantity_fulfilled: int = 0

    @property
    def quantity_to_fulfill(self) -> int:
        return self.quantity - self.quantity_fulfilled

    @property
    def total(self) -> Decimal:
        off = sum((discount.amount.amount for discount in self.off), ZERO)
        return self.unit * self.quantity - off - self.share

    @property
    def unit_price(self) -> Decimal:
        return evened(self.total / self.quantity)

    @property
    def own_unit_price(self) -> Decimal:
        """Without the part of a voucher for the whole order."""
        return evened((self.total + self.share) / self.quantity)
