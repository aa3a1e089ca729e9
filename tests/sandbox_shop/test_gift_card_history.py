"""The history of a gift card: what Saleor writes down, with which balances, and for whom."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from sandbox import Shop
from sandbox.accounts import Caller
from sandbox.gift_cards import GiftCard
from sandbox.people import Customer, Person, ShopSaidNo, Staff
from sandbox.permissions import Permission
from tests.sandbox_shop.test_gift_cards import (
    ACTIVATE,
    ADJUST,
    ASSIGN,
    DEACTIVATE,
    UNASSIGN,
    UPDATE,
)

NEXT_YEAR = (datetime.now(UTC).date() + timedelta(days=365)).isoformat()
HISTORY = """query($id: ID!, $filter: GiftCardEventFilterInput) { giftCard(id: $id) {
  events(filter: $filter) {
    id date type message email orderId orderNumber tags oldTags expiryDate oldExpiryDate
    balance {
      initialBalance { amount } currentBalance { amount }
      oldInitialBalance { amount } oldCurrentBalance { amount }
    }
    assignedTo { oldAssignedToEmail currentAssignedToEmail }
  }
} }"""
NOTE = """mutation($id: ID!, $message: String!) {
  giftCardAddNote(id: $id, input: { message: $message }) {
    event { type message } errors { field code } } }"""


def history(staff: Staff, card: Any, **filter_: Any) -> list[dict[str, Any]]:
    """What happened, oldest first, each with what it says besides."""
    return [told(event) for event in staff.ask(HISTORY, id=card["id"], filter=filter_)["events"]]


def told(event: dict[str, Any]) -> dict[str, Any]:
    said = {k: v for k, v in event.items() if v is not None and k not in ("id", "date")}
    if "balance" in said:
        said["balance"] = {k: v["amount"] for k, v in said["balance"].items() if v is not None}
    return said


def last(staff: Staff, card: Any) -> dict[str, Any]:
    return history(staff, card)[-1]


def test_a_new_card_is_issued_then_given_then_noted(staff: Staff, bob: Customer) -> None:
    owner = bob.registers().user_id

    card = staff.makes_a_gift_card(
        20, expiryDate=NEXT_YEAR, assignedTo=owner, note="For Carol", addTags=["a"]
    )

    both = {"initialBalance": 20, "currentBalance": 20}
    assert history(staff, card) == [
        {"type": "ISSUED", "balance": both, "expiryDate": NEXT_YEAR},
        {
            "type": "ASSIGNED_TO_USER",
            "assignedTo": {
                "oldAssignedToEmail": None,
                "currentAssignedToEmail": "bob@example.com",
            },
        },
        {"type": "NOTE_ADDED", "message": "For Carol"},
    ]


def test_an_adjustment_tells_both_balances_before_and_after(staff: Staff) -> None:
    card = staff.makes_a_gift_card(20)

    staff.ask(ADJUST, id=card["id"], by=5)
    staff.ask(ADJUST, id=card["id"], by=-100)

    told = [event["balance"] for event in history(staff, card, type="BALANCE_ADJUSTED")]
    assert told == [
        {
            "initialBalance": 25,
            "currentBalance": 25,
            "oldInitialBalance": 20,
            "oldCurrentBalance": 20,
        },
        {
            "initialBalance": 25,
            "currentBalance": 0,
            "oldInitialBalance": 25,
            "oldCurrentBalance": 25,
        },
    ]


def test_a_rewritten_card_tells_its_balance_its_end_and_its_tags_in_this_order(
    staff: Staff,
) -> None:
    card = staff.makes_a_gift_card(20, addTags=["a"])

    change = {"balanceAmount": 0, "expiryDate": NEXT_YEAR, "addTags": ["B"], "removeTags": ["a"]}
    staff.ask(UPDATE, id=card["id"], input=change)

    before = {"oldInitialBalance": 20, "oldCurrentBalance": 20}
    assert history(staff, card)[1:] == [
        {
            "type": "BALANCE_RESET",
            "balance": {"initialBalance": 0, "currentBalance": 0, **before},
        },
        {"type": "EXPIRY_DATE_UPDATED", "expiryDate": NEXT_YEAR},
        {"type": "TAGS_UPDATED", "tags": ["b"], "oldTags": ["a"]},
    ]


@pytest.mark.parametrize(
    ("change", "kinds"),
    [
        ({"expiryDate": NEXT_YEAR}, []),
        ({"expiryDate": None}, ["EXPIRY_DATE_UPDATED"]),
        ({"balanceAmount": 20}, ["BALANCE_RESET"]),
        ({"addTags": []}, ["TAGS_UPDATED"]),
        ({"privateMetadata": [{"key": "k", "value": "v"}]}, []),
    ],
)
def test_what_is_the_same_again_is_written_down_all_the_same_but_for_the_end(
    staff: Staff, change: dict[str, Any], kinds: list[str]
) -> None:
    card = staff.makes_a_gift_card(20, expiryDate=NEXT_YEAR)

    staff.ask(UPDATE, id=card["id"], input=change)

    assert [event["type"] for event in history(staff, card)[1:]] == kinds


def test_falling_asleep_twice_is_told_once(staff: Staff) -> None:
    card = staff.makes_a_gift_card(isActive=False)

    for switch in (DEACTIVATE, ACTIVATE, ACTIVATE, DEACTIVATE):
        staff.ask(switch, id=card["id"])

    kinds = [event["type"] for event in history(staff, card)]
    assert kinds == ["ISSUED", "ACTIVATED", "DEACTIVATED"]


def test_giving_to_the_same_again_is_told_again(staff: Staff, bob: Customer) -> None:
    card = staff.makes_a_gift_card()
    owner = bob.registers().user_id

    for _ in range(2):
        staff.ask(ASSIGN, id=card["id"], user=owner)
    staff.ask(UNASSIGN, id=card["id"])

    assert [event["assignedTo"] for event in history(staff, card)[2:]] == [
        {"oldAssignedToEmail": bob.email, "currentAssignedToEmail": bob.email},
        {"oldAssignedToEmail": bob.email, "currentAssignedToEmail": None},
    ]


def test_a_note_is_no_note_without_words(staff: Staff) -> None:
    card = staff.makes_a_gift_card()

    made = staff.ask(NOTE, id=card["id"], message=" Thanks ")
    assert made["event"] == last(staff, card) == {"type": "NOTE_ADDED", "message": "Thanks"}

    with pytest.raises(ShopSaidNo) as said:
        staff.ask(NOTE, id=card["id"], message=" ")
    assert said.value.errors == [{"field": "message", "code": "REQUIRED"}]


def test_an_order_tells_what_it_took_and_neither_cancelling_nor_refunding_tells_a_thing(
    staff: Staff, bob: Customer
) -> None:
    card = staff.makes_a_gift_card(20)

    order = bob.buys(card["code"])

    used = last(staff, card)
    assert used == {
        "type": "USED_IN_ORDER",
        "orderId": order,
        "orderNumber": "1",
        "balance": {"currentBalance": 0, "oldCurrentBalance": 20},
    }
    staff.charges(order, 26.90)
    staff.refunds(order)
    staff.cancels(order)
    assert last(staff, card) == used
    assert history(staff, card, orders=[order]) == [used]


def test_whoever_used_a_card_signed_in_is_known_by_the_account(staff: Staff, bob: Customer) -> None:
    card = staff.makes_a_gift_card()
    bob.registers()
    bob.email = "bob@home.example.com"

    bob.buys(card["code"])

    assert staff.gift_card(card["id"])["usedByEmail"] == "bob@example.com"


def test_the_cards_of_an_account_that_goes_fall_asleep_by_themselves(
    shop: Shop, staff: Staff, bob: Customer
) -> None:
    owner = bob.registers().user_id
    awake = staff.makes_a_gift_card(assignedTo=owner)
    asleep = staff.makes_a_gift_card(assignedTo=owner, isActive=False)

    shop.customer_leaves(bob.email)

    assert last(staff, awake) == {"type": "DEACTIVATED"}
    assert last(staff, asleep)["type"] == "ASSIGNED_TO_USER"
    assert card_of(shop, awake).events[-1].user is None


def card_of(shop: Shop, card: Any) -> GiftCard:
    found = shop.gift_cards.named(card["code"])
    assert found
    return found


# Who may read it

WHO = "query($id: ID!) { giftCard(id: $id) { app { name } events { type app { name } } } }"
PERSON = "query($id: ID!) { giftCard(id: $id) { events { type user { email } } } }"
NEW = """mutation($input: GiftCardCreateInput!) {
  giftCardCreate(input: $input) { giftCard { id } errors { code } } }"""


def an_app(shop: Shop, app_id: str, *granted: Permission) -> Person:
    app = next(app for app in shop.living_apps() if app.id == app_id)
    return Person(shop, Caller(app=app, granted=frozenset(granted)))


def test_an_app_finds_its_own_name_and_no_others(shop: Shop, staff: Staff, installed: str) -> None:
    app = an_app(shop, installed, Permission.MANAGE_GIFT_CARD)
    balance = {"amount": 5, "currency": "USD"}
    own = app.ask(NEW, input={"balance": balance, "isActive": True})["giftCard"]

    seen = app.ask(WHO, id=own["id"])

    assert seen["app"] == {"name": "Referrals"}
    assert seen["events"] == [{"type": "ISSUED", "app": {"name": "Referrals"}}]
    with pytest.raises(ShopSaidNo, match="MANAGE_APPS, OWNER"):
        app.ask(WHO, id=staff.makes_a_gift_card()["id"])


def test_who_did_it_is_for_those_who_manage_people(shop: Shop, staff: Staff) -> None:
    card = staff.makes_a_gift_card()
    app = Person(shop, Caller(granted=frozenset({Permission.MANAGE_GIFT_CARD})))

    with pytest.raises(ShopSaidNo, match="MANAGE_USERS, MANAGE_STAFF, OWNER"):
        app.ask(PERSON, id=card["id"])
    assert staff.ask(PERSON, id=card["id"])["events"] == [
        {"type": "ISSUED", "user": {"email": "admin@example.com"}}
    ]


def test_those_who_manage_orders_see_only_what_orders_did(
    shop: Shop, staff: Staff, bob: Customer
) -> None:
    card = staff.makes_a_gift_card(note="Secret")
    order = bob.buys(card["code"])
    query = "query($id: ID!) { order(id: $id) { giftCards { last4CodeChars events { type } } } }"

    clerk = Person(shop, Caller(granted=frozenset({Permission.MANAGE_ORDERS})))

    (seen,) = clerk.ask(query, id=order)["giftCards"]
    assert seen["events"] == [{"type": "USED_IN_ORDER"}]
    with pytest.raises(ShopSaidNo, match="MANAGE_GIFT_CARD, MANAGE_ORDERS"):
        bob.ask(query, id=order)


def test_whose_the_card_became_is_told_by_e_mail_and_in_full_to_few(
    shop: Shop, staff: Staff, bob: Customer
) -> None:
    card = staff.makes_a_gift_card(assignedTo=bob.registers().user_id)
    query = """query($id: ID!) { giftCard(id: $id) { events(filter: { type: ASSIGNED_TO_USER }) {
      assignedTo { oldAssignedTo { id } currentAssignedTo { id } } } } }"""

    (event,) = staff.ask(query, id=card["id"])["events"]
    assert event["assignedTo"] == {
        "oldAssignedTo": None,
        "currentAssignedTo": {"id": bob.user_id},
    }
    app = Person(shop, Caller(granted=frozenset({Permission.MANAGE_GIFT_CARD})))
    with pytest.raises(ShopSaidNo, match="MANAGE_USERS, MANAGE_STAFF, OWNER"):
        app.ask(query, id=card["id"])
