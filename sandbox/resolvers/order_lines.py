"""The lines of an order: every price is worked out from what was frozen when it was placed."""

from collections.abc import Callable
from typing import Any

from sandbox.money import ZERO, rounded
from sandbox.order_lines import OrderDiscount, OrderLine, OrderLineDiscount
from sandbox.orders import Order
from sandbox.registry import Call, answers
from sandbox.resolvers.catalogue import InChannel

READ: dict[str, Callable[[OrderLine], Any]] = {
    "productName": lambda line: line.variant.product.name,
    "variantName": lambda line: line.variant.name,
    "productSku": lambda line: line.variant.sku,
    "productVariantId": lambda line: line.variant.id,
    "variant": lambda line: InChannel(line.variant, line.order.channel),
    "unitPrice": lambda line: line.order.taxed(line.unit_price),
    "undiscountedUnitPrice": lambda line: line.order.taxed(line.unit),
    "unitDiscount": lambda line: line.order.money(rounded(line.unit_discount)),
    "totalPrice": lambda line: line.order.taxed(line.total),
    "undiscountedTotalPrice": lambda line: line.order.taxed(line.unit * line.quantity),
    "isGift": lambda _line: False,
    "discounts": lambda line: [one for one in line.off if not _is_told_by_the_order(line, one)],
    "allocations": lambda line: _allocations(line),
}


def _is_told_by_the_order(line: OrderLine, discount: OrderLineDiscount) -> bool:
    return discount.type == "VOUCHER" and _is_legacy(line.order)


def _is_legacy(order: Order) -> bool:
    return order.channel.order_settings.use_legacy_line_discount_propagation


@answers("Order.discounts")
def order_discounts(order: Order, _call: Call) -> list[OrderDiscount]:
    """Those of the order; the legacy way also adds up the voucher's discounts on its lines."""
    by_voucher = [one for line in order.lines for one in line.off if one.type == "VOUCHER"]
    if not by_voucher or not _is_legacy(order):
        return order.discounts
    first = by_voucher[0]
    summed = OrderDiscount(
        pk=first.pk,
        name=first.name,
        reason=first.reason,
        value_type=first.value_type,
        value=first.value,
        amount=order.money(sum((one.amount.amount for one in by_voucher), ZERO)),
    )
    return [*order.discounts, summed]


def _allocations(line: OrderLine) -> list[dict[str, Any]]:
    stock = line.variant.stocks[0]
    row = {"id": line.id, "quantity": line.quantity_to_fulfill, "warehouse": stock.warehouse}
    return [row] if line.quantity_to_fulfill else []


def _answer_with(read: Callable[[OrderLine], Any]) -> Callable[[OrderLine, Call], Any]:
    return lambda line, _call: read(line)


for _name, _read in READ.items():
    answers(f"OrderLine.{_name}")(_answer_with(_read))
