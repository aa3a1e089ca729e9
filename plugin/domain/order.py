"""An order of the shop, as much of it as the rules need."""

from __future__ import annotations

from datetime import datetime
from decimal import Decimal
from typing import NamedTuple

from plugin.domain.identity import Person
from plugin.domain.money import Money

# An order in one of these never came to be, or came to nothing; its codes are burnt for nothing.
_CALLED_OFF = frozenset({"CANCELED", "EXPIRED"})
_FULLY_CHARGED = frozenset({"FULL", "OVERCHARGED"})
_FULFILLED = frozenset({"FULFILLED", "PARTIALLY_RETURNED", "RETURNED"})


class Line(NamedTuple):
    """One line of an order; a tuple, for every webhook makes some of them.

    amount: gross, for all pieces, after every discount. returned: pieces that were sent back or
    refunded. categories: the product's own and all above it.
    """

    product: str
    variant: str
    amount: Decimal
    quantity: int = 1
    returned: int = 0
    on_sale: bool = False
    categories: tuple[str, ...] = ()
    collections: tuple[str, ...] = ()

    @property
    def kept(self) -> Decimal:
        """What was paid for the pieces that were kept; not rounded."""
        if not self.returned or self.quantity <= 0:
            return self.amount
        left = max(0, self.quantity - self.returned)
        return self.amount * left / self.quantity


class Order(NamedTuple):
    """The state of one order; amounts are gross, in `currency`. A tuple, for a replay makes many.

    code: fingerprint of the voucher code on it. claim_id, journey_id: out of our signed tokens in
    its metadata. domain: fingerprint of the domain of the buyer's address.
    gift_cards: the shop's ids of those that it was paid with. household: fingerprint of the postal
    address it goes to; name, surname, phone: fingerprints of what is written there.
    paid_at, fulfilled_at: when it was first seen fully paid, and wholly sent; None before that.
    """

    id: str
    number: str
    channel: str
    currency: str
    status: str
    charge_status: str
    created_at: datetime
    updated_at: datetime
    total: Decimal
    discount: Decimal
    charged: Decimal
    refunded: Decimal
    buyer: Person
    shipping: Decimal = Decimal(0)
    country: str = ""
    household: str | None = None
    name: str | None = None
    surname: str | None = None
    phone: str | None = None
    lines: tuple[Line, ...] = ()
    code: str | None = None
    claim_id: int | None = None
    journey_id: str | None = None
    domain: str | None = None
    gift_cards: tuple[str, ...] = ()
    language: str = "EN"
    paid_at: datetime | None = None
    fulfilled_at: datetime | None = None

    @property
    def is_draft(self) -> bool:
        return self.status == "DRAFT"

    @property
    def is_called_off(self) -> bool:
        return self.status in _CALLED_OFF

    @property
    def is_fully_charged(self) -> bool:
        return self.charge_status in _FULLY_CHARGED

    @property
    def is_fulfilled(self) -> bool:
        return self.status in _FULFILLED

    @property
    def is_fully_refunded(self) -> bool:
        return self.refunded > 0 and self.refunded >= self.total

    @property
    def is_charged_back(self) -> bool:
        """Paid once, and now nothing of it is left, without a refund that says so."""
        return self.paid_at is not None and self.total > 0 and self.charged == 0

    def money(self, amount: Decimal) -> Money:
        return Money(amount, self.currency)
