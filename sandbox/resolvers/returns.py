"""Goods that are sent back, paid back, or both."""

from collections.abc import Callable, Iterable
from decimal import Decimal
from typing import Any

from sandbox.fulfilments import Fulfillment, FulfillmentStatus, Pieces, leave_where_they_were
from sandbox.money import ZERO
from sandbox.orders import Order
from sandbox.payments import Payment
from sandbox.refusals import Refused
from sandbox.registry import Call, answers
from sandbox.resolvers.fulfilments import parcel
from sandbox.resolvers.lookups import order_of
from sandbox.resolvers.orders import MANAGES_ORDERS, touch
from sandbox.resolvers.payments import tell_of_refund

Status = FulfillmentStatus
Input = dict[str, Any]


@answers("Mutation.orderFulfillmentRefundProducts", needs=MANAGES_ORDERS)
def refund_products(call: Call, order: str, input: Input) -> dict[str, Any]:  # noqa: A002
    found = order_of(call.shop, order)
    payment = _payment(found, input)
    pieces = _pieces(found, input, {Status.FULFILLED, Status.RETURNED})
    refunded = _refund(call, found, payment, pieces, input)
    made = _move(call, found, pieces, Status.REFUNDED)
    made.refunded = refunded
    # Saleor leaves the order's status as it was, until something else refreshes it.
    touch(call, found)
    return {"order": found, "fulfillment": made}


@answers("Mutation.orderFulfillmentReturnProducts", needs=MANAGES_ORDERS)
def return_products(call: Call, order: str, input: Input) -> dict[str, Any]:  # noqa: A002
    found = order_of(call.shop, order)
    payment = _payment(found, input) if input["refund"] else None
    pieces = _pieces(found, input, {Status.FULFILLED, Status.REFUNDED})
    refunded = _refund(call, found, payment, pieces, input) if payment else None
    status = Status.RETURNED if refunded is None else Status.REFUNDED_AND_RETURNED
    # What was paid back before ends in a fulfilment that says both.
    before = [some for some in pieces if some.are_refunded and refunded is None]
    made = _move(call, found, [some for some in pieces if some not in before], status)
    made.refunded = refunded
    if before:
        _move(call, found, before, Status.REFUNDED_AND_RETURNED)
    found.refresh_fulfilment()
    touch(call, found)
    return {"order": found, "returnFulfillment": made}


def _payment(order: Order, input_: Input) -> Payment:
    """Saleor pays goods back by its older payments only: a transaction is refunded by its app."""
    payment = order.payments[-1] if order.payments else None
    if payment is None or not payment.is_active:
        raise Refused("order", "CANNOT_REFUND", "Order cannot be refunded.")
    if (input_.get("amountToRefund") or ZERO) > payment.captured:
        raise Refused(
            "amountToRefund",
            "CANNOT_REFUND",
            "The amountToRefund is greater than the maximal possible amount to refund.",
        )
    return payment


def _refund(
    call: Call, order: Order, payment: Payment, pieces: Iterable[Pieces], input_: Input
) -> Decimal:
    amount: Decimal | None = input_.get("amountToRefund")
    if amount is None:
        amount = sum((some.worth for some in pieces if not some.are_refunded), ZERO)
        amount += order.shipping if input_["includeShippingCosts"] else ZERO
    amount = min(amount, payment.captured)
    if amount:
        payment.give_back(amount)
        tell_of_refund(call, order)
    return amount


def _pieces(order: Order, input_: Input, movable: set[FulfillmentStatus]) -> list[Pieces]:
    here = {line.id: line for line in order.lines}
    sent = {line.id: line for one in order.fulfillments for line in one.lines}
    found = []
    for row in input_.get("orderLines") or []:
        line = _known(here.get, row, "orderLineId")
        _check(row["quantity"] <= line.quantity_to_fulfill, "orderLineId", "unfulfilled quantity.")
        found.append(Pieces(line, row["quantity"]))
    for row in input_.get("fulfillmentLines") or []:
        sent_line = _known(sent.get, row, "fulfillmentLineId")
        enough = row["quantity"] <= sent_line.quantity
        _check(enough, "fulfillmentLineId", "quantity from fulfillment line")
        _check_status(sent_line.fulfillment, movable)
        found.append(Pieces(sent_line.order_line, row["quantity"], sent_line))
    return found


def _known(find: Callable[[str], Any], row: Input, field: str) -> Any:
    found = find(row[field])
    if found is None:
        raise Refused.missing(row[field], field)
    return found


def _check(enough: bool, field: str, what: str) -> None:
    if not enough:
        raise Refused(field, "INVALID_QUANTITY", f"Provided quantity is bigger than {what}")


def _check_status(fulfillment: Fulfillment, movable: set[FulfillmentStatus]) -> None:
    if fulfillment.status not in movable:
        names = ", ".join(sorted(status.value.lower() for status in movable))
        raise Refused(
            "fulfillmentLineId",
            "INVALID",
            f"Unable to process action for fulfillmentLine with different status than {names}.",
        )


def _move(call: Call, order: Order, pieces: list[Pieces], status: FulfillmentStatus) -> Fulfillment:
    leave_where_they_were(pieces)
    order.fulfillments = [
        row for row in order.fulfillments if row.lines or row.status is not Status.FULFILLED
    ]
    made = parcel(call.shop, order, [(some.line, some.quantity) for some in pieces])
    made.status = status
    order.fulfillments.append(made)
    return made
