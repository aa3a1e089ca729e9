"""Which goods of an order count, and what is left of them after refunds."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugin.domain.goods import OrderConditions, Scope, goods_that_count
from plugin.domain.order import Line
from tests.domain.given import an_order

SHOE = Line("Shoe", "Shoe in red", Decimal(60), quantity=3, categories=("Shoes", "Clothes"))
SOCK = Line("Sock", "Sock in blue", Decimal(20), collections=("Winter",))
ON_SALE = Line("Hat", "Hat", Decimal(10), on_sale=True)
LINES = (SHOE, SOCK, ON_SALE)


def of(conditions: OrderConditions, *lines: Line, refunded: str = "0") -> Decimal:
    order = an_order(lines=lines or LINES, total=Decimal(95), refunded=Decimal(refunded))
    return goods_that_count(order, conditions)


def named(**ids: str) -> Scope:
    return Scope(**{name: frozenset({found}) for name, found in ids.items()})


@pytest.mark.parametrize(
    ("conditions", "amount"),
    [
        (OrderConditions(), 90),
        (OrderConditions(sale_items=False), 80),
        (OrderConditions(goods=named(products="Shoe")), 60),
        (OrderConditions(goods=named(variants="Sock in blue")), 20),
        (OrderConditions(goods=named(categories="Clothes")), 60),
        (OrderConditions(goods=named(collections="Winter", products="Hat")), 30),
        (OrderConditions(but_not=named(categories="Shoes")), 30),
        (OrderConditions(goods=named(categories="Clothes"), but_not=named(products="Shoe")), 0),
    ],
    ids=str,
)
def test_only_the_goods_that_are_named_count(conditions: OrderConditions, amount: int) -> None:
    assert of(conditions) == amount


def test_shipping_is_no_goods() -> None:
    assert (
        goods_that_count(an_order(total=Decimal(95), shipping=Decimal(5)), OrderConditions()) == 90
    )


def test_pieces_that_came_back_do_not_count() -> None:
    back = Line("Shoe", "Shoe in red", Decimal(60), quantity=3, returned=1)

    assert of(OrderConditions(), back, SOCK) == 60
    assert of(OrderConditions(), back, SOCK, refunded="20") == 60


def test_a_refund_that_no_line_accounts_for_comes_off_the_goods() -> None:
    back = Line("Shoe", "Shoe in red", Decimal(60), quantity=3, returned=1)

    assert of(OrderConditions(), refunded="30.50") == Decimal("59.50")
    assert of(OrderConditions(), back, SOCK, refunded="25") == 55
    assert of(OrderConditions(goods=named(products="Sock")), refunded="15") == 5


def test_a_third_of_a_cent_is_not_paid_for() -> None:
    odd = Line("Shoe", "Shoe in red", Decimal("10.00"), quantity=3, returned=1)

    assert of(OrderConditions(), odd) == Decimal("6.66")


amounts = st.decimals(0, 500, places=2)
lines = st.builds(
    Line,
    product=st.sampled_from(["Shoe", "Sock"]),
    variant=st.just("V"),
    amount=amounts,
    quantity=st.integers(1, 5),
    returned=st.integers(0, 5),
    on_sale=st.booleans(),
)
conditions = st.builds(
    OrderConditions,
    goods=st.sampled_from([Scope(), named(products="Shoe")]),
    sale_items=st.booleans(),
)


@given(st.lists(lines, max_size=4).map(tuple), conditions, amounts, amounts)
def test_a_larger_refund_never_leaves_more(
    bought: tuple[Line, ...], wanted: OrderConditions, one: Decimal, other: Decimal
) -> None:
    little, much = sorted((one, other))
    total = sum((line.amount for line in bought), Decimal(0))
    left = [
        goods_that_count(an_order(lines=bought, total=total, refunded=refunded), wanted)
        for refunded in (little, much)
    ]

    assert total >= left[0] >= left[1] >= 0
