"""The lines of Saleor's order turned into ours."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping

from plugin.domain.money import plausible
from plugin.domain.order import Line
from plugin.saleor.order_payload import Category, Fulfilment, OrderLine

# A fulfilment in one of these is goods that came back, or whose money went back.
_RETURNED = frozenset({"REFUNDED", "RETURNED", "REFUNDED_AND_RETURNED"})
# What a line is discounted by when its product was on sale for everybody.
_SALE = frozenset({"SALE", "PROMOTION"})


def lines_of(lines: Iterable[OrderLine], fulfilments: Iterable[Fulfilment]) -> tuple[Line, ...]:
    """Raises AbsurdAmount."""
    returned = _returned(fulfilments)
    return tuple([_line(line, returned) for line in lines])


def _line(raw: OrderLine, returned: Mapping[str, int]) -> Line:
    variant, quantity = raw.variant, raw.quantity
    product = variant.product if variant else None
    came_back = min(returned.get(raw.id, 0), quantity) if returned else 0
    on_sale = bool(raw.discounts) and any(one.type in _SALE for one in raw.discounts or ())
    # By place: to name eight fields for each line of each webhook costs more than all above.
    return Line(
        product.id if product else "",
        # A variant that was deleted since is known by its id only.
        variant.id if variant else raw.product_variant_id or "",
        plausible(raw.total_price.gross.amount),
        quantity,
        came_back,
        on_sale,
        _categories(product.category if product else None),
        tuple([one.id for one in (product and product.collections) or ()]),
    )


def _categories(category: Category | None) -> tuple[str, ...]:
    """The product's category and those above it, as far as our query asks for them."""
    found: list[str] = []
    while category:
        found.append(category.id)
        category = category.parent
    return tuple(found)


def _returned(fulfilments: Iterable[Fulfilment]) -> Mapping[str, int]:
    """How many pieces of each line came back, by the line's id."""
    pieces: Counter[str] = Counter()
    for fulfilment in fulfilments:
        if fulfilment.status in _RETURNED:
            for line in fulfilment.lines or ():
                pieces[line.order_line.id] += line.quantity
    return pieces
