"""The lines of Saleor's order, as JSON, turned into ours."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from typing import Any

from plugin.domain.money import AbsurdAmount, parse_amount
from plugin.domain.order import Line

# A fulfilment in one of these is goods that came back, or whose money went back.
_RETURNED = frozenset({"REFUNDED", "RETURNED", "REFUNDED_AND_RETURNED"})
# What a line is discounted by when its product was on sale for everybody.
_SALE = frozenset({"SALE", "PROMOTION"})
_NOTHING: Mapping[str, Any] = {}


class BadLine(ValueError):
    """A line that no order can have; the text says which value."""


def parse_lines(raw: Mapping[str, Any]) -> tuple[Line, ...] | None:
    """The lines of a `ReferralOrder`, None where the payload has none. Raises BadLine."""
    lines = raw.get("lines")
    if lines is None:
        return None
    try:
        returned = _returned(raw.get("fulfillments") or ())
        return tuple([_line(line, returned) for line in lines])
    except (AttributeError, KeyError, TypeError) as error:
        raise BadLine("another shape than Saleor's") from error
    except AbsurdAmount as error:
        raise BadLine(f"totalPrice.gross.amount: {error}") from error


def _line(raw: Mapping[str, Any], returned: Mapping[str, int]) -> Line:
    variant = raw["variant"] or _NOTHING
    product = variant.get("product") or _NOTHING
    quantity = raw["quantity"]
    if type(quantity) is not int or quantity < 0:
        raise BadLine("quantity")
    return Line(
        product=_text(product.get("id")),
        # A variant that was deleted since is known by its id only.
        variant=_text(variant.get("id") or raw["productVariantId"]),
        amount=parse_amount(raw["totalPrice"]["gross"]["amount"]),
        quantity=quantity,
        returned=min(returned.get(raw["id"], 0), quantity) if returned else 0,
        on_sale=any(discount["type"] in _SALE for discount in raw["discounts"] or ()),
        categories=_categories(product.get("category")),
        collections=tuple([_text(found["id"]) for found in product.get("collections") or ()]),
    )


def _categories(category: Mapping[str, Any] | None) -> tuple[str, ...]:
    """The product's category and those above it, as far as our query asks for them."""
    found: list[str] = []
    while category:
        found.append(_text(category["id"]))
        category = category.get("parent")
    return tuple(found)


def _returned(fulfilments: Iterable[Mapping[str, Any]]) -> Mapping[str, int]:
    """How many pieces of each line came back, by the line's id."""
    pieces: Counter[str] = Counter()
    for fulfilment in fulfilments:
        if fulfilment["status"] in _RETURNED:
            for line in fulfilment["lines"] or ():
                pieces[line["orderLine"]["id"]] += line["quantity"]
    return pieces


def _text(value: Any) -> str:
    if value is None:
        return ""
    if not isinstance(value, str):
        raise TypeError("an id is a text")
    return value
