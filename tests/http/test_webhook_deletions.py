"""The shop deletes an account: whoever had it is erased here too."""

from __future__ import annotations

from typing import Any

import pytest
from flask import Flask

from plugin.services.people.export_person import export_person
from tests.http.saleor import Saleor, event
from tests.http.test_logs import Log, log, named
from tests.world import ALICE, BOB, Person, World
from webhooks.answers import Answer

__all__ = ["log"]

BY_ALICE = ("AccountDeleted", "account_deleted", "deletions")
BY_STAFF = ("CustomerDeleted", "customer_deleted", "customer-deletions")


@pytest.fixture
def saleor(running: Flask, world: World) -> Saleor:
    """Alice has referred Bob, who has bought."""
    world.story()
    return Saleor(running, world)


def gone(
    saleor: Saleor, person: Person = ALICE, how: tuple[str, str, str] = BY_ALICE, **user: Any
) -> Answer:
    typename, about, name = how
    said = {"id": person.user_id, "email": person.email, "isConfirmed": True, **user}
    body = {**event(typename), "user": said}
    return saleor.posts(body, to=f"/api/webhooks/{name}", about=about)


def held(saleor: Saleor, person: Person = ALICE) -> set[str]:
    world = saleor.world
    return set(export_person(world.ctx, world.shop, person.email, person.user_id)["held"])


@pytest.mark.parametrize("how", [BY_ALICE, BY_STAFF], ids=["by herself", "by staff"])
def test_an_account_that_is_deleted_takes_its_person_along(
    saleor: Saleor, how: tuple[str, str, str]
) -> None:
    assert gone(saleor, how=how) is Answer.ACCEPTED
    assert gone(saleor, how=how) is Answer.ACCEPTED

    assert held(saleor) == {"erased_people"}
    assert "orders" in held(saleor, BOB)


def test_of_somebody_whom_nobody_knows_nothing_is_kept(saleor: Saleor) -> None:
    stranger = Person("dave@example.com", "VXNlcjo3Nw==")

    assert gone(saleor, stranger) is Answer.ACCEPTED
    assert held(saleor, stranger) == set()


def test_an_address_that_was_never_confirmed_erases_nobody(saleor: Saleor) -> None:
    """Anybody can sign up with Bob's address, and close that account again."""
    bobs = Person(BOB.email, "VXNlcjo3Nw==")
    before = held(saleor, BOB)
    assert gone(saleor, bobs, isConfirmed=False) is Answer.ACCEPTED

    assert held(saleor, BOB) == before


def test_a_body_without_its_user_is_turned_away(saleor: Saleor) -> None:
    for broken in ({"id": None}, {"id": 7}, {"email": None}):
        assert gone(saleor, **broken) is Answer.FIELD_MISSING
    body = {**event("AccountDeleted"), "user": None}
    asked = {"to": "/api/webhooks/deletions", "about": "account_deleted"}
    assert saleor.posts(body, **asked) is Answer.FIELD_MISSING
    assert saleor.posts({**body, "errors": [{}]}, **asked) is Answer.PAYLOAD_ERRORS

    assert "advocates" in held(saleor)


def test_what_another_signed_or_means_erases_nobody(saleor: Saleor) -> None:
    body = {**event("AccountDeleted"), "user": {"id": ALICE.user_id, "email": ALICE.email}}
    asked = {"to": "/api/webhooks/deletions", "about": "account_deleted"}

    assert saleor.posts(body, **asked, signed="a..b") is Answer.SIGNATURE_INVALID
    other = {**body, "recipient": {"id": "QXBwOjI="}}
    assert saleor.posts(other, **asked) is Answer.WRONG_RECIPIENT
    assert saleor.posts(body, to=asked["to"], about="customer_deleted") is Answer.UNKNOWN_EVENT
    assert "advocates" in held(saleor)


def test_nobody_is_named_in_the_log(log: Log, saleor: Saleor) -> None:
    gone(saleor)

    assert named(log, ALICE.email) == []
