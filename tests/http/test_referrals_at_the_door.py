"""Referrals by the admin door: the names that staff know them by, and how they are found."""

from __future__ import annotations

from typing import Any

import pytest
from sqlalchemy import update

from plugin.storage.tables import claims, referrals
from tests.http import staff
from tests.http.doors import Door, staff_token
from tests.world import ALICE, BOB, CAROL, Person, World

DAVE = Person("dave@example.com")


@pytest.fixture
def marketer(admin: Door) -> Door:
    """Staff who may run programs, and neither see orders nor customers."""
    return admin.with_(Authorization_Bearer=staff_token("MANAGE_DISCOUNTS"))


def listed(door: Door, **asked: Any) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = door.asks(staff.REFERRALS, filter=asked).data["referrals"][
        "nodes"
    ]
    return found


def words(door: Door, **asked: Any) -> list[str]:
    return [row["advocateWord"] for row in listed(door, **asked)]


def test_a_referral_is_told_by_the_names_that_staff_know(admin: Door, world: World) -> None:
    _, bought = world.story()
    (row,) = listed(admin)

    assert row["advocateWord"] == world.page_of(ALICE).word
    assert (row["advocateName"], row["program"]) == ("Alice", "Refer a friend")
    assert (row["orderId"], row["orderNumber"]) == (bought.id, bought.raw["number"])
    assert {(one["side"], one["state"]) for one in row["rewards"]} == {
        ("FRIEND", "SPENT"),
        ("ADVOCATE", "ISSUED"),
    }


def test_one_referral_is_read_by_its_id(admin: Door, world: World) -> None:
    _, bought = world.story()
    (row,) = listed(admin)
    found = admin.asks(staff.REFERRAL, id=row["id"]).data["referral"]

    assert found == {
        "id": row["id"],
        "advocateName": "Alice",
        "orderNumber": bought.raw["number"],
    }
    assert admin.asks(staff.REFERRAL, id="x").data == {"referral": None}


def test_referrals_are_found_by_word_number_and_address(admin: Door, world: World) -> None:
    _, bought = world.story()
    world.buys(DAVE, world.claim(DAVE, CAROL)).is_paid()
    alices, carols = world.page_of(ALICE).word, world.page_of(CAROL).word

    assert words(admin, word=alices[:5].upper()) == [alices]
    assert words(admin, orderNumber=bought.raw["number"]) == [alices]
    assert words(admin, email=BOB.email) == words(admin, email=ALICE.email) == [alices]
    assert words(admin, email=DAVE.email) == [carols]
    for nothing in ({"word": "%"}, {"orderNumber": "999"}, {"email": "nobody"}):
        assert words(admin, **nothing) == []


def test_what_waits_for_a_person_is_found(admin: Door, world: World) -> None:
    world.story()
    assert (listed(admin, isHeld=True), len(listed(admin, isHeld=False))) == ([], 1)
    with world.ctx.engine.begin() as conn:
        conn.execute(update(referrals).values(held=True))

    assert [row["isHeld"] for row in listed(admin, isHeld=True)] == [True]


def test_the_friends_address_is_for_those_who_may_manage_customers(
    admin: Door, marketer: Door, world: World
) -> None:
    world.story()
    assert [row["friendEmail"] for row in listed(admin)] == [None]
    with world.ctx.engine.begin() as conn:
        sealed = world.ctx.keys.seal(BOB.email)
        conn.execute(update(claims).values(friend_email=sealed))

    assert [row["friendEmail"] for row in listed(admin)] == [BOB.email]
    assert [row["friendEmail"] for row in listed(marketer)] == [None]


def test_to_search_by_what_one_may_not_see_is_refused(marketer: Door, world: World) -> None:
    _, bought = world.story()
    by_email = marketer.asks(staff.REFERRALS, filter={"email": BOB.email})
    by_number = marketer.asks(staff.REFERRALS, filter={"orderNumber": bought.raw["number"]})

    assert (by_email.code, by_number.code) == ("PERMISSION_DENIED", "PERMISSION_DENIED")
    assert [row["orderNumber"] for row in listed(marketer)] == [None]


def test_a_missing_right_is_named_for_programs(marketer: Door) -> None:
    refused = marketer.asks(staff.WHY, orderId="Order:1")

    assert refused.errors[0]["extensions"] == {
        "code": "PERMISSION_DENIED",
        "permission": "MANAGE_ORDERS",
    }


def test_an_order_is_told_with_whoever_brought_its_buyer(admin: Door, world: World) -> None:
    _, bought = world.story()
    why = admin.asks(staff.WHY, orderId=bought.id).data["why"]
    (row,) = listed(admin)

    assert why["orderNumber"] == bought.raw["number"]
    assert (why["placedAt"] is None, why["paidAt"] is None) == (False, False)
    assert why["claim"] == {
        "id": row["claimId"],
        "program": "Refer a friend",
        "advocateId": row["advocateId"],
        "advocateWord": row["advocateWord"],
        "advocateName": "Alice",
        "via": "LINK",
        "since": why["claim"]["since"],
        "referralId": row["id"],
    }


def test_an_order_that_waits_is_told_with_its_advocate_before_it_counts(
    admin: Door, world: World
) -> None:
    bought = world.buys(claimed=world.claim())
    why = admin.asks(staff.WHY, orderId=bought.id).data["why"]

    assert (why["outcome"], why["reason"]) == ("WAITING", "NOT_PAID_YET")
    assert (why["claim"]["advocateName"], why["claim"]["referralId"]) == ("Alice", None)


def test_an_order_that_nobody_brought_names_nobody(admin: Door, world: World) -> None:
    bought = world.buys(CAROL).is_paid()
    why = admin.asks(staff.WHY, orderId=bought.id).data["why"]

    assert (why["reason"], why["claim"]) == ("NO_EVIDENCE", None)
