"""Which channels led to orders, as far as the storefront reports visits."""

from __future__ import annotations

from typing import Any

import pytest

from plugin.services.people.follow_link import Visit, record_visit
from tests.http import staff
from tests.http.doors import Door
from tests.world import World

NEWSLETTER = {"source": "newsletter", "medium": "email"}


def credit(admin: Door, **asked: Any) -> dict[str, tuple[int, str]]:
    """Orders and revenue by channel."""
    said = admin.asks(staff.CREDIT, **asked)
    assert said.errors == []
    return {one["channel"]: (one["orders"], one["revenue"]) for one in said.data["credit"]}


@pytest.fixture
def bought(world: World) -> World:
    """Bob comes by the newsletter, then by Alice's link, and buys for 90 euros; so does another,
    of whom nothing is known."""
    visit = Visit(None, "eu", utm=NEWSLETTER)
    before = record_visit(world.ctx, world.shop, visit, None)
    journey = world.visits(journey=before)
    world.buys(journey=journey.journey).is_paid()
    world.buys().is_paid()
    return world


@pytest.mark.usefixtures("bought")
def test_each_model_shares_in_its_own_way(admin: Door) -> None:
    assert credit(admin) == {
        "direct": (1, "90"),
        "newsletter / email": (1, "0"),
        "referral": (1, "90"),
    }
    assert credit(admin, model="FIRST")["newsletter / email"] == (1, "90")
    assert credit(admin, model="LINEAR")["referral"] == (1, "45")
    assert credit(admin, model="POSITION", first="75", last="25")["referral"] == (1, "22.5")


def test_what_was_refunded_is_nobodys_revenue(admin: Door, bought: World) -> None:
    bought.buys().is_paid().is_refunded()
    bought.buys()

    assert credit(admin)["direct"] == (1, "90")


def test_the_shares_of_the_ends_are_told_when_they_are_too_much(admin: Door) -> None:
    said = admin.asks(staff.CREDIT, model="POSITION", first="90", last="20")

    assert said.message is not None
    assert "from 0 to 100 percent" in said.message


def test_a_visit_that_no_order_followed_has_no_credit(admin: Door, world: World) -> None:
    world.visits()

    assert credit(admin) == {}
