"""The lines of Saleor's order, as JSON, turned into ours."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Any

from plugin.domain.money import AbsurdAmount, parse_amount
from plugin.domain.order import Line

# A fulfilment in one of these is goods that came back, or whose money went back.
_RETURNED = frozenset({"REFUNDED", "RETURNED", "REFUNDED_AND_RETURNED"})
# What a line is discounted by when its product was on sale for everybody.
_SALE = frozenset({"SALE", "PROMOTION"})


class BadLine(ValueError):
    """A line that no order can have; the text says which value."""


def parse_lines(raw: Mapping[str, Any]) -> tuple[Line, ...] | None:
    """The lines of a `ReferralOrder`, None where the payload has none. Raises BadLine."""
    lines = raw.get("lines")
    if not isinstance(lines, list):
        return None
    returned = _returned(raw)
    return tuple(_line(line, returned) for line in _mappings(lines))


def _line(raw: Mapping[str, Any], returned: Counter[str]) -> Line:
    variant = _mapping(raw.get("variant"))
    product = _mapping(variant.get("product"))
    quantity = raw.get("quantity")
    if type(quantity) is not int or quantity < 0:
        raise BadLine("quantity")
    gross = _mapping(_mapping(raw.get("totalPrice")).get("gross"))
    try:
        amount = parse_amount(gross.get("amount"))
    except AbsurdAmount as error:
        raise BadLine("totalPrice.gross.amount") from error
    discounts = _mappings(raw.get("discounts"))
    return Line(
        product=_id(product),
        # A variant that was deleted since is known by its id only.
        variant=_id(variant) or _text(raw.get("productVariantId")),
        amount=amount,
        quantity=quantity,
        returned=min(returned[_id(raw)], quantity),
        on_sale=any(discount.get("type") in _SALE for discount in discounts),
        categories=tuple(_categories(_mapping(product.get("category")))),
        collections=tuple(_id(found) for found in _mappings(product.get("collections"))),
    )


def _categories(category: Mapping[str, Any]) -> Iterator[str]:
    """The product's category and those above it, as far as our query asks for them."""
    while category:
        yield _id(category)
        category = _mapping(category.get("parent"))


def _returned(raw: Mapping[str, Any]) -> Counter[str]:
    """How many pieces of each line came back, by the line's id."""
    pieces: Counter[str] = Counter()
    for fulfilment in _mappings(raw.get("fulfillments")):
        if fulfilment.get("status") not in _RETURNED:
            continue
        for line in _mappings(fulfilment.get("lines")):
            quantity = line.get("quantity")
            if type(quantity) is int and quantity > 0:
                pieces[_id(_mapping(line.get("orderLine")))] += quantity
    return pieces


def _id(raw: Mapping[str, Any]) -> str:
    return _text(raw.get("id"))


def _text(raw: Any) -> str:
    return raw if isinstance(raw, str) else ""


def _mapping(raw: Any) -> Mapping[str, Any]:
    return raw if isinstance(raw, dict) else {}


def _mappings(raw: Any) -> list[Mapping[str, Any]]:
    return [item for item in raw if isinstance(item, dict)] if isinstance(raw, list) else []
