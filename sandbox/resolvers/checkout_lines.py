"""What is in the checkout."""

from typing import Any

from sandbox.checkouts import Checkout
from sandbox.events import EventType
from sandbox.ids import new_uuid
from sandbox.refusals import Refused
from sandbox.registry import Call, answers
from sandbox.resolvers.lookups import checkout_of
from sandbox.shop import Shop


def add_lines(shop: Shop, checkout: Checkout, lines: list[dict[str, Any]]) -> None:
    wanted = []
    for line in lines:
        variant = shop.catalogue.variant(line["variantId"])
        if variant is None or checkout.channel.slug not in variant.prices:
            raise Refused("variantId", "NOT_FOUND", f"Could not resolve: {line['variantId']}")
        if line["quantity"] < 1:
            raise Refused("quantity", "ZERO_QUANTITY", "The quantity should be higher than zero.")
        wanted.append((variant, line["quantity"]))
    for variant, quantity in wanted:
        checkout.put(variant, quantity, new_uuid())


@answers("Mutation.checkoutLinesAdd")
def lines_add(
    call: Call,
    lines: list[dict[str, Any]],
    id: str | None = None,  # noqa: A002
) -> dict[str, Any]:
    checkout = checkout_of(call.shop, id)
    add_lines(call.shop, checkout, lines)
    return _updated(call, checkout)


@answers("Mutation.checkoutLinesUpdate")
def lines_update(
    call: Call,
    lines: list[dict[str, Any]],
    id: str | None = None,  # noqa: A002
) -> dict[str, Any]:
    checkout = checkout_of(call.shop, id)
    for wanted in lines:
        line = next(
            (
                line
                for line in checkout.lines
                if wanted.get("lineId") == line.id or wanted.get("variantId") == line.variant.id
            ),
            None,
        )
        if line is None:
            raise Refused("lineId", "NOT_FOUND", "There is no such line in the checkout.")
        line.quantity = wanted.get("quantity", line.quantity)
    checkout.lines = [line for line in checkout.lines if line.quantity > 0]
    return _updated(call, checkout)


@answers("Mutation.checkoutLinesDelete")
def lines_delete(
    call: Call,
    lines_ids: list[str],
    id: str | None = None,  # noqa: A002
) -> dict[str, Any]:
    checkout = checkout_of(call.shop, id)
    checkout.lines = [line for line in checkout.lines if line.id not in lines_ids]
    return _updated(call, checkout)


def _updated(call: Call, checkout: Checkout) -> dict[str, Any]:
    checkout.updated_at = call.shop.clock()
    call.tell(EventType.CHECKOUT_UPDATED, checkout)
    return {"checkout": checkout}
