"""Which events each action sends: the list a running Saleor gave, action by action."""

import pytest

from sandbox import Shop, documents
from sandbox.ids import new_uuid
from sandbox.people import Customer, Staff
from tests.sandbox_shop.listening_app import ListeningApp

pytestmark = pytest.mark.usefixtures("installed")


def heard(shop: Shop, app: ListeningApp) -> list[str]:
    shop.idle()
    events = app.events
    app.forget()
    return events


def test_an_unpaid_order(shop: Shop, bob: Customer, app: ListeningApp) -> None:
    bob.buys()

    assert heard(shop, app) == ["order_confirmed", "order_created"]


def test_an_order_paid_before_it_was_placed(shop: Shop, bob: Customer, app: ListeningApp) -> None:
    bob.buys(paid=True)

    assert heard(shop, app) == [
        "order_confirmed",
        "order_created",
        "order_fully_paid",
        "order_paid",
        "order_updated",
    ]


def test_an_order_paid_in_part_before_it_was_placed(
    shop: Shop, staff: Staff, bob: Customer, app: ListeningApp
) -> None:
    checkout = bob.fills_a_checkout()
    staff.pays(checkout, 5, "USD")

    order = bob.ask(documents.COMPLETE, id=checkout)["order"]["id"]

    assert heard(shop, app) == ["order_confirmed", "order_created"]
    assert staff.order(order)["status"] == "UNFULFILLED"


def test_an_order_that_costs_nothing_is_paid_from_the_start(
    shop: Shop, staff: Staff, bob: Customer, app: ListeningApp
) -> None:
    staff.makes_a_voucher(["FREE"], 100)

    order = bob.buys("FREE", sku="houseplants-for-beginners-1")

    assert "order_fully_paid" in heard(shop, app)
    assert staff.order(order)["status"] == "UNFULFILLED"


def test_created_may_already_say_that_the_order_is_paid(
    shop: Shop, bob: Customer, app: ListeningApp
) -> None:
    bob.buys(paid=True)
    shop.idle()

    created = next(one for one in app.webhooks if one.event == "order_created").json
    assert created["order"]["isPaid"] is True
    assert created["order"]["status"] == "UNFULFILLED"


def test_marked_as_paid_without_order_paid_and_still_unconfirmed(
    shop: Shop, staff: Staff, bob: Customer, app: ListeningApp
) -> None:
    order = bob.buys()
    heard(shop, app)

    staff.marks_paid(order)

    assert heard(shop, app) == ["order_fully_paid", "order_updated"]
    assert staff.order(order)["status"] == "UNCONFIRMED"


def test_paid_in_two_parts(shop: Shop, staff: Staff, bob: Customer, app: ListeningApp) -> None:
    order = bob.buys()
    heard(shop, app)

    staff.charges(order, 6.90)
    assert heard(shop, app) == ["order_paid", "order_updated"]
    assert staff.order(order)["status"] == "UNFULFILLED"

    staff.charges(order, 40)
    assert heard(shop, app) == ["order_fully_paid", "order_paid", "order_updated"]


def test_fulfilled(shop: Shop, staff: Staff, bob: Customer, app: ListeningApp) -> None:
    order = bob.buys(paid=True)
    heard(shop, app)

    staff.fulfils(order)

    assert heard(shop, app) == ["order_fulfilled", "order_updated"]


def test_fulfilment_taken_back(shop: Shop, staff: Staff, bob: Customer, app: ListeningApp) -> None:
    order = bob.buys(paid=True)
    staff.fulfils(order)
    heard(shop, app)

    staff.cancels_fulfilments(order)

    assert heard(shop, app) == ["order_updated"]
    assert staff.order(order)["status"] == "UNFULFILLED"


def test_refunded_in_part_and_then_the_rest(
    shop: Shop, staff: Staff, bob: Customer, app: ListeningApp
) -> None:
    order = bob.buys(paid=True)
    heard(shop, app)

    staff.refunds(order, 5)
    assert heard(shop, app) == ["order_refunded", "order_updated"]
    assert staff.order(order)["chargeStatus"] == "PARTIAL"

    staff.refunds(order)
    assert heard(shop, app) == ["order_fully_refunded", "order_refunded", "order_updated"]
    assert staff.order(order)["chargeStatus"] == "NONE"


def test_a_chargeback_is_only_an_update(
    shop: Shop, staff: Staff, bob: Customer, app: ListeningApp
) -> None:
    order = bob.buys(paid=True)
    heard(shop, app)

    staff.reports(order, "CHARGE_BACK", 46.90)

    assert heard(shop, app) == ["order_updated"]
    assert staff.order(order)["isPaid"] is False


def test_a_payment_reported_twice_counts_once(
    shop: Shop, staff: Staff, bob: Customer, app: ListeningApp
) -> None:
    order = bob.buys(paid=True)
    transaction = staff.order(order)["transactions"][0]["id"]
    report = """mutation($id: ID!, $psp: String!) {
      transactionEventReport(id: $id, type: REFUND_SUCCESS, amount: 5, pspReference: $psp) {
        alreadyProcessed errors { code }
      }
    }"""
    psp = new_uuid()
    assert staff.ask(report, id=transaction, psp=psp)["alreadyProcessed"] is False
    heard(shop, app)

    assert staff.ask(report, id=transaction, psp=psp)["alreadyProcessed"] is True
    assert heard(shop, app) == []
    assert staff.order(order)["totalRefunded"]["amount"] == 5


def test_cancelling_a_paid_order_leaves_the_money_where_it_is(
    shop: Shop, staff: Staff, bob: Customer, app: ListeningApp
) -> None:
    order = bob.buys(paid=True)
    heard(shop, app)

    staff.cancels(order)

    assert heard(shop, app) == ["order_cancelled", "order_updated"]
    assert staff.order(order)["status"] == "CANCELED"
    assert staff.order(order)["isPaid"] is True


def test_metadata_is_no_update(shop: Shop, staff: Staff, bob: Customer, app: ListeningApp) -> None:
    order = bob.buys()
    heard(shop, app)

    write = """mutation($id: ID!) {
      updateMetadata(id: $id, input: [{ key: "a", value: "b" }]) { errors { code } }
    }"""
    before = staff.order(order)["updatedAt"]
    staff.ask(write, id=order)

    assert heard(shop, app) == ["order_metadata_updated"]
    assert staff.order(order)["updatedAt"] > before


def test_switched_off_and_on_and_removed(
    shop: Shop, staff: Staff, app: ListeningApp, installed: str
) -> None:
    staff.deactivates(installed)
    staff.activates(installed)
    assert heard(shop, app) == ["app_status_changed", "app_status_changed"]

    staff.removes(installed)
    shop.idle()
    assert app.webhooks[0].json == {
        "__typename": "AppDeleted",
        "recipient": {"id": installed},
        "app": {"id": installed},
    }


def test_every_change_moves_the_orders_time(staff: Staff, bob: Customer) -> None:
    order = bob.buys()
    times = [staff.order(order)["updatedAt"]]
    for change in (
        staff.marks_paid,
        staff.fulfils,
        staff.cancels_fulfilments,
        staff.refunds,
        staff.cancels,
    ):
        change(order)
        times.append(staff.order(order)["updatedAt"])

    assert times == sorted(set(times))
