"""Something about an order changed."""

from __future__ import annotations

from typing import Any

from plugin.saleor.order_payload import AbsurdValue, MissingField
from plugin.saleor.orders import parse_order
from plugin.services.context import now
from plugin.storage.orders import order_row
from plugin.storage.shops import Shop
from webhooks.answers import Answer, Rejected
from webhooks.receive import Edge, Family, Payload, Told

EVENTS = {
    "order_created": "OrderCreated",
    "order_confirmed": "OrderConfirmed",
    "order_paid": "OrderPaid",
    "order_fully_paid": "OrderFullyPaid",
    "order_updated": "OrderUpdated",
    "order_fulfilled": "OrderFulfilled",
    "order_cancelled": "OrderCancelled",
    "order_expired": "OrderExpired",
    "order_refunded": "OrderRefunded",
    "order_fully_refunded": "OrderFullyRefunded",
    "order_metadata_updated": "OrderMetadataUpdated",
}


def store(edge: Edge, shop: Shop, told: Told) -> None:
    """Keep the state of the order. Which event it was makes no difference."""
    edge.orders.store(told.verify, lambda: _row(edge, shop, told.payload()))


def _row(edge: Edge, shop: Shop, payload: Payload) -> dict[str, Any]:
    try:
        order = parse_order(payload.order, edge.ctx.keys, shop.id)
    except MissingField as error:
        problem = Answer.PAYLOAD_ERRORS if payload.errors else Answer.FIELD_MISSING
        raise Rejected(problem, f"order: {error}") from error
    except AbsurdValue as error:
        raise Rejected(Answer.VALUE_ABSURD, f"order: {error}") from error
    return order_row(shop.id, order, now(), due=True)


FAMILY = Family(EVENTS, store)
