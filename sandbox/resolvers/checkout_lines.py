"""What is in the checkout."""

from typing import Any

from sandbox.refusals import Refused
from sandbox.registry import Call, answers
from sandbox.resolvers.checkouts import add_lines, updated
from sandbox.resolvers.lookups import checkout_of


@answers("Mutation.checkoutLinesAdd")
def lines_add(
    call: Call,
    lines: list[dict[str, Any]],
    id: str | None = None,  # noqa: A002
) -> dict[str, Any]:
    checkout = checkout_of(call.shop, id)
    add_lines(call.shop, checkout, lines)
    return updated(call, checkout, recalculated=True)


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
    return updated(call, checkout, recalculated=True)


@answers("Mutation.checkoutLinesDelete")
def lines_delete(
    call: Call,
    lines_ids: list[str],
    id: str | None = None,  # noqa: A002
) -> dict[str, Any]:
    checkout = checkout_of(call.shop, id)
    checkout.lines = [line for line in checkout.lines if line.id not in lines_ids]
    return updated(call, checkout, recalculated=True)
