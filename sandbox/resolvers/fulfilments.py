"""What leaves the house, and what comes back into it."""

from collections.abc import Iterable
from typing import Any

from sandbox.events import EventType
from sandbox.fulfilments import Fulfillment, FulfillmentLine, FulfillmentStatus
from sandbox.ids import from_global_id
from sandbox.order_lines import OrderLine
from sandbox.orders import Order
from sandbox.orders import OrderStatus as Status
from sandbox.refusals import Refused
from sandbox.registry import Call, answers
from sandbox.resolvers.lookups import order_of
from sandbox.resolvers.orders import MANAGES_ORDERS, touch
from sandbox.shop import Shop


@answers("Mutation.orderFulfill", needs=MANAGES_ORDERS)
def order_fulfill(
    call: Call,
    input: dict[str, Any],  # noqa: A002
    order: str | None = None,
) -> dict[str, Any]:
    found = order_of(call.shop, order)
    if not (found.is_paid or call.shop.fulfils_unpaid_orders):
        raise Refused("order", "CANNOT_FULFILL_UNPAID_ORDER", "Cannot fulfill unpaid order.")
    lines = [_to_send(found, row) for row in input["lines"]]
    if not sum(quantity for _, quantity in lines):
        raise Refused("lines", "ZERO_QUANTITY", "Total quantity must be larger than 0.")
    made = parcel(call.shop, found, lines)
    for line, quantity in lines:
        line.quantity_fulfilled += quantity
    found.fulfillments.append(made)
    found.refresh_fulfilment()
    if found.status is Status.FULFILLED:
        call.tell(EventType.ORDER_FULFILLED, found)
    touch(call, found)
    return {"order": found, "fulfillments": [made]}


def parcel(shop: Shop, order: Order, lines: Iterable[tuple[OrderLine, int]]) -> Fulfillment:
    made = Fulfillment(
        pk=shop.next_pk("Fulfillment"),
        order=order,
        fulfillment_order=len(order.fulfillments) + 1,
        created=shop.clock(),
        lines=[],
    )
    made.lines = [
        FulfillmentLine(
            pk=shop.next_pk("FulfillmentLine"),
            fulfillment=made,
            order_line=line,
            quantity=quantity,
        )
        for line, quantity in lines
    ]
    return made


def _to_send(order: Order, row: dict[str, Any]) -> tuple[OrderLine, int]:
    line = next((line for line in order.lines if line.id == row.get("orderLineId")), None)
    quantity = sum(stock["quantity"] for stock in row["stocks"])
    if line is None:
        raise Refused("orderLineId", "NOT_FOUND", "There is no such line in the order.")
    if quantity > line.quantity_to_fulfill:
        raise Refused(
            "orderLineId",
            "FULFILL_ORDER_LINE",
            f"Only {line.quantity_to_fulfill} items remaining to fulfill.",
        )
    return line, quantity


@answers("Mutation.orderFulfillmentCancel", needs=MANAGES_ORDERS)
def fulfillment_cancel(
    call: Call,
    id: str,  # noqa: A002
    input: dict[str, Any] | None = None,  # noqa: A002, ARG001 - stock is not counted here
) -> dict[str, Any]:
    key = from_global_id(id, "Fulfillment")
    found = next(
        (f for o in call.shop.orders.values() for f in o.fulfillments if str(f.pk) == key), None
    )
    if found is None:
        raise Refused.missing(id)
    if found.status is FulfillmentStatus.CANCELED:
        raise Refused("fulfillment", "CANNOT_CANCEL_FULFILLMENT", "It cannot be cancelled.")
    for line in found.lines:
        line.order_line.quantity_fulfilled -= line.quantity
    found.status = FulfillmentStatus.CANCELED
    found.order.refresh_fulfilment()
    touch(call, found.order)
    return {"fulfillment": found, "order": found.order}
