"""A gift card at the checkout: whose, for how much, and what becomes of it."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from sandbox import Shop, documents
from sandbox.little_shop import PLN
from sandbox.people import Customer, ShopSaidNo, Staff

REMOVE = """mutation($id: ID!, $code: String, $card: ID) {
  checkoutRemovePromoCode(id: $id, promoCode: $code, promoCodeId: $card) { errors { code } } }"""
SETTING = """mutation($id: ID!, $allowed: Boolean) { channelUpdate(
  id: $id, input: { checkoutSettings: { allowLegacyGiftCardUse: $allowed } }
) { channel { checkoutSettings { allowLegacyGiftCardUse } } errors { code } } }"""
DEACTIVATE = "mutation($id: ID!) { giftCardDeactivate(id: $id) { errors { code } } }"
ASSIGN = """mutation($id: ID!, $user: ID!) {
  giftCardAssignUser(id: $id, userId: $user) { errors { code } } }"""


@pytest.fixture
def carol(shop: Shop) -> Customer:
    return Customer(shop, "carol@example.com").registers()


def total(customer: Customer, checkout: str) -> float:
    found = customer.ask(documents.CHECKOUT, id=checkout)
    return float(found["totalPrice"]["gross"]["amount"])


def on(staff: Staff, card: Any) -> float:
    return float(staff.gift_card(card["id"])["currentBalance"]["amount"])


def refused(customer: Customer, code: str) -> list[str]:
    with pytest.raises(ShopSaidNo) as said:
        customer.fills_a_checkout(code)
    return said.value.codes


def test_a_card_lowers_what_is_to_be_paid_and_not_what_the_goods_cost(
    staff: Staff, bob: Customer
) -> None:
    card = staff.makes_a_gift_card(20)

    found = bob.ask(documents.CHECKOUT, id=bob.fills_a_checkout(card["code"]))

    assert found["subtotalPrice"]["gross"]["amount"] == 42
    assert found["totalPrice"]["gross"]["amount"] == 26.90
    assert (found["voucherCode"], found["discount"]["amount"]) == (None, 0)
    assert [row["id"] for row in found["giftCards"]] == [card["id"]]


def test_the_order_takes_its_part_off_the_card(staff: Staff, bob: Customer) -> None:
    card = staff.makes_a_gift_card(50)

    order = staff.order(bob.buys(card["code"]))

    assert order["giftCards"] == [{"id": card["id"], "last4CodeChars": card["code"][-4:]}]
    assert order["subtotal"]["gross"]["amount"] == 42
    assert order["total"]["gross"]["amount"] == 0
    assert order["undiscountedTotal"]["gross"]["amount"] == 46.90
    assert (order["isPaid"], order["totalCharged"]["amount"]) == (True, 0)
    told = staff.gift_card(card["id"])
    assert told["currentBalance"]["amount"] == 3.10
    assert told["initialBalance"]["amount"] == 50
    assert told["usedByEmail"] == "bob@example.com"
    assert told["lastUsedOn"] is not None


def test_a_card_and_a_voucher_go_together(staff: Staff, bob: Customer) -> None:
    staff.makes_a_voucher(["CODE"], 50)
    card = staff.makes_a_gift_card(10)
    checkout = bob.fills_a_checkout("CODE")

    bob.ask(documents.ADD_CODE, id=checkout, code=card["code"])

    assert total(bob, checkout) == 15.90


def test_several_cards_are_emptied_by_their_codes_and_the_last_keeps_its_rest(
    staff: Staff, bob: Customer
) -> None:
    cards = sorted([staff.makes_a_gift_card(20) for _ in range(4)], key=lambda card: card["code"])
    checkout = bob.fills_a_checkout(cards[3]["code"])
    for card in cards[:3]:
        bob.ask(documents.ADD_CODE, id=checkout, code=card["code"])

    order = bob.ask(documents.COMPLETE, id=checkout)["order"]["id"]

    assert [on(staff, card) for card in cards] == [0, 0, 13.10, 20]
    assert len(staff.order(order)["giftCards"]) == 3


def test_a_card_used_by_another_order_pays_what_it_still_has(staff: Staff, bob: Customer) -> None:
    card = staff.makes_a_gift_card(50)
    checkout = bob.fills_a_checkout(card["code"])

    bob.buys(card["code"])

    assert total(bob, checkout) == 43.80


def test_only_the_rest_has_to_be_paid(staff: Staff, bob: Customer, shop: Shop) -> None:
    shop.catalogue.channels[0].order_settings.allow_unpaid_orders = False
    card = staff.makes_a_gift_card(40)
    checkout = bob.fills_a_checkout(card["code"])
    with pytest.raises(ShopSaidNo, match="can not cover"):
        bob.ask(documents.COMPLETE, id=checkout)

    staff.pays(checkout, 6.90, "USD")

    order = staff.order(bob.ask(documents.COMPLETE, id=checkout)["order"]["id"])
    assert (order["chargeStatus"], order["totalCharged"]["amount"]) == ("FULL", 6.90)


def test_a_card_is_for_its_own_customer_signed_in(
    shop: Shop, staff: Staff, bob: Customer, carol: Customer
) -> None:
    card = staff.makes_a_gift_card(assignedTo=carol.user_id)

    assert refused(bob, card["code"]) == ["INVALID"]
    assert refused(Customer(shop, "carol@example.com"), card["code"]) == ["INVALID"]
    assert carol.buys(card["code"])


def test_a_card_of_another_currency_is_unknown_here(shop: Shop, staff: Staff) -> None:
    card = staff.makes_a_gift_card(20, "USD")

    assert refused(Customer(shop, "ewa@example.com", PLN), card["code"]) == ["INVALID"]


def test_a_card_asleep_or_out_of_date_is_unknown(shop: Shop, staff: Staff, bob: Customer) -> None:
    asleep = staff.makes_a_gift_card(isActive=False)
    old = staff.makes_a_gift_card()
    shop.gift_cards.by_pk[2].expiry_date = datetime.now(UTC).date() - timedelta(days=1)

    assert refused(bob, asleep["code"]) == ["INVALID"]
    assert refused(bob, old["code"]) == ["INVALID"]


def test_a_card_is_good_on_its_last_day(shop: Shop, staff: Staff, bob: Customer) -> None:
    card = staff.makes_a_gift_card()
    shop.gift_cards.by_pk[1].expiry_date = datetime.now(UTC).date()

    assert bob.buys(card["code"])


def test_a_card_that_fell_asleep_in_the_checkout_stops_the_order(
    staff: Staff, bob: Customer
) -> None:
    card = staff.makes_a_gift_card()
    checkout = bob.fills_a_checkout(card["code"])
    staff.ask(DEACTIVATE, id=card["id"])

    assert total(bob, checkout) == 46.90
    with pytest.raises(ShopSaidNo) as said:
        bob.ask(documents.COMPLETE, id=checkout)
    (error,) = said.value.errors
    assert (error["field"], error["code"]) == ("giftCards", "INVALID")


def test_a_channel_may_forbid_cards(shop: Shop, staff: Staff, bob: Customer) -> None:
    card = staff.makes_a_gift_card()
    staff.ask(SETTING, id=shop.catalogue.channels[0].id, allowed=False)

    assert refused(bob, card["code"]) == ["GIFT_CARD_NOT_APPLICABLE"]


def test_a_card_is_taken_out_again_by_code_or_by_id(staff: Staff, bob: Customer) -> None:
    card = staff.makes_a_gift_card()
    checkout = bob.fills_a_checkout(card["code"])
    bob.ask(REMOVE, id=checkout, code=card["code"])
    assert total(bob, checkout) == 46.90
    with pytest.raises(ShopSaidNo) as said:
        bob.ask(REMOVE, id=checkout, code=card["code"])
    assert said.value.codes == ["INVALID"]

    bob.ask(documents.ADD_CODE, id=checkout, code=card["code"])
    bob.ask(REMOVE, id=checkout, card=card["id"])
    assert total(bob, checkout) == 46.90


def test_cancelling_the_order_puts_nothing_back_on_the_card(staff: Staff, bob: Customer) -> None:
    card = staff.makes_a_gift_card(50)

    staff.cancels(bob.buys(card["code"]))

    assert on(staff, card) == 3.10


def test_an_order_that_expires_puts_nothing_back_either(
    shop: Shop, staff: Staff, bob: Customer
) -> None:
    card = staff.makes_a_gift_card(20)

    shop.order_expires(bob.buys(card["code"]))

    assert on(staff, card) == 0
