"""What staff read of a voucher of their shop by the admin door."""

from __future__ import annotations

from typing import Any

import pytest

from tests.http import staff
from tests.http.doors import Door
from tests.world import World


@pytest.fixture
def sold(world: World) -> World:
    """Bob has bought with his code, and Alice has hers."""
    world.story()
    world.turns()
    return world


def told(admin: Door, world: World, **asked: Any) -> dict[str, dict[str, Any]]:
    """By what they are for."""
    asks = (admin.asks(staff.VOUCHER, id=id_, **asked) for id_ in world.fake.vouchers)
    return {said.data["voucher"]["use"]: said.data["voucher"] for said in asks}


def test_a_voucher_says_for_which_offer_it_is_and_how_far_its_codes_have_come(
    admin: Door, sold: World
) -> None:
    vouchers = told(admin, sold)
    friends, advocates = vouchers["FRIEND"], vouchers["ADVOCATE"]

    assert friends["program"] == advocates["program"] != ""
    assert (friends["offer"], friends["offers"]) == (1, 1)
    assert (friends["givenOut"], friends["used"]) == (1, 1)
    assert friends["waiting"] > 0
    assert (advocates["givenOut"], advocates["used"], advocates["waiting"]) == (1, 0, 0)
    assert friends["worth"] == ["10% off"]


def test_what_it_is_worth_is_said_in_the_readers_language(admin: Door, sold: World) -> None:
    assert told(admin, sold, locale="pl")["FRIEND"]["worth"] != ["10% off"]


def test_a_voucher_that_the_shop_made_itself_is_none_of_ours(admin: Door) -> None:
    assert admin.asks(staff.VOUCHER, id="Voucher:404").data == {"voucher": None}
    assert admin.asks(staff.VOUCHER, id="\ud800").data == {"voucher": None}
