"""What is tried again, what is lost, and how a test makes trouble of it."""

from typing import Any

import pytest

from sandbox import Shop
from sandbox.accounts import Caller
from sandbox.people import Customer, Staff
from tests.sandbox_shop.listening_app import ListeningApp

FAILED = """query($id: ID!) { app(id: $id) { webhooks {
  eventDeliveries(first: 10, filter: { status: FAILED }) {
    edges { node { eventType payload status attempts(first: 10) {
      edges { node { status responseStatusCode } } } } }
  }
} } }"""


def failures(staff: Staff, app_id: str) -> list[dict[str, Any]]:
    hooks = staff.ask(FAILED, id=app_id)["webhooks"]
    return [edge["node"] for hook in hooks for edge in hook["eventDeliveries"]["edges"]]


@pytest.fixture
def order(shop: Shop, bob: Customer, app: ListeningApp, installed: str) -> str:
    """An order whose first events have come and gone."""
    assert installed
    order_id = bob.buys()
    shop.idle()
    app.forget()
    return order_id


def set_metadata(staff: Staff, order: str) -> None:
    staff.ask(
        """mutation($id: ID!) {
          updateMetadata(id: $id, input: [{ key: "a", value: "b" }]) { errors { code } }
        }""",
        id=order,
    )


def test_what_arrived_leaves_no_trace(
    shop: Shop, staff: Staff, app: ListeningApp, order: str
) -> None:
    set_metadata(staff, order)
    shop.idle()

    assert app.events == ["order_metadata_updated"]
    assert all(not hook.deliveries for a in shop.apps.values() for hook in a.webhooks)


def test_after_a_fault_the_same_bytes_come_again(
    shop: Shop, staff: Staff, app: ListeningApp, installed: str, order: str
) -> None:
    app.answers = [503, 500]

    set_metadata(staff, order)
    shop.idle()

    first, second, third = app.webhooks
    assert first.body == second.body == third.body
    assert len({one.headers["Saleor-Signature"] for one in app.webhooks}) == 1
    assert failures(staff, installed) == []


def test_after_five_retries_saleor_gives_up_and_keeps_the_payload(
    shop: Shop, staff: Staff, app: ListeningApp, installed: str, order: str
) -> None:
    app.answers = [500] * 10

    set_metadata(staff, order)
    shop.idle()

    (failed,) = failures(staff, installed)
    assert len(app.webhooks) == 6
    assert failed["eventType"] == "ORDER_METADATA_UPDATED"
    assert failed["payload"] == app.webhooks[0].body.decode()
    assert len(failed["attempts"]["edges"]) == 6


@pytest.mark.parametrize("status", [302, 400, 401, 404, 429])
def test_a_refusal_is_final(
    shop: Shop, staff: Staff, app: ListeningApp, installed: str, order: str, status: int
) -> None:
    app.answers = [status]

    set_metadata(staff, order)
    shop.idle()

    (failed,) = failures(staff, installed)
    assert len(app.webhooks) == 1
    assert failed["attempts"]["edges"][0]["node"]["responseStatusCode"] == status


def test_an_app_that_is_away_is_tried_again_too(
    shop: Shop, staff: Staff, installed: str, order: str
) -> None:
    hook = next(h for a in shop.apps.values() for h in a.webhooks if h.name == "Orders")
    hook.target_url = "http://127.0.0.1:9/"

    set_metadata(staff, order)
    shop.idle()

    (failed,) = failures(staff, installed)
    statuses = [e["node"]["responseStatusCode"] for e in failed["attempts"]["edges"]]
    assert statuses == [None] * 6


def test_held_events_come_when_they_are_let_go_in_any_order_and_twice(
    shop: Shop, staff: Staff, app: ListeningApp, order: str
) -> None:
    shop.deliveries.hold()
    staff.marks_paid(order)
    staff.fulfils(order)
    shop.idle()
    assert app.webhooks == []

    shop.deliveries.release(lambda held: [*reversed(held), *held])
    shop.idle()

    assert app.events == sorted(
        ["order_fully_paid", "order_updated", "order_fulfilled", "order_updated"] * 2
    )


def test_held_events_can_be_lost(shop: Shop, staff: Staff, app: ListeningApp, order: str) -> None:
    shop.deliveries.hold()
    staff.marks_paid(order)

    shop.deliveries.release(lambda _held: [])
    shop.idle()

    assert app.webhooks == []


def test_what_is_under_way_when_an_app_is_switched_off_is_lost_to_it(
    shop: Shop, staff: Staff, app: ListeningApp, installed: str, order: str
) -> None:
    shop.deliveries.hold()
    set_metadata(staff, order)
    staff.deactivates(installed)

    shop.deliveries.release()
    shop.idle()

    assert app.events == ["app_status_changed"]
    assert [row["eventType"] for row in failures(staff, installed)] == ["ORDER_METADATA_UPDATED"]


def test_an_app_reads_its_own_failures_without_any_permission(
    shop: Shop, staff: Staff, app: ListeningApp
) -> None:
    app_id = staff.installs(app.manifest_url, [])
    app.answers = [400]
    staff.deactivates(app_id)
    staff.activates(app_id)
    shop.idle()

    own = next(a for a in shop.apps.values() if a.id == app_id)
    query = """{ app { webhooks {
      eventDeliveries(first: 5, filter: { status: FAILED }) { totalCount } } } }"""
    answer = shop.execute(query, caller=Caller(app=own))

    counts = [h["eventDeliveries"]["totalCount"] for h in answer["data"]["app"]["webhooks"]]
    assert counts == [0, 1]
