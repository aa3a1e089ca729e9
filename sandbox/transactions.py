"""Payments, as a payment app reports them to Saleor."""

from dataclasses import dataclass, field
from datetime import datetime
from decimal import Decimal
from typing import TYPE_CHECKING

from sandbox.entity import Entity, EntityWithMetadata
from sandbox.money import ZERO, Money

if TYPE_CHECKING:
    from sandbox.checkouts import Checkout
    from sandbox.orders import Order


@dataclass(kw_only=True, eq=False)
class TransactionEvent(Entity):
    type: str
    value: Decimal
    currency: str
    psp_reference: str
    created_at: datetime
    message: str = ""

    @property
    def amount(self) -> Money:
        return Money(self.value, self.currency)


@dataclass(kw_only=True, eq=False)
class TransactionItem(EntityWithMetadata):
    currency: str
    created_at: datetime
    name: str = ""
    psp_reference: str = ""
    actions: list[str] = field(default_factory=list)
    charged: Decimal = ZERO
    refunded: Decimal = ZERO
    order: "Order | None" = None
    checkout: "Checkout | None" = None
    events: list[TransactionEvent] = field(default_factory=list)

    @property
    def token(self) -> str:
        return str(self.pk)

    @property
    def charged_amount(self) -> Money:
        return Money(self.charged, self.currency)

    @property
    def refunded_amount(self) -> Money:
        return Money(self.refunded, self.currency)

    def knows(self, kind: str, psp_reference: str) -> bool:
        return any(e.type == kind and e.psp_reference == psp_reference for e in self.events)

    def record(self, event: TransactionEvent) -> None:
        """Move the sums the way this kind of event moves them; the others only leave a trace."""
        self.events.append(event)
        if event.type == "CHARGE_SUCCESS":
            self.charged += event.value
        elif event.type == "CHARGE_BACK":
            self.charged -= event.value
        elif event.type == "REFUND_SUCCESS":
            self.charged -= event.value
            self.refunded += event.value
        elif event.type == "REFUND_REVERSE":
            self.charged += event.value
            self.refunded -= event.value
