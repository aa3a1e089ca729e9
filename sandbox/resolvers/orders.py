"""Orders: read, fulfilled, called off."""

from collections.abc import Callable
from typing import Any

from sandbox.accounts import User
from sandbox.events import EventType
from sandbox.ids import from_global_id
from sandbox.money import TaxedMoney, rounded
from sandbox.orders import Fulfillment, FulfillmentLine, FulfillmentStatus, Order, OrderLine
from sandbox.orders import OrderStatus as Status
from sandbox.permissions import Permission
from sandbox.refusals import Refused
from sandbox.registry import Call, answers
from sandbox.resolvers.connections import Connection, connection
from sandbox.resolvers.lookups import order_of

MANAGES_ORDERS = [Permission.MANAGE_ORDERS]
SEES_CUSTOMER = (
    Permission.MANAGE_ORDERS,
    Permission.MANAGE_USERS,
    Permission.HANDLE_PAYMENTS,
    Permission.HANDLE_TAXES,
)

SORT_KEYS: dict[str, Callable[[Order], list[Any]]] = {
    "NUMBER": lambda order: [int(order.number)],
    "CREATED_AT": lambda order: [order.created.isoformat("T", "microseconds"), str(order.pk)],
    "LAST_MODIFIED_AT": lambda order: [
        order.updated_at.isoformat("T", "microseconds"),
        str(order.pk),
    ],
}


@answers("Query.order")
def order(_source: None, call: Call, id: str | None = None) -> Order | None:  # noqa: A002
    # Whoever knows the id, a UUID, may look: the storefront's confirmation page has no other key.
    return call.shop.orders.get(from_global_id(id or "", "Order"))


@answers("Query.orders", needs=MANAGES_ORDERS)
def orders(
    _source: None,
    call: Call,
    where: dict[str, Any] | None = None,
    sort_by: dict[str, Any] | None = None,
    first: int | None = None,
    after: str | None = None,
) -> Connection:
    sort = sort_by or {"field": "NUMBER", "direction": "DESC"}
    rows = [order for order in call.shop.orders.values() if _matches(order, where or {})]
    key = SORT_KEYS[sort["field"]]
    return connection("orders", rows, key, first, after, descending=sort["direction"] == "DESC")


def _matches(order: Order, where: dict[str, Any]) -> bool:
    alternatives = where.get("OR")
    if alternatives and not any(_matches(order, one) for one in alternatives):
        return False
    if not all(_matches(order, one) for one in where.get("AND") or []):
        return False
    facts = {
        "voucherCode": order.voucher_code,
        "userEmail": order.user_email,
        "user": order.user.id if order.user else None,
        "channelId": order.channel.id,
        "status": order.status.value,
        "updatedAt": order.updated_at,
        "createdAt": order.created,
    }
    within = all(_allowed(fact, where.get(name)) for name, fact in facts.items())
    return within and ("ids" not in where or order.id in (where["ids"] or []))


def _allowed(fact: Any, rule: dict[str, Any] | None) -> bool:
    """One filter of the API: eq, oneOf, gte, lte; an empty one lets everything through."""
    given = {name: value for name, value in (rule or {}).items() if value is not None}
    tests: dict[str, Callable[[Any], bool]] = {
        "eq": lambda value: bool(fact == value),
        "oneOf": lambda value: fact in value,
        "gte": lambda value: bool(fact >= value),
        "lte": lambda value: bool(fact <= value),
    }
    return all(tests[name](value) for name, value in given.items())


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
    made = Fulfillment(
        pk=call.shop.next_pk("Fulfillment"),
        order=found,
        fulfillment_order=len(found.fulfillments) + 1,
        created=call.shop.clock(),
        lines=[
            FulfillmentLine(
                pk=call.shop.next_pk("FulfillmentLine"), order_line=line, quantity=quantity
            )
            for line, quantity in lines
        ],
    )
    for line, quantity in lines:
        line.quantity_fulfilled += quantity
    found.fulfillments.append(made)
    found.refresh_fulfilment()
    if found.status is Status.FULFILLED:
        call.tell(EventType.ORDER_FULFILLED, found)
    touch(call, found)
    return {"order": found, "fulfillments": [made]}


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


@answers("Mutation.orderCancel", needs=MANAGES_ORDERS)
def order_cancel(call: Call, id: str) -> dict[str, Any]:  # noqa: A002
    found = order_of(call.shop, id)
    found.cancel()
    call.tell(EventType.ORDER_CANCELLED, found)
    touch(call, found)
    return {"order": found}


def touch(call: Call, changed: Order) -> None:
    """Every change moves `updatedAt` and is worth an ORDER_UPDATED."""
    changed.updated_at = call.shop.clock()
    call.tell(EventType.ORDER_UPDATED, changed)


@answers("Order.user")
def user(source: Order, call: Call) -> User | None:
    mine = call.caller.user is not None and call.caller.user is source.user
    return source.user if mine or call.caller.may(*SEES_CUSTOMER) else None


@answers("Order.subtotal")
def subtotal(source: Order, _call: Call) -> TaxedMoney:
    return source.taxed(source.subtotal_amount)


@answers("Order.total")
def total(source: Order, _call: Call) -> TaxedMoney:
    return source.taxed(source.total_amount)


@answers("Order.undiscountedTotal")
def undiscounted_total(source: Order, _call: Call) -> TaxedMoney:
    return source.taxed(source.undiscounted_total_amount)


@answers("Order.shippingPrice")
def shipping_price(source: Order, _call: Call) -> TaxedMoney:
    return source.taxed(source.shipping)


@answers("Order.undiscountedShippingPrice")
def undiscounted_shipping_price(source: Order, _call: Call) -> Any:
    return source.money(source.undiscounted_shipping)


@answers("Order.totalCharged")
def total_charged(source: Order, _call: Call) -> Any:
    return source.money(source.charged)


@answers("Order.totalRefunded")
def total_refunded(source: Order, _call: Call) -> Any:
    return source.money(source.refunded)


@answers("Order.totalBalance")
def total_balance(source: Order, _call: Call) -> Any:
    return source.money(source.charged - source.total_amount)


@answers("Order.payments")
def payments(_source: Order, _call: Call) -> list[Any]:
    return []


LINE_PRICES: dict[str, Callable[[OrderLine], Any]] = {
    "productName": lambda line: line.variant.product.name,
    "variantName": lambda line: line.variant.name,
    "productSku": lambda line: line.variant.sku,
    "productVariantId": lambda line: line.variant.id,
    "unitPrice": lambda line: line.order.taxed(rounded(line.total / line.quantity)),
    "undiscountedUnitPrice": lambda line: line.order.taxed(line.unit),
    "unitDiscount": lambda line: line.order.money(rounded(line.off / line.quantity)),
    "unitDiscountReason": lambda line: f"Voucher code: {c}" if (c := line.voucher_code) else None,
    "totalPrice": lambda line: line.order.taxed(line.total),
    "undiscountedTotalPrice": lambda line: line.order.taxed(line.unit * line.quantity),
    "isGift": lambda _line: False,
    "allocations": lambda line: _allocations(line),
}


def _allocations(line: OrderLine) -> list[dict[str, Any]]:
    stock = line.variant.stocks[0]
    row = {"id": line.id, "quantity": line.quantity_to_fulfill, "warehouse": stock.warehouse}
    return [row] if line.quantity_to_fulfill else []


def _answer_with(read: Callable[[OrderLine], Any]) -> Callable[[OrderLine, Call], Any]:
    return lambda line, _call: read(line)


for _name, _read in LINE_PRICES.items():
    answers(f"OrderLine.{_name}")(_answer_with(_read))
