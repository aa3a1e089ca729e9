"""What a person is shown of advocate and friend: whether marks agree, and never the marks."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

import pytest

from plugin.domain.agreement import Agreement
from plugin.domain.sighting import Seen
from plugin.services.people.claim_offer import ClaimRequest, Friend, claim_offer
from plugin.services.people.show_advocate import Visitor, show_advocate
from tests.services.desk import Desk
from tests.world import ALICE, AT_HOME, BOB, CAROL, Bought, World

YES, NO, UNKNOWN = Agreement.YES, Agreement.NO, Agreement.UNKNOWN
HOME = {**AT_HOME, "lastName": "Liddell", "phone": "+4930123456"}
ELSEWHERE = {
    **AT_HOME,
    "streetAddress1": "Ring 2",
    "lastName": "Builder",
    "phone": "+4930999999",
}
SEEN = Seen("93.184.216.34", "Mozilla/5.0 (Linux; Android 14) Firefox/130.0", "de-DE,de;q=0.8")


@pytest.fixture
def desk(world: World) -> Desk:
    desk = Desk(world)
    desk.watches(BOB)
    return desk


def delivered(bought: Bought, address: dict[str, Any]) -> Bought:
    return bought.becomes(shippingAddress=address, billingAddress=address).is_paid()


def same(desk: Desk) -> dict[str, Agreement]:
    (only,) = desk.file(desk.open).orders
    return asdict(only.agreements)


def bobs(desk: Desk, address: dict[str, Any]) -> None:
    """Bob's order goes to this address; it is looked at when it is paid."""
    delivered(desk.world.buys(BOB, desk.world.claim(BOB)), address)


def test_an_advocate_who_never_bought_has_little_to_compare(desk: Desk) -> None:
    bobs(desk, HOME)

    assert same(desk) == {
        "email": NO,
        "account": UNKNOWN,
        "phone": UNKNOWN,
        "address": UNKNOWN,
        "surname": UNKNOWN,
        "network": UNKNOWN,
        "device": UNKNOWN,
    }


def test_one_home_is_seen(desk: Desk) -> None:
    delivered(desk.world.buys(ALICE), HOME)
    bobs(desk, HOME)

    found = same(desk)
    assert (found["phone"], found["address"], found["surname"]) == (YES, YES, YES)
    assert (found["email"], found["account"]) == (NO, UNKNOWN)


def test_two_homes_are_told_apart(desk: Desk) -> None:
    delivered(desk.world.buys(ALICE), HOME)
    bobs(desk, ELSEWHERE)

    found = same(desk)
    assert (found["phone"], found["address"], found["surname"]) == (NO, NO, NO)


def test_one_device_in_one_network_is_seen(desk: Desk) -> None:
    world = desk.world
    word = show_advocate(world.ctx, world.shop, Visitor(ALICE.email, ALICE.user_id, seen=SEEN)).word
    request = ClaimRequest(word, "eu", Friend(BOB.email), consent=True, seen=SEEN)
    world.buys(BOB, claim_offer(world.ctx, world.shop, request)).is_paid()

    found = same(desk)
    assert (found["network"], found["device"]) == (YES, YES)


def test_the_advocates_record_is_beside_it(desk: Desk) -> None:
    desk.brings(CAROL).is_refunded()
    bobs(desk, ELSEWHERE)

    assert desk.file(desk.open).undone == 1
