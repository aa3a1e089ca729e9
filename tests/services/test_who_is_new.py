"""Nobody who bought before is new: before the app came, as a guest, or under another spelling."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import pytest
from sqlalchemy import Engine

from plugin.config import Settings
from plugin.domain.reasons import Reason
from plugin.keys import Keys
from plugin.services.refusals import RefusalCode, Refused
from tests.fakes import FakeShop
from tests.world import AT_HOME, BOB, Person, World, an_order

LONG_AGO = datetime(2024, 5, 1, tzinfo=UTC)
BOBS_ACCOUNT = "VXNlcjoy"


def bought_before(buyer: Person, **changes: Any) -> dict[str, Any]:
    paid: dict[str, Any] = {"chargeStatus": "FULL", "totalCharged": {"amount": 90.0}}
    return an_order("Old:1", buyer=buyer, at=LONG_AGO, **(paid | changes))


@pytest.fixture
def shop() -> FakeShop:
    return FakeShop()


@pytest.fixture
def opens(settings: Settings, database: Engine, keys: Keys, shop: FakeShop) -> Any:
    def opens(*past: dict[str, Any]) -> World:
        """The app comes to a shop with this past."""
        shop.history = list(past)
        return World.opened(settings, database, keys, shop)

    return opens


def is_turned_away(world: World, friend: Person) -> bool:
    try:
        world.claim(friend)
    except Refused as refused:
        return refused.code is RefusalCode.OFFER_NOT_AVAILABLE
    return False


@pytest.mark.parametrize(
    ("then", "now"),
    [
        ("bob@example.com", "Bob+new@Example.com"),
        ("b.o.b+shop@googlemail.com", "bob@gmail.com"),
        ("bob@müller.example", "BOB@xn--mller-kva.example"),
        ("bob@me.com", "bob@icloud.com"),
        ("bob@protonmail.com", "b-o-b@pm.me"),
        ("bob-shoes@yahoo.com", "bob-books@yahoo.com"),
        ("shop@bob.fastmail.com", "bob@fastmail.com"),
        ("bob@ya.ru", "bob@yandex.com"),
    ],
)
def test_who_bought_before_the_app_came_is_not_new_under_another_spelling(
    opens: Any, then: str, now: str
) -> None:
    world = opens(bought_before(Person(then)))

    assert is_turned_away(world, Person(now))


@pytest.mark.parametrize(
    ("then", "now"),
    [
        ("b.o.b@outlook.com", "bob@outlook.com"),
        ("bob@outlook.com", "bob@hotmail.com"),
        ("bob-shoes@example.com", "bob-books@example.com"),
        ("bob@straße.example", "bob@strasse.example"),
    ],
)
def test_who_has_a_mailbox_like_a_buyers_is_new(opens: Any, then: str, now: str) -> None:
    world = opens(bought_before(Person(then)))

    assert not is_turned_away(world, Person(now))


def test_a_guests_order_counts_for_the_account_that_it_is_attached_to(opens: Any) -> None:
    guest = bought_before(Person("bob@old.example"))
    world = opens(guest)
    bob = Person("bob@new.example", BOBS_ACCOUNT)
    assert not is_turned_away(world, Person("bob@other.example", BOBS_ACCOUNT))

    world.hears({**guest, "user": {"id": BOBS_ACCOUNT}})
    assert is_turned_away(world, bob)


def test_a_buyer_who_claims_as_a_stranger_is_found_out_by_the_account(opens: Any) -> None:
    world = opens(bought_before(Person("bob@old.example", BOBS_ACCOUNT)))
    claimed = world.claim(BOB)
    bought = world.buys(Person(BOB.email, BOBS_ACCOUNT), claimed).is_paid()

    assert bought.why.reason is Reason.NOT_NEW_CUSTOMER


def test_a_buyer_who_claims_as_a_stranger_is_found_out_by_the_address(opens: Any) -> None:
    world = opens(bought_before(Person("bob+shop@example.com")))
    claimed = world.claim(Person("stranger@example.com", BOBS_ACCOUNT))
    bought = world.buys(Person("BOB@example.com", BOBS_ACCOUNT), claimed).is_paid()

    assert bought.why.reason is Reason.NOT_NEW_CUSTOMER


def test_who_shares_a_home_a_name_and_a_telephone_with_a_buyer_is_new(opens: Any) -> None:
    home = {**AT_HOME, "lastName": "Novák", "phone": "+493012345678"}
    world = opens(bought_before(Person("mother@example.com"), shippingAddress=home))
    claimed = world.claim(BOB)
    bought = world.buys(BOB, claimed).becomes(shippingAddress=home).is_paid()

    assert bought.why.reason is not Reason.NOT_NEW_CUSTOMER
