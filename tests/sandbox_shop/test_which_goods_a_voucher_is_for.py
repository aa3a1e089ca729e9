"""A voucher for some goods, some countries, some amounts; and what happens when they change."""

from typing import Any

import pytest

from sandbox import Shop, documents
from sandbox.ids import to_global_id
from sandbox.little_shop import HOMES, PLN, USD
from sandbox.people import Customer, ShopSaidNo, Staff

SET, BLEND, DECAF, GUIDE = (
    "pour-over-set-1",
    "morning-blend-2",
    "night-shift-decaf-1",
    "houseplants-for-beginners-1",
)
SET_LINES = """mutation($id: ID!, $lines: [CheckoutLineUpdateInput!]!) {
  checkoutLinesUpdate(id: $id, lines: $lines) { errors { code } } }"""
MOVE = """mutation($id: ID!, $to: AddressInput!) {
  checkoutShippingAddressUpdate(id: $id, shippingAddress: $to) { errors { code } } }"""
EMAIL = """mutation($id: ID!, $email: String!) {
  checkoutEmailUpdate(id: $id, email: $email) { errors { code } } }"""


def checkout(customer: Customer, *skus: str, code: str | None = None) -> str:
    made = customer.fills_a_checkout(sku=skus[0])
    for sku in skus[1:]:
        customer.puts_in(made, sku)
    if code:
        customer.ask(documents.ADD_CODE, id=made, code=code)
    return made


def off(customer: Customer, made: str) -> float:
    return float(customer.ask(documents.CHECKOUT, id=made)["discount"]["amount"])


def is_refused(customer: Customer, made: str, code: str) -> bool:
    with pytest.raises(ShopSaidNo) as said:
        customer.ask(documents.ADD_CODE, id=made, code=code)
    return said.value.codes == ["VOUCHER_NOT_APPLICABLE"]


@pytest.mark.parametrize(
    "goods",
    [
        {"products": [to_global_id("Product", 3)]},
        {"variants": [to_global_id("ProductVariant", 31)]},
        {"collections": [to_global_id("Collection", 2)]},
        {"categories": [to_global_id("Category", 2)]},
    ],
)
def test_a_voucher_for_some_goods_takes_nothing_off_the_others(
    staff: Staff, bob: Customer, goods: dict[str, Any]
) -> None:
    staff.makes_a_voucher(["CODE"], 50, type="SPECIFIC_PRODUCT", **goods)

    # Half of a set that is on sale for 46.40.
    assert off(bob, checkout(bob, SET, BLEND, code="CODE")) == 23.20
    assert is_refused(bob, checkout(bob, BLEND), "CODE")


def test_a_category_does_not_speak_for_those_inside_it(staff: Staff, bob: Customer) -> None:
    kitchen = to_global_id("Category", 6)
    staff.makes_a_voucher(["CODE"], 50, type="SPECIFIC_PRODUCT", categories=[kitchen])

    assert is_refused(bob, checkout(bob, SET), "CODE")


def test_a_voucher_for_some_goods_that_names_none_is_for_all(staff: Staff, bob: Customer) -> None:
    staff.makes_a_voucher(["CODE"], 10, type="SPECIFIC_PRODUCT")

    assert off(bob, checkout(bob, BLEND, DECAF, code="CODE")) == 5.55


def test_once_per_order_it_is_the_cheapest_piece_it_is_for(staff: Staff, bob: Customer) -> None:
    staff.makes_a_voucher(
        ["CODE"],
        50,
        type="SPECIFIC_PRODUCT",
        products=[to_global_id("Product", 1), to_global_id("Product", 3)],
        applyOncePerOrder=True,
    )

    # The guide is cheaper still, but the voucher is not for it.
    assert off(bob, checkout(bob, SET, BLEND, BLEND, GUIDE, code="CODE")) == 21


def test_the_cheapest_is_told_by_its_price_on_sale(staff: Staff, bob: Customer) -> None:
    staff.makes_a_voucher(["CODE"], 100, applyOncePerOrder=True)
    made = checkout(bob, SET, code="CODE")

    assert off(bob, made) == 46.40


def test_collections_of_a_voucher_are_listed(staff: Staff) -> None:
    gifts = to_global_id("Collection", 2)
    voucher = staff.makes_a_voucher(["CODE"], 10, type="SPECIFIC_PRODUCT", collections=[gifts])
    query = """query($id: ID!) { voucher(id: $id) {
      collections(first: 5) { edges { node { slug } } } } }"""

    assert staff.ask(query, id=voucher)["collections"]["edges"] == [{"node": {"slug": "gifts"}}]


@pytest.mark.parametrize(("least", "taken"), [(46.40, True), (46.41, False)])
def test_the_least_amount_is_held_against_prices_on_sale(
    staff: Staff, bob: Customer, least: float, taken: bool
) -> None:
    staff.makes_a_voucher(["CODE"], 10, least=least)
    made = checkout(bob, SET)

    if taken:
        bob.ask(documents.ADD_CODE, id=made, code="CODE")
    else:
        assert is_refused(bob, made, "CODE")


def test_the_least_amount_is_a_channels_own(shop: Shop, staff: Staff, bob: Customer) -> None:
    voucher = staff.makes_a_voucher(["CODE"], 10, least=1000)
    zloty = shop.catalogue.channels[1]
    row = {"channelId": zloty.id, "discountValue": 5}
    staff.ask(documents.VOUCHER_LIST, id=voucher, input={"addChannels": [row]})

    assert is_refused(bob, checkout(bob, BLEND), "CODE")
    ewa = Customer(shop, "ewa@example.com", PLN)
    assert off(ewa, checkout(ewa, BLEND, code="CODE")) == 8.25


def test_delivery_at_half_price(staff: Staff, bob: Customer) -> None:
    staff.makes_a_voucher(["CODE"], 50, type="SHIPPING")

    order = staff.order(bob.buys("CODE"))

    assert order["shippingPrice"]["gross"]["amount"] == 2.45
    assert order["subtotal"]["gross"]["amount"] == 42
    assert [row["amount"]["amount"] for row in order["discounts"]] == [2.45]


def test_a_voucher_for_delivery_waits_for_a_way_to_deliver(shop: Shop, staff: Staff) -> None:
    staff.makes_a_voucher(["CODE"], 50, type="SHIPPING")
    bob = Customer(shop, "bob@example.com")
    parcel = {
        "channel": USD,
        "lines": [{"variantId": shop.catalogue.products[0].variants[0].id, "quantity": 1}],
    }
    made = bob.ask(documents.CHECKOUT_CREATE, input=parcel)["checkout"]["id"]

    assert is_refused(bob, made, "CODE")
    assert is_refused(bob, checkout(bob, GUIDE), "CODE")


def test_a_code_for_one_country_is_lost_on_the_way_to_another(staff: Staff, bob: Customer) -> None:
    staff.makes_a_voucher(["CODE"], 50, type="SHIPPING", countries=["US"])
    made = checkout(bob, BLEND, code="CODE")

    bob.ask(MOVE, id=made, to={**HOMES[USD], "country": "DE"})

    assert bob.ask(documents.CHECKOUT, id=made)["voucherCode"] is None


def test_a_code_is_lost_with_the_goods_it_was_for(staff: Staff, bob: Customer) -> None:
    staff.makes_a_voucher(["CODE"], 10, minCheckoutItemsQuantity=2)
    made = bob.fills_a_checkout("CODE", quantity=2)
    line = bob.ask(documents.CHECKOUT, id=made)["lines"][0]["id"]

    bob.ask(SET_LINES, id=made, lines=[{"lineId": line, "quantity": 1}])
    bob.ask(SET_LINES, id=made, lines=[{"lineId": line, "quantity": 2}])

    assert bob.ask(documents.CHECKOUT, id=made)["voucherCode"] is None
    assert bob.ask(documents.COMPLETE, id=made)["order"]


@pytest.mark.parametrize(("kind", "kept"), [("ENTIRE_ORDER", "CODE"), ("SPECIFIC_PRODUCT", None)])
def test_a_voucher_for_some_goods_may_fall_below_its_own_least_amount(
    staff: Staff, bob: Customer, kind: str, kept: str | None
) -> None:
    staff.makes_a_voucher(["CODE"], 10, type=kind, least=40)
    made = checkout(bob, BLEND, code="CODE")
    assert off(bob, made) == 4.20

    bob.ask(MOVE, id=made, to=HOMES[USD])

    assert bob.ask(documents.CHECKOUT, id=made)["voucherCode"] == kept


def test_but_not_with_the_e_mail_it_was_for(staff: Staff, bob: Customer) -> None:
    staff.makes_a_voucher(["CODE"], 10, applyOncePerCustomer=True)
    bob.buys("CODE")
    carol = Customer(bob.shop, "carol@example.com")
    made = checkout(carol, BLEND, code="CODE")

    carol.ask(EMAIL, id=made, email="bob@example.com")

    assert carol.ask(documents.CHECKOUT, id=made)["voucherCode"] == "CODE"
    with pytest.raises(ShopSaidNo, match="Voucher not applicable"):
        carol.ask(documents.COMPLETE, id=made)
