"""What two people share is found over all their addresses and accounts, and in their shop alone."""

from __future__ import annotations

from typing import Any

import pytest
from sqlalchemy import Engine

from plugin.config import Settings
from plugin.domain.identity import Marks
from plugin.keys import Keys
from plugin.storage.marks import marks_of
from tests.fakes import FakeShop
from tests.world import ALICE, AT_HOME, BOB, CAROL, Person, World, an_order

ACCOUNT = "VXNlcjoy"


def lives(street: str, surname: str, phone: str) -> dict[str, Any]:
    return {**AT_HOME, "streetAddress1": street, "lastName": surname, "phone": phone}


HOME = lives("Lindenweg 1", "Novák", "+493012345678")
WORK = lives("Ring 9", "Novák", "+493087654321")


def orders(world: World, buyer: Person, home: dict[str, Any] = HOME, **changes: Any) -> None:
    world.orders += 1
    world.stores(an_order(f"Order:{world.orders}", buyer=buyer, shippingAddress=home, **changes))


def marks(world: World, person: Person) -> Marks:
    who = world.ctx.keys.person(email=person.email, user_id=person.user_id)
    with world.ctx.engine.connect() as conn:
        return marks_of(conn, world.shop.id, who)


def test_who_has_never_bought_is_known_by_address_and_account_alone(world: World) -> None:
    bob = Person(BOB.email, ACCOUNT)
    who = world.ctx.keys.person(email=bob.email, user_id=bob.user_id)

    assert who.email is not None
    assert who.user is not None
    assert marks(world, bob) == Marks(frozenset({who.email}), frozenset({who.user}))


def test_all_homes_and_telephones_of_a_buyer_are_known(world: World) -> None:
    orders(world, BOB, HOME)
    orders(world, BOB, WORK)
    orders(world, CAROL, lives("Elsewhere 3", "Svoboda", "+493011112222"))
    found = marks(world, BOB)

    assert (len(found.households), len(found.phones), len(found.surnames)) == (2, 2, 1)
    assert found.domains == {world.ctx.keys.mail_domain(BOB.email)}


def test_another_address_of_the_same_account_leads_on(world: World) -> None:
    """A guest's home is known of whoever bought signed in by an address of theirs since."""
    orders(world, Person("bob@old.example"), HOME)
    orders(world, Person("bob@old.example", ACCOUNT), WORK)
    orders(world, Person("bob@new.example", ACCOUNT), WORK)
    found = marks(world, Person("bob@new.example"))

    assert (len(found.emails), len(found.users), len(found.households)) == (2, 1, 2)
    assert found == marks(world, Person("bob@old.example"))
    assert found == marks(world, Person("bob@new.example", ACCOUNT))


@pytest.mark.parametrize("kind", ["phones", "households", "surnames"])
def test_two_people_who_share_something_stay_two(world: World, kind: str) -> None:
    orders(world, ALICE)
    orders(world, BOB)
    alices, bobs = marks(world, ALICE), marks(world, BOB)

    assert getattr(alices, kind) == getattr(bobs, kind) != frozenset()
    assert alices.emails.isdisjoint(bobs.emails)
    assert alices.users.isdisjoint(bobs.users)


def test_a_draft_of_staff_says_nothing_and_a_cancelled_order_does(world: World) -> None:
    orders(world, BOB, HOME, status="DRAFT")
    assert marks(world, BOB).households == frozenset()

    orders(world, BOB, HOME, status="CANCELED")
    assert len(marks(world, BOB).households) == 1


def test_a_tills_address_for_everybody_does_not_bring_all_customers(world: World) -> None:
    for number in range(600):
        orders(world, Person("till@example.com", f"User:{number}"))

    assert len(marks(world, Person("till@example.com")).users) < 500


def test_another_shops_orders_are_not_seen(
    world: World, settings: Settings, database: Engine, keys: Keys
) -> None:
    other = World.closed(settings, database, keys, FakeShop())
    other.api_url = "http://127.0.0.1:8001/graphql/"
    other.installs()
    orders(other, BOB)

    assert len(marks(other, BOB).households) == 1
    assert marks(world, BOB).households == frozenset()
