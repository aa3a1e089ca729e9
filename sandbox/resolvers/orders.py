"""Orders: read, fulfilled, called off."""

from collections.abc import Callable
from typing import Any

from sandbox.accounts import User
from sandbox.events import EventType
from sandbox.ids import from_global_id
from sandbox.money import TaxedMoney
from sandbox.orders import Order
from sandbox.permissions import Permission
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
