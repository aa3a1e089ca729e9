"""Orders: what was bought, paid, sent, given back or called off."""

from dataclasses import dataclass, field
from datetime import datetime
from decimal import Decimal
from enum import StrEnum

from sandbox.accounts import Address, User
from sandbox.catalogue import Channel
from sandbox.entity import EntityWithMetadata
from sandbox.fulfilments import Fulfillment, FulfillmentStatus
from sandbox.gift_cards import GiftCard
from sandbox.money import ZERO, Money, TaxedMoney
from sandbox.order_lines import OrderDiscount, OrderLine
from sandbox.payments import Payment
from sandbox.refusals import Refused
from sandbox.transactions import TransactionItem
from sandbox.vouchers import Voucher


class OrderStatus(StrEnum):
    UNCONFIRMED = "UNCONFIRMED"
    UNFULFILLED = "UNFULFILLED"
    PARTIALLY_FULFILLED = "PARTIALLY_FULFILLED"
    PARTIALLY_RETURNED = "PARTIALLY_RETURNED"
    RETURNED = "RETURNED"
    FULFILLED = "FULFILLED"
    CANCELED = "CANCELED"
    EXPIRED = "EXPIRED"


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
    by_gift_cards: Decimal = ZERO
    """What gift cards took off the total, and nothing puts back."""
    status: OrderStatus = OrderStatus.UNCONFIRMED
    voucher: Voucher | None = None
    voucher_code: str | None = None
    origin: str = "CHECKOUT"
    lines: list[OrderLine] = field(default_factory=list)
    fulfillments: list[Fulfillment] = field(default_factory=list)
    gift_cards: list[GiftCard] = field(default_factory=list)
    transactions: list[TransactionItem] = field(default_factory=list)
    payments: list[Payment] = field(default_factory=list)
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
        return self.subtotal_amount + self.shipping - self.by_gift_cards

    @property
    def undiscounted_total_amount(self) -> Decimal:
        goods = sum((line.unit * line.quantity for line in self.lines), ZERO)
        return goods + self.undiscounted_shipping

    @property
    def charged(self) -> Decimal:
        by_apps = sum((transaction.charged for transaction in self.transactions), ZERO)
        return by_apps + sum((payment.captured for payment in self.payments), ZERO)

    @property
    def refunded(self) -> Decimal:
        by_apps = sum((transaction.refunded for transaction in self.transactions), ZERO)
        return by_apps + sum((payment.refunded for payment in self.payments), ZERO)

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
        if self.payments:
            return self.payments[-1].charge_status
        if self.is_paid:
            return "FULLY_CHARGED"
        return "PARTIALLY_CHARGED" if self.charged > 0 else "NOT_CHARGED"

    @property
    def authorize_status(self) -> str:
        return {"NONE": "NONE", "PARTIAL": "PARTIAL"}.get(self.charge_status, "FULL")

    @property
    def actions(self) -> list[str]:
        touched = self.transactions or self.payments or self.is_paid
        return [] if touched else ["MARK_AS_PAID"]

    @property
    def can_be_cancelled(self) -> bool:
        if self.status in {OrderStatus.CANCELED, OrderStatus.EXPIRED}:
            return False
        return all(f.status is not FulfillmentStatus.FULFILLED for f in self.fulfillments)

    def cancel(self) -> None:
        """Nothing but the status moves.

        The money stays where it is, the code stays used, the gift card stays empty.
        """
        if not self.can_be_cancelled:
            raise Refused("order", "CANNOT_CANCEL_ORDER", "This order can't be canceled.")
        self.status = OrderStatus.CANCELED

    @property
    def may_expire(self) -> bool:
        untouched = not self.transactions and not self.payments
        return untouched and self.status is OrderStatus.UNCONFIRMED

    def expire(self) -> None:
        """What a job of the shop does to an order that nobody paid for in time.

        The voucher may be used again, but a code for one use stays asleep.
        """
        self.status = OrderStatus.EXPIRED
        if self.voucher is not None and self.voucher_code is not None:
            email = self.user.email if self.user else self.user_email
            self.voucher.release(self.voucher_code, email)

    def refresh_fulfilment(self) -> None:
        done = sum(line.quantity_fulfilled for line in self.lines)
        pieces = sum(line.quantity for line in self.lines)
        back = sum(f.quantity for f in self.fulfillments if f.status.came_back)
        if not done:
            self.status = OrderStatus.UNFULFILLED
        elif back:
            partly = back < pieces
            self.status = OrderStatus.PARTIALLY_RETURNED if partly else OrderStatus.RETURNED
        else:
            partly = done < pieces
            self.status = OrderStatus.PARTIALLY_FULFILLED if partly else OrderStatus.FULFILLED
