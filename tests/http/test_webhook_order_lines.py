"""Lines of an order: what no line can have is refused, and nothing of the others is lost."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest
from sqlalchemy import select

from plugin.domain.order import Line
from plugin.storage.orders import order_of
from plugin.storage.tables import orders
from tests.http.saleor import Saleor, order_created
from tests.world import a_line
from webhooks.answers import Answer

SHOE = Line(
    product="Product:1",
    variant="Variant:1",
    amount=Decimal("12.1"),
    quantity=3,
    categories=("Category:2", "Category:1"),
    collections=("Collection:1",),
)


def kept(saleor: Saleor, lines: Any, **changes: Any) -> tuple[Line, ...]:
    """What the rules will see of an order with these lines."""
    assert saleor.posts(order_created(lines=lines, **changes)) is Answer.ACCEPTED
    with saleor.world.ctx.engine.connect() as conn:
        (row,) = conn.execute(select(orders)).all()
    return order_of(row).lines


def in_product(**changes: Any) -> dict[str, Any]:
    variant = {"id": "Variant:1", "product": {**a_line(1)["variant"]["product"], **changes}}
    return a_line(12.1, 3, variant=variant)


def costing(amount: object) -> dict[str, Any]:
    return a_line(1, totalPrice={"gross": {"amount": amount}})


def came_back(status: str, pieces: int) -> list[dict[str, Any]]:
    line = {"quantity": pieces, "orderLine": {"id": "OrderLine:1"}}
    return [{"status": status, "lines": [line]}]


def test_a_line_is_kept_whole(saleor: Saleor) -> None:
    assert kept(saleor, [a_line(12.1, 3)]) == (SHOE,)


def test_lines_keep_their_order(saleor: Saleor) -> None:
    found = kept(saleor, [a_line(float(amount)) for amount in range(30)])

    assert [line.amount for line in found] == list(range(30))


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        (a_line(12.1, 3, discounts=[{"type": "SALE"}]), SHOE._replace(on_sale=True)),
        (a_line(12.1, 3, discounts=[{"type": "PROMOTION"}]), SHOE._replace(on_sale=True)),
        (a_line(12.1, 3, discounts=None), SHOE),
        (in_product(category=None), SHOE._replace(categories=())),
        (in_product(collections=None), SHOE._replace(collections=())),
        (
            a_line(12.1, 3, variant=None, productVariantId="Variant:1"),
            Line("", "Variant:1", Decimal("12.1"), 3),
        ),
        (a_line(12.1, 3, variant=None, productVariantId=None), Line("", "", Decimal("12.1"), 3)),
        (
            a_line(12.1, 3, variant={"id": "Variant:1", "product": None}),
            Line("", "Variant:1", Decimal("12.1"), 3),
        ),
    ],
    ids=[
        "on sale",
        "in a promotion",
        "discounts untold",
        "in no category",
        "collections untold",
        "variant deleted",
        "variant deleted and forgotten",
        "product untold",
    ],
)
def test_what_a_line_may_do_without_is_not_missed(
    saleor: Saleor, line: dict[str, Any], expected: Line
) -> None:
    assert kept(saleor, [line]) == (expected,)


@pytest.mark.parametrize("status", ["REFUNDED", "RETURNED", "REFUNDED_AND_RETURNED"])
def test_pieces_that_came_back_are_counted_on_their_line(saleor: Saleor, status: str) -> None:
    found = kept(saleor, [a_line(12.1, 3)], fulfillments=came_back(status, 2) * 2)

    assert found == (SHOE._replace(returned=3),)


def test_pieces_that_were_sent_did_not_come_back(saleor: Saleor) -> None:
    assert kept(saleor, [a_line(12.1, 3)], fulfillments=came_back("FULFILLED", 2)) == (SHOE,)
    assert kept(saleor, [a_line(12.1, 3)], fulfillments=None) == (SHOE,)


def test_an_order_whose_lines_are_untold_counts_as_a_whole(saleor: Saleor) -> None:
    shipping = {"gross": {"amount": 5.0}}

    assert kept(saleor, None, shippingPrice=shipping) == (Line("", "", Decimal("85.0")),)


ABSURD: list[Any] = [
    "lines",
    {"id": "OrderLine:1"},
    [7],
    [["OrderLine:1"]],
    *([{**a_line(1), "quantity": pieces}] for pieces in (-1, 1.5, True, "1", [1])),
    *([costing(amount)] for amount in (-0.01, 1e13, "NaN", "sNaN", "ten", True)),
    [a_line(1, variant="Variant:1")],
    [a_line(1, variant={"id": 7, "product": None})],
    [a_line(1, discounts="SALE")],
    [a_line(1, discounts=[7])],
    [a_line(1, discounts=[{"type": 7}])],
    [in_product(id=7)],
    [in_product(category="Category:1")],
    [in_product(category={"id": "Category:2", "parent": {"id": 1}})],
    [in_product(collections=[7])],
]
LACKING: list[Any] = [
    [None],
    [{}],
    [{**a_line(1), "quantity": None}],
    [{name: value for name, value in a_line(1).items() if name != "totalPrice"}],
    [a_line(1, totalPrice=None)],
    [a_line(1, id=None)],
    [a_line(1, variant={"product": None})],
    [a_line(1, discounts=[{}])],
    [in_product(collections=[{}])],
]


def test_what_no_line_can_have_is_turned_away(saleor: Saleor) -> None:
    for lines in ABSURD:
        assert saleor.posts(order_created(lines=lines)) is Answer.VALUE_ABSURD, lines
        # One bad line among good ones is no better.
        if isinstance(lines, list):
            mixed = order_created(lines=[a_line(1), *lines])
            assert saleor.posts(mixed) is Answer.VALUE_ABSURD, lines
    assert saleor.stored == {}


def test_a_line_that_lacks_something_is_turned_away(saleor: Saleor) -> None:
    for lines in LACKING:
        assert saleor.posts(order_created(lines=lines)) is Answer.FIELD_MISSING, lines
    assert saleor.stored == {}


@pytest.mark.parametrize(
    "fulfilments",
    [
        "none",
        [7],
        [{"status": 7}],
        came_back("RETURNED", -1),
        came_back("RETURNED", True),
        [{"status": "RETURNED", "lines": [{"quantity": 1, "orderLine": "OrderLine:1"}]}],
    ],
)
def test_fulfilments_that_no_order_can_have_are_turned_away(
    saleor: Saleor, fulfilments: Any
) -> None:
    assert saleor.posts(order_created(fulfillments=fulfilments)) is Answer.VALUE_ABSURD
    assert saleor.stored == {}
