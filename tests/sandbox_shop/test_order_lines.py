"""The lines of an order add up, whatever was taken off and by whom."""

from typing import Any

import pytest

from sandbox import documents
from sandbox.ids import to_global_id
from sandbox.little_shop import PROMOTION, USD
from sandbox.people import Customer, Staff

SET, BLEND, DECAF, PEARLS = (
    "pour-over-set-1",
    "morning-blend-2",
    "night-shift-decaf-1",
    "string-of-pearls-1",
)

LINES = """query($id: ID!) { order(id: $id) {
  subtotal { gross { amount } } shippingPrice { gross { amount } } total { gross { amount } }
  discounts { type name reason valueType value total { amount } }
  lines {
    quantity isGift productVariantId voucherCode unitDiscountReason
    undiscountedUnitPrice { gross { amount } } undiscountedTotalPrice { gross { amount } }
    unitDiscount { amount } unitPrice { gross { amount } }
    totalPrice { gross { amount } net { amount } }
    discounts { type name reason valueType value total { amount currency } }
    variant { id product { id
      category { name ancestors(first: 10) { edges { node { name } } } }
      collections { name }
    } }
  }
} }"""


def bought(customer: Customer, staff: Staff, code: str | None, *skus: str) -> Any:
    checkout = customer.fills_a_checkout(sku=skus[0])
    for sku in skus[1:]:
        customer.puts_in(checkout, sku)
    if code:
        customer.ask(documents.ADD_CODE, id=checkout, code=code)
    order = customer.ask(documents.COMPLETE, id=checkout)["order"]["id"]
    return staff.ask(LINES, id=order)


def gross(price: dict[str, Any]) -> float:
    return float(price["gross"]["amount"])


def totals(order: Any) -> list[float]:
    return [gross(line["totalPrice"]) for line in order["lines"]]


def test_a_piece_on_sale_says_by_which_promotion(staff: Staff, bob: Customer) -> None:
    (line,) = bought(bob, staff, None, SET)["lines"]

    assert line["discounts"] == [
        {
            "type": "PROMOTION",
            "name": "Slow Sundays",
            "reason": f"Promotion: {to_global_id('Promotion', PROMOTION)}",
            "valueType": "PERCENTAGE",
            "value": 20,
            "total": {"amount": 11.60, "currency": "USD"},
        }
    ]
    assert gross(line["undiscountedTotalPrice"]) == 58
    assert line["unitDiscount"]["amount"] == 11.60
    assert gross(line["totalPrice"]) == 46.40


def test_a_line_knows_its_category_and_collections(staff: Staff, bob: Customer) -> None:
    (line,) = bought(bob, staff, None, SET)["lines"]

    assert line["productVariantId"] == line["variant"]["id"]
    product = line["variant"]["product"]
    assert product["category"]["name"] == "Brewing"
    assert product["category"]["ancestors"]["edges"] == [{"node": {"name": "Kitchen"}}]
    assert product["collections"] == [{"name": "Gifts"}]


def test_a_voucher_comes_off_the_price_on_sale(staff: Staff, bob: Customer) -> None:
    staff.makes_a_voucher(["CODE"], 50)

    order = bought(bob, staff, "CODE", SET)

    assert gross(order["subtotal"]) == 23.20
    assert order["discounts"][0]["total"]["amount"] == 23.20


@pytest.mark.parametrize("value", [1, 3, 7, 33, 99, 100])
@pytest.mark.parametrize("kind", ["PERCENTAGE", "FIXED"])
def test_lines_and_delivery_add_up_to_the_total(
    staff: Staff, bob: Customer, value: float, kind: str
) -> None:
    staff.makes_a_voucher(["CODE"], value, discountValueType=kind)

    order = bought(bob, staff, "CODE", SET, BLEND, DECAF, PEARLS)

    total = round(sum(totals(order)) + gross(order["shippingPrice"]), 2)
    assert total == gross(order["total"])
    assert all(line >= 0 for line in totals(order))


def test_a_voucher_for_the_order_is_spread_over_the_lines_by_what_they_cost(
    staff: Staff, bob: Customer
) -> None:
    staff.makes_a_voucher(["CODE"], 10, discountValueType="FIXED", name="Ten")

    order = bought(bob, staff, "CODE", BLEND, DECAF, PEARLS)

    # Of 42.00, 13.50 and 18.00; the last line takes what rounding left.
    assert totals(order) == [36.29, 11.66, 15.55]
    assert order["discounts"] == [
        {
            "type": "VOUCHER",
            "name": "Ten",
            "reason": None,
            "valueType": "FIXED",
            "value": 10,
            "total": {"amount": 10},
        }
    ]


def test_a_quotient_of_half_a_cent_goes_to_the_even_neighbour(staff: Staff, bob: Customer) -> None:
    staff.makes_a_voucher(["CODE"], 0.05, discountValueType="FIXED")

    # Two and a half cents each.
    assert totals(bought(bob, staff, "CODE", "pour-over-set-1", "pour-over-set-2")) == [
        46.38,
        46.37,
    ]


def test_by_default_a_voucher_for_the_order_shows_in_the_discount_of_a_piece(
    staff: Staff, bob: Customer
) -> None:
    staff.makes_a_voucher(["OLD", "CODE"], 10)

    (line,) = bought(bob, staff, "CODE", BLEND)["lines"]

    assert line["unitDiscount"]["amount"] == 4.20
    # Saleor names the oldest code of the voucher, not the one that was used.
    assert line["unitDiscountReason"] == "Entire order voucher code: OLD"
    assert (line["voucherCode"], line["discounts"]) == (None, [])


def test_by_default_the_order_tells_of_a_voucher_for_some_goods(
    staff: Staff, bob: Customer
) -> None:
    staff.makes_a_voucher(
        ["CODE"], 50, type="SPECIFIC_PRODUCT", products=[to_global_id("Product", 1)]
    )

    order = bought(bob, staff, "CODE", BLEND, DECAF)

    assert [line["voucherCode"] for line in order["lines"]] == ["CODE", None]
    assert [line["discounts"] for line in order["lines"]] == [[], []]
    (discount,) = order["discounts"]
    assert (discount["type"], discount["total"]["amount"]) == ("VOUCHER", 21)
    assert discount["reason"] == "Voucher code: CODE"


def test_without_the_legacy_way_the_line_itself_tells_of_it(staff: Staff, bob: Customer) -> None:
    staff.sets_up(USD, useLegacyLineDiscountPropagation=False)
    staff.makes_a_voucher(
        ["CODE"], 50, type="SPECIFIC_PRODUCT", products=[to_global_id("Product", 3)]
    )

    order = bought(bob, staff, "CODE", SET, DECAF)

    assert order["discounts"] == []
    types = [(one["type"], one["total"]["amount"]) for one in order["lines"][0]["discounts"]]
    assert types == [("PROMOTION", 11.60), ("VOUCHER", 23.20)]
    assert gross(order["lines"][0]["totalPrice"]) == 23.20


def test_without_the_legacy_way_a_voucher_for_the_order_leaves_pieces_alone(
    staff: Staff, bob: Customer
) -> None:
    staff.sets_up(USD, useLegacyLineDiscountPropagation=False)
    staff.makes_a_voucher(["CODE"], 10)

    (line,) = bought(bob, staff, "CODE", BLEND)["lines"]

    assert (line["unitDiscount"]["amount"], line["unitDiscountReason"]) == (0, None)
    assert gross(line["totalPrice"]) == 37.80


def test_a_percentage_off_some_goods_is_rounded_once_a_line(staff: Staff, bob: Customer) -> None:
    staff.makes_a_voucher(
        ["CODE"], 3, type="SPECIFIC_PRODUCT", products=[to_global_id("Product", 2)]
    )

    order = bob.buys("CODE", sku=DECAF, quantity=3)

    # 3% of 40.50 are 1.215; of each 13.50 they would have been 41 cents.
    assert totals(staff.ask(LINES, id=order)) == [39.28]
