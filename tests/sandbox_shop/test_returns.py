"""Goods and money that come back, and an order nobody paid for."""

from typing import Any

import pytest

from sandbox import Shop
from sandbox.little_shop import USD
from sandbox.people import Customer, ShopSaidNo, Staff
from tests.sandbox_shop.listening_app import ListeningApp
from tests.sandbox_shop.test_events_by_action import heard

BLEND = "morning-blend-2"


@pytest.fixture
def order(staff: Staff, bob: Customer) -> str:
    """Two kilos of Morning Blend, paid by a payment of the older kind and sent to Bob."""
    staff.sets_up(USD, markAsPaidStrategy="PAYMENT_FLOW")
    order = bob.buys(quantity=2)
    staff.marks_paid(order)
    staff.fulfils(order)
    return order


def parcels(staff: Staff, order: str) -> list[tuple[str, int]]:
    return [
        (parcel["status"], sum(line["quantity"] for line in parcel["lines"]))
        for parcel in staff.order(order)["fulfillments"]
    ]


def money(staff: Staff, order: str) -> tuple[float, float]:
    """Kept and given back."""
    found = staff.order(order)
    return found["totalCharged"]["amount"], found["totalRefunded"]["amount"]


def test_a_piece_sent_back_is_a_fulfilment_of_its_own(staff: Staff, order: str) -> None:
    staff.takes_back(order, {BLEND: 1})

    assert parcels(staff, order) == [("FULFILLED", 1), ("RETURNED", 1)]
    assert staff.order(order)["status"] == "PARTIALLY_RETURNED"
    assert money(staff, order) == (88.90, 0)


def test_everything_sent_back_leaves_no_other_fulfilment(staff: Staff, order: str) -> None:
    staff.takes_back(order)

    assert parcels(staff, order) == [("RETURNED", 2)]
    assert staff.order(order)["status"] == "RETURNED"


def test_sent_back_and_paid_back_in_one(staff: Staff, order: str) -> None:
    staff.takes_back(order, {BLEND: 1}, refund=True)

    assert parcels(staff, order) == [("FULFILLED", 1), ("REFUNDED_AND_RETURNED", 1)]
    assert money(staff, order) == (46.90, 42)
    assert staff.order(order)["paymentStatus"] == "PARTIALLY_REFUNDED"


def test_paid_back_and_then_sent_back_says_both(staff: Staff, order: str) -> None:
    staff.refunds_goods(order, {BLEND: 1})
    assert parcels(staff, order) == [("FULFILLED", 1), ("REFUNDED", 1)]
    assert staff.order(order)["status"] == "FULFILLED"

    staff.takes_back(order)

    assert ("REFUNDED_AND_RETURNED", 1) in parcels(staff, order)
    assert ("RETURNED", 1) in parcels(staff, order)
    assert money(staff, order) == (46.90, 42)


def test_pieces_not_sent_yet_may_be_paid_back(staff: Staff, bob: Customer) -> None:
    staff.sets_up(USD, markAsPaidStrategy="PAYMENT_FLOW")
    order = bob.buys(quantity=2)
    staff.marks_paid(order)

    staff.refunds_goods(order, {BLEND: 1})

    assert parcels(staff, order) == [("REFUNDED", 1)]
    assert staff.order(order)["lines"][0]["quantityToFulfill"] == 1


def test_a_piece_is_paid_back_at_what_it_cost_after_the_voucher(
    staff: Staff, bob: Customer
) -> None:
    staff.sets_up(USD, markAsPaidStrategy="PAYMENT_FLOW")
    staff.makes_a_voucher(["CODE"], 10)
    order = bob.buys("CODE", quantity=2)
    staff.marks_paid(order)

    staff.refunds_goods(order, {BLEND: 1})

    assert money(staff, order) == (42.70, 37.80)


def test_an_amount_may_be_given_instead(staff: Staff, order: str) -> None:
    staff.refunds(order, 5)
    assert money(staff, order) == (83.90, 5)

    with pytest.raises(ShopSaidNo) as said:
        staff.refunds(order, 500)
    assert said.value.codes == ["CANNOT_REFUND"]


@pytest.mark.usefixtures("installed")
def test_what_an_app_hears_of_it(shop: Shop, staff: Staff, app: ListeningApp, order: str) -> None:
    heard(shop, app)

    staff.takes_back(order, {BLEND: 1})
    assert heard(shop, app) == ["order_updated"]

    staff.takes_back(order, refund=True)
    assert heard(shop, app) == ["order_refunded", "order_updated"]


def test_a_payment_app_has_to_refund_what_it_charged(staff: Staff, bob: Customer) -> None:
    order = bob.buys(paid=True)

    with pytest.raises(ShopSaidNo) as said:
        staff.refunds_goods(order)
    assert said.value.codes == ["CANNOT_REFUND"]

    staff.takes_back(order)
    staff.refunds(order, 42)
    assert parcels(staff, order) == [("RETURNED", 1)]
    assert money(staff, order) == (4.90, 42)


RETURN = """mutation($order: ID!, $line: ID!) { orderFulfillmentReturnProducts(
  order: $order, input: { fulfillmentLines: [{ fulfillmentLineId: $line, quantity: 3 }] }
) { errors { field code } } }"""


def test_nobody_sends_back_more_than_came(staff: Staff, order: str) -> None:
    line = staff.order(order)["fulfillments"][0]["lines"][0]["id"]

    with pytest.raises(ShopSaidNo) as said:
        staff.ask(RETURN, order=order, line=line)

    assert said.value.errors == [{"field": "fulfillmentLineId", "code": "INVALID_QUANTITY"}]


def test_what_came_back_does_not_keep_an_order_from_being_cancelled(
    staff: Staff, order: str
) -> None:
    staff.takes_back(order)

    staff.cancels(order)

    assert staff.order(order)["status"] == "CANCELED"


@pytest.mark.usefixtures("installed")
def test_a_chargeback_is_heard_as_a_change_and_nothing_else(
    shop: Shop, staff: Staff, bob: Customer, app: ListeningApp
) -> None:
    order = bob.buys(paid=True)
    heard(shop, app)

    staff.charges_back(order, 10)

    assert heard(shop, app) == ["order_updated"]
    assert money(staff, order) == (36.90, 0)


@pytest.mark.usefixtures("installed")
def test_an_order_nobody_pays_for_expires(
    shop: Shop, staff: Staff, bob: Customer, app: ListeningApp
) -> None:
    order = bob.buys()
    heard(shop, app)

    shop.order_expires(order)

    assert heard(shop, app) == ["order_expired", "order_updated"]
    assert staff.order(order)["status"] == "EXPIRED"


def test_an_order_somebody_paid_for_does_not_expire(shop: Shop, bob: Customer) -> None:
    order = bob.buys(paid=True)

    with pytest.raises(ValueError, match="does not expire"):
        shop.order_expires(order)


@pytest.mark.parametrize(
    ("limits", "again"),
    [
        ({"usageLimit": 1}, True),
        ({"applyOncePerCustomer": True}, True),
        ({"singleUse": True}, False),
    ],
)
def test_an_expired_order_gives_the_voucher_back_but_wakes_no_code_for_one_use(
    shop: Shop, staff: Staff, bob: Customer, limits: dict[str, Any], again: bool
) -> None:
    staff.makes_a_voucher(["CODE"], **limits)
    shop.order_expires(bob.buys("CODE"))

    if again:
        assert bob.buys("CODE")
    else:
        with pytest.raises(ShopSaidNo, match="Promo code is invalid"):
            bob.buys("CODE")
