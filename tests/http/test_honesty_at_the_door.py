"""Staff say by the admin door how strict the shop is, whom it watches, and who is honest."""

from __future__ import annotations

import json
from typing import Any

import pytest

from tests.http import review, staff
from tests.http.doors import STAFF_ID, Door
from tests.promises import ANYONE
from tests.world import ALICE, BOB, World


def rule(honesty: dict[str, Any], name: str) -> dict[str, Any]:
    (found,) = [one for one in honesty["rules"] if one["rule"] == name]
    return dict(found)


def test_a_shop_that_says_nothing_is_as_strict_as_usual(admin: Door) -> None:
    honesty = admin.asks(review.HONESTY).data["honesty"]

    assert (honesty["hold"], honesty["refuse"], honesty["said"]) == (60, 1000, {})
    assert rule(honesty, "VELOCITY")["numbers"]["hour"] == 10
    assert "retailmenot.com" in rule(honesty, "COUPON_SITE")["words"]["sites"]


def test_a_shop_changes_what_it_says_and_the_rest_stays_as_usual(admin: Door) -> None:
    said = {"hold": 30, "rules": {"velocity": {"points": 40, "numbers": {"hour": 5}}}}
    honesty = admin.asks(review.SET_HONESTY, said=said).data["setHonesty"]

    assert (honesty["hold"], honesty["refuse"], honesty["said"]) == (30, 1000, said)
    velocity = rule(honesty, "VELOCITY")
    assert (velocity["points"], velocity["enabled"]) == (40, True)
    assert (velocity["numbers"]["hour"], velocity["numbers"]["day"]) == (5, 25)


WRONG: dict[str, Any] = {
    "no object": [1],
    "a word that is none": {"holds": 1},
    "a rule that is none": {"rules": {"moonlight": {"points": 1}}},
    "a number in quotes": {"hold": "60"},
    "a threshold below the other": {"hold": 60, "refuse": 5},
    "a number that the rule has not": {"rules": {"circle": {"numbers": {"hour": 1}}}},
}


@pytest.mark.parametrize("kind", WRONG)
def test_what_no_rule_understands_is_refused_and_nothing_changes(admin: Door, kind: str) -> None:
    refused = admin.asks(review.SET_HONESTY, said=WRONG[kind]).data["setHonesty"]

    assert refused["code"] == "HONESTY_INVALID"
    assert admin.asks(review.HONESTY).data["honesty"]["said"] == {}


def test_what_is_held_goes_on_when_the_shop_becomes_less_strict(admin: Door, world: World) -> None:
    world.edits(friends=ANYONE, hold_days=0)
    world.buys(claimed=world.claim()).is_paid()
    bought = world.buys(ALICE, world.claim(ALICE, BOB)).is_paid()
    why = admin.asks(staff.WHY, orderId=bought.id).data["why"]
    assert (why["outcome"], why["reason"]) == ("QUALIFIED", "HELD_FOR_REVIEW")
    (circle,) = [one for one in why["signals"] if one["rule"] == "CIRCLE"]
    assert (circle["points"], json.loads(circle["evidence"])) == (60, {"people": "2"})
    assert circle["sentence"].endswith("in a circle of 2 people.")

    admin.asks(review.SET_HONESTY, said={"rules": {"circle": {"enabled": False}}})
    world.turns()
    assert admin.asks(staff.WHY, orderId=bought.id).data["why"]["reason"] == "QUALIFIED"


def test_staff_watch_people_without_keeping_their_addresses(admin: Door) -> None:
    entries = ["carol@example.com", "@spam.example"]
    added = admin.asks(review.WATCH, list="BLOCKED", entries=entries).data["watchPeople"]["people"]

    assert [one["label"] for one in added] == ["c…@example.com", "@spam.example"]
    assert {one["addedBy"] for one in added} == {STAFF_ID}
    left = admin.asks(review.UNWATCH, id=added[0]["id"]).data["unwatchPerson"]["people"]
    assert left == [{"id": added[1]["id"]}]
    refused = admin.asks(review.WATCH, list="STAFF", entries=["nobody"]).data["watchPeople"]
    assert refused["code"] == "EMAIL_INVALID"
