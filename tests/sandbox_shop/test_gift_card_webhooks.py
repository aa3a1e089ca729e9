"""What apps hear of gift cards, of cards by themselves and of cards in orders."""

from collections.abc import Iterator
from typing import Any

import pytest

from sandbox import Shop
from sandbox.people import Customer, Staff
from tests.sandbox_shop.listening_app import ListeningApp, listening
from tests.sandbox_shop.test_events_by_action import heard
from tests.sandbox_shop.test_gift_card_history import NOTE
from tests.sandbox_shop.test_gift_cards import (
    ACTIVATE,
    ADJUST,
    ASSIGN,
    BULK,
    DEACTIVATE,
    DELETE,
    UNASSIGN,
    UPDATE,
)

KINDS = ("Created", "Updated", "Deleted", "StatusChanged", "MetadataUpdated", "Sent")
CARD = "giftCard { id code isActive currentBalance { amount } }"
BRANCHES = " ".join(f"... on GiftCard{kind} {{ {CARD} }}" for kind in KINDS)
CARDS = f"""subscription {{ event {{ __typename {BRANCHES}
  ... on GiftCardSent {{ channel sentToEmail }} }} }}"""
ORDERS = """subscription { event { __typename ... on OrderCreated { order {
  total { gross { amount } } undiscountedTotal { gross { amount } } totalCharged { amount }
  giftCards { id last4CodeChars currentBalance { amount } }
} } } }"""
WRITE = """mutation($id: ID!) {
  updatePrivateMetadata(id: $id, input: [{ key: "a", value: "b" }]) { errors { code } } }"""


def tell(app: ListeningApp) -> None:
    """Have the app ask for both kinds of events."""
    app.changes["webhooks"] = [
        {"name": "Cards", "targetUrl": f"{app.url}/webhooks/cards", "query": CARDS},
        {"name": "Orders", "targetUrl": f"{app.url}/webhooks/orders", "query": ORDERS},
    ]


@pytest.fixture
def listener(staff: Staff) -> Iterator[ListeningApp]:
    """An app that hears of gift cards and of new orders."""
    with listening() as app:
        tell(app)
        staff.installs(app.manifest_url, ["MANAGE_GIFT_CARD", "MANAGE_ORDERS"])
        app.forget()
        yield app


def test_a_card_is_heard_of_whenever_it_changes(
    shop: Shop, staff: Staff, bob: Customer, listener: ListeningApp
) -> None:
    card = staff.makes_a_gift_card(20)["id"]
    assert heard(shop, listener) == ["gift_card_created"]

    changes: tuple[tuple[str, dict[str, Any]], ...] = (
        (UPDATE, {"input": {"addTags": ["a"]}}),
        (ADJUST, {"by": 1}),
        (NOTE, {"message": "Hello"}),
        (ASSIGN, {"user": bob.registers().user_id}),
        (UNASSIGN, {}),
    )
    for change, facts in changes:
        staff.ask(change, id=card, **facts)
        assert heard(shop, listener) == ["gift_card_updated"]

    staff.ask(DELETE, id=card)
    shop.idle()
    (told,) = listener.webhooks
    assert told.json["__typename"] == "GiftCardDeleted"
    assert (told.json["giftCard"]["id"], told.json["giftCard"]["isActive"]) == (card, True)


def test_a_switch_is_heard_even_where_it_was_so_before_but_not_in_bulk(
    shop: Shop, staff: Staff, listener: ListeningApp
) -> None:
    card = staff.makes_a_gift_card()["id"]
    heard(shop, listener)

    for switch in (ACTIVATE, DEACTIVATE, DEACTIVATE):
        staff.ask(switch, id=card)
        assert heard(shop, listener) == ["gift_card_status_changed"]
    staff.ask(BULK, ids=[card])
    assert heard(shop, listener) == []


def test_metadata_written_again_is_no_news(
    shop: Shop, staff: Staff, listener: ListeningApp
) -> None:
    card = staff.makes_a_gift_card()["id"]
    heard(shop, listener)

    staff.ask(WRITE, id=card)
    assert heard(shop, listener) == ["gift_card_metadata_updated"]
    staff.ask(WRITE, id=card)
    assert heard(shop, listener) == []


def test_a_mail_app_hears_whom_to_send_the_card_to(
    shop: Shop, staff: Staff, listener: ListeningApp
) -> None:
    staff.makes_a_gift_card(
        userEmail="bob@example.com", channel="default-channel", code="BOBS-CARD"
    )
    shop.idle()

    sent = next(one.json for one in listener.webhooks if one.event == "gift_card_sent")
    assert sent["giftCard"]["code"] == "BOBS-CARD"
    assert (sent["sentToEmail"], sent["channel"]) == ("bob@example.com", "default-channel")
    assert heard(shop, listener) == ["gift_card_created", "gift_card_sent"]


def test_a_card_that_pays_is_heard_of_in_the_order_and_nowhere_else(
    shop: Shop, staff: Staff, bob: Customer, listener: ListeningApp
) -> None:
    card = staff.makes_a_gift_card(20)
    heard(shop, listener)

    bob.buys(card["code"])
    shop.idle()

    (told,) = listener.webhooks
    order = told.json["order"]
    assert order["total"]["gross"]["amount"] == 26.90
    assert order["undiscountedTotal"]["gross"]["amount"] == 46.90
    assert order["totalCharged"]["amount"] == 0
    assert order["giftCards"] == [
        {"id": card["id"], "last4CodeChars": card["code"][-4:], "currentBalance": {"amount": 0}}
    ]


def test_an_account_that_goes_puts_its_card_to_sleep_without_a_word(
    shop: Shop, staff: Staff, bob: Customer, listener: ListeningApp
) -> None:
    staff.makes_a_gift_card(assignedTo=bob.registers().user_id)
    heard(shop, listener)

    shop.customer_leaves(bob.email)

    assert heard(shop, listener) == []


def test_without_the_permission_nothing_is_heard_of_cards(shop: Shop, staff: Staff) -> None:
    with listening() as app:
        tell(app)
        staff.installs(app.manifest_url, ["MANAGE_ORDERS"])
        app.forget()

        staff.makes_a_gift_card()

        assert heard(shop, app) == []
