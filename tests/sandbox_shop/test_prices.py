"""What a voucher takes off, and off what."""

from typing import Any

import pytest

from sandbox import documents
from sandbox.ids import to_global_id
from sandbox.people import Customer, Staff

POST = 4.90
BLEND, DECAF = "morning-blend-2", "night-shift-decaf-1"


def prices(customer: Customer, code: str, sku: str = BLEND, quantity: int = 1) -> dict[str, float]:
    held = customer.ask(
        documents.CHECKOUT, id=customer.fills_a_checkout(code, sku=sku, quantity=quantity)
    )
    return {
        "off": held["discount"]["amount"],
        "goods": held["subtotalPrice"]["gross"]["amount"],
        "post": held["shippingPrice"]["gross"]["amount"],
    }


@pytest.mark.parametrize(
    ("value", "fields", "expected"),
    [
        (10, {}, {"off": 8.40, "goods": 75.60, "post": POST}),
        (12.5, {}, {"off": 10.50, "goods": 73.50, "post": POST}),
        (5, {"discountValueType": "FIXED"}, {"off": 5, "goods": 79, "post": POST}),
        (500, {"discountValueType": "FIXED"}, {"off": 84, "goods": 0, "post": POST}),
        (100, {"type": "SHIPPING"}, {"off": POST, "goods": 84, "post": 0}),
        (50, {"applyOncePerOrder": True}, {"off": 21, "goods": 63, "post": POST}),
        (
            25,
            {"type": "SPECIFIC_PRODUCT", "products": [to_global_id("Product", 1)]},
            {"off": 21, "goods": 63, "post": POST},
        ),
        (
            5,
            {
                "type": "SPECIFIC_PRODUCT",
                "discountValueType": "FIXED",
                "categories": [to_global_id("Category", 1)],
            },
            {"off": 10, "goods": 74, "post": POST},
        ),
    ],
)
def test_two_kilos_of_morning_blend(
    staff: Staff, bob: Customer, value: float, fields: dict[str, Any], expected: dict[str, float]
) -> None:
    staff.makes_a_voucher(["CODE"], value, **fields)

    assert prices(bob, "CODE", quantity=2) == expected


def test_half_a_cent_is_rounded_up(staff: Staff, bob: Customer) -> None:
    staff.makes_a_voucher(["CODE"], 3)

    # 3% of 13.50 are 40.5 cents.
    assert prices(bob, "CODE", DECAF)["off"] == 0.41


def test_a_download_is_not_posted(staff: Staff, bob: Customer) -> None:
    staff.makes_a_voucher(["CODE"], 10)

    found = prices(bob, "CODE", "houseplants-for-beginners-1")
    assert found == {"off": 0.90, "goods": 8.10, "post": 0}


def test_the_order_keeps_what_the_checkout_said(staff: Staff, bob: Customer) -> None:
    staff.makes_a_voucher(["CODE"], 10, name="Welcome")

    order = staff.order(bob.buys("CODE"))

    assert order["subtotal"]["gross"]["amount"] == 37.80
    assert order["total"]["gross"] == {"amount": 42.70, "currency": "USD"}
    assert order["undiscountedTotal"]["gross"]["amount"] == 46.90
    assert order["discounts"] == [
        {"type": "VOUCHER", "name": "Welcome", "amount": {"amount": 4.20, "currency": "USD"}}
    ]
