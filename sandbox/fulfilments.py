"""What left the house, and what came back or was paid back."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from enum import StrEnum
from typing import TYPE_CHECKING

from sandbox.entity import Entity, EntityWithMetadata
from sandbox.order_lines import OrderLine

if TYPE_CHECKING:
    from sandbox.orders import Order


class FulfillmentStatus(StrEnum):
    FULFILLED = "FULFILLED"
    REFUNDED = "REFUNDED"
    RETURNED = "RETURNED"
    REFUNDED_AND_RETURNED = "REFUNDED_AND_RETURNED"
    CANCELED = "CANCELED"

    @property
    def came_back(self) -> bool:
        return self in {self.RETURNED, self.REFUNDED_AND_RETURNED}


@dataclass(kw_only=True, eq=False)
class FulfillmentLine(Entity):
    fulfillment: "Fulfillment"
    order_line: OrderLine
    quantity: int


@dataclass(kw_only=True, eq=False)
class Fulfillment(EntityWithMetadata):
    order: "Order"
    fulfillment_order: int
    created: datetime
    lines: list[FulfillmentLine]
    status: FulfillmentStatus = FulfillmentStatus.FULFILLED
    refunded: Decimal | None = None

    @property
    def quantity(self) -> int:
        return sum(line.quantity for line in self.lines)


@dataclass(frozen=True)
class Pieces:
    """Some pieces of a line: of those sent out, or of those still here."""

    line: OrderLine
    quantity: int
    sent: FulfillmentLine | None = None

    @property
    def are_refunded(self) -> bool:
        return self.sent is not None and self.sent.fulfillment.status is FulfillmentStatus.REFUNDED

    @property
    def worth(self) -> Decimal:
        return self.line.unit_price * self.quantity


def leave_where_they_were(pieces: Iterable[Pieces]) -> None:
    """Take the pieces off what they lay in, before they are put into another fulfilment."""
    for some in pieces:
        if some.sent is None:
            some.line.quantity_fulfilled += some.quantity
        else:
            some.sent.quantity -= some.quantity
            if not some.sent.quantity:
                some.sent.fulfillment.lines.remove(some.sent)
