"""The lines of an order: every price is worked out from what was frozen when it was placed."""

from collections.abc import Callable
from typing import Any

from sandbox.money import rounded
from sandbox.orders import OrderLine
from sandbox.registry import Call, answers

READ: dict[str, Callable[[OrderLine], Any]] = {
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


for _name, _read in READ.items():
    answers(f"OrderLine.{_name}")(_answer_with(_read))
