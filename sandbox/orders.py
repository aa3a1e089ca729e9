"""Orders: what was bought, paid, sent, given back or called off."""

from dataclasses import dataclass, field
from datetime import datetime
from decimal import Decimal
from enum import StrEnum

from sandbox.accounts import Address, User
from sandbox.catalogue import Channel
from sandbox.entity import Entity, EntityWithMetadata
from sandbox.money import ZERO, Money, TaxedMoney
from sandbox.order_lines import OrderDiscount, OrderLine
from sandbox.refusals import Refused
from sandbox.transactions import TransactionItem
from sandbox.vouchers import Voucher


class OrderStatus(StrEnum):
    UNCONFIRMED = "UNCONFIRMED"
    UNFULFILLED = "UNFULFILLED"
    PARTIALLY_FULFILLED = "PARTIALLY_FULFILLED"
    FULFILLED = "FULFILLED"
    CANCELED = "CANCELED"
    EXPIRED = "EXPIRED"


class FulfillmentStatus(StrEnum):
    FULFILLED = "FULFILLED"
    CANCELED = "CANCELED"


@dataclass(kw_only=True, eq=False)
class FulfillmentLine(Entity):
    order_line: OrderLine
    quantity: int


@dataclass(kw_only=True, eq=False)
class Fulfillment(EntityWithMetadata):
    order: "Order"
    fulfillment_order: int
    created: datetime
    lines: list[FulfillmentLine]
    status: FulfillmentStatus = FulfillmentStatus.FULFILLED


@dataclass(kw_only=True, eq=False)
class Order(EntityWithMetadata):
    number: str
    channel: Channel
    created: datetime
    updated_at: datetime
    user: User | None
    user_email: str
    language_code_enum: str
    checkout_id: str
    billing_address: Address | None
    shipping_address: Address | None
    undiscounted_shipping: Decimal
    shipping: Decimal
    status: OrderStatus = OrderStatus.UNCONFIRMED
    voucher: Voucher | None = None
    voucher_code: str | None = None
    origin: str = "CHECKOUT"
    lines: list[OrderLine] = field(default_factory=list)
    fulfillments: list[Fulfillment] = field(default_factory=list)
    transactions: list[TransactionItem] = field(default_factory=list)
    discounts: list[OrderDiscount] = field(default_factory=list)

    def money(self, amount: Decimal) -> Money:
        return Money(amount, self.channel.currency_code)

    def taxed(self, amount: Decimal) -> TaxedMoney:
        return TaxedMoney(amount, self.channel.currency_code)

    @property
    def subtotal_amount(self) -> Decimal:
        return sum((line.total for line in self.lines), ZERO)

    @property
    def total_amount(self) -> Decimal:
        return self.subtotal_amount + self.shipping

    @property
    def undiscounted_total_amount(self) -> Decimal:
        goods = sum((line.unit * line.quantity for line in self.lines), ZERO)
        return goods + self.undiscounted_shipping

    @property
    def charged(self) -> Decimal:
        return sum((transaction.charged for transaction in self.transactions), ZERO)

    @property
    def refunded(self) -> Decimal:
        return sum((transaction.refunded for transaction in self.transactions), ZERO)

    @property
    def charge_status(self) -> str:
        if self.charged > self.total_amount:
            return "OVERCHARGED"
        if self.charged == self.total_amount:
            # An order that costs nothing is charged in full from the start.
            return "FULL"
        return "PARTIAL" if self.charged > 0 else "NONE"

    @property
    def is_paid(self) -> bool:
        return self.charge_status in {"FULL", "OVERCHARGED"}

    @property
    def payment_status(self) -> str:
        if self.is_paid:
            return "FULLY_CHARGED"
        return "PARTIALLY_CHARGED" if self.charged > 0 else "NOT_CHARGED"

    @property
    def authorize_status(self) -> str:
        return {"NONE": "NONE", "PARTIAL": "PARTIAL"}.get(self.charge_status, "FULL")

    @property
    def actions(self) -> list[str]:
        return [] if self.transactions or self.is_paid else ["MARK_AS_PAID"]

    @property
    def can_be_cancelled(self) -> bool:
        if self.status in {OrderStatus.CANCELED, OrderStatus.EXPIRED}:
            return False
        return all(f.status is FulfillmentStatus.CANCELED for f in self.fulfillments)

    def cancel(self) -> None:
        """Nothing but the status moves: the money stays where it is, and the code stays used."""
        if not self.can_be_cancelled:
            raise Refused("order", "CANNOT_CANCEL_ORDER", "This order can't be canceled.")
        self.status = OrderStatus.CANCELED

    def refresh_fulfilment(self) -> None:
        done = sum(line.quantity_fulfilled for line in self.lines)
        if not done:
            self.status = OrderStatus.UNFULFILLED
        elif done < sum(line.quantity for line in self.lines):
            self.status = OrderStatus.PARTIALLY_FULFILLED
        else:
            self.status = OrderStatus.FULFILLED
