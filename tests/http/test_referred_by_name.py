"""Referred by a friend? An advocate who agreed is found by name, and nobody else is."""

from __future__ import annotations

import pytest

from plugin.domain.audience import Advocates
from tests.http.doors import BE_FOUND, CLAIM_BY_NAME, REFERRER, Door, bearer, customer_token
from tests.world import ALICE, ALICES_NAME, BOB, CAROL, World


@pytest.fixture
def alice(storefront: Door, world: World) -> Door:
    world.page_of(ALICE)
    signed_in = storefront.with_(Authorization=bearer(customer_token(ALICE)))
    assert signed_in.asks(BE_FOUND, name=ALICES_NAME).data == {"beFound": {"isFound": True}}
    return signed_in


def search(storefront: Door, name: str, email: str | None = None) -> tuple[str, bool]:
    """What is said of the name, and whether a token comes with it."""
    found = storefront.asks(REFERRER, name=name, email=email).data["referrer"]
    return found["match"], found["token"] is not None


@pytest.mark.parametrize(
    "name", [ALICES_NAME, "alice  LIDDELL", "Liddell, Alice", "Álice Lïddell", "Alice-Liddell"]
)
@pytest.mark.usefixtures("alice")
def test_the_whole_name_finds_her_however_it_is_written(storefront: Door, name: str) -> None:
    assert search(storefront, name) == ("FOUND", True)


@pytest.mark.parametrize("name", ["Alice Lidell", "Alice Liddells", "Alive Liddell"])
@pytest.mark.usefixtures("alice")
def test_a_name_that_is_nearly_hers_does_not_say_how_she_is_called(
    storefront: Door, name: str
) -> None:
    assert search(storefront, name) == ("NEAR", False)


@pytest.mark.parametrize("name", ["Carol Danvers", "Alice Smith", "Alicia Lidel"])
@pytest.mark.usefixtures("alice")
def test_other_names_find_nobody(storefront: Door, name: str) -> None:
    assert search(storefront, name) == ("NONE", False)


@pytest.mark.parametrize("name", ["Alice", "A L", "", "?!", "x" * 200])
@pytest.mark.usefixtures("alice")
def test_a_first_name_alone_is_too_little(storefront: Door, name: str) -> None:
    said = storefront.asks(REFERRER, name=name).data["referrer"]
    assert said["code"] == "NAME_TOO_SHORT"


@pytest.mark.usefixtures("alice")
def test_two_of_one_name_are_told_apart_by_their_address(storefront: Door, world: World) -> None:
    world.lets_be_found(CAROL, ALICES_NAME)

    assert search(storefront, ALICES_NAME) == ("SEVERAL", False)
    assert search(storefront, ALICES_NAME, ALICE.email) == ("FOUND", True)
    assert search(storefront, ALICES_NAME, BOB.email) == ("SEVERAL", False)


def test_who_never_agreed_is_not_found(storefront: Door, world: World) -> None:
    world.page_of(ALICE)

    assert search(storefront, ALICES_NAME) == ("NONE", False)


def test_who_changes_their_mind_is_not_found_any_more(storefront: Door, alice: Door) -> None:
    assert alice.asks(BE_FOUND, name=None).data == {"beFound": {"isFound": False}}

    assert search(storefront, ALICES_NAME) == ("NONE", False)


@pytest.mark.usefixtures("alice")
def test_a_customer_who_shares_nothing_is_not_found(storefront: Door, world: World) -> None:
    world.lists("invited", CAROL.email)
    world.edits(advocates=Advocates(invited_only=True))

    assert search(storefront, ALICES_NAME) == ("NONE", False)


@pytest.mark.usefixtures("alice")
def test_who_was_found_can_be_claimed_from(storefront: Door) -> None:
    token = storefront.asks(REFERRER, name=ALICES_NAME).data["referrer"]["token"]
    claimed = storefront.asks(CLAIM_BY_NAME, referrer=token, email=BOB.email).data["claim"]

    assert claimed["code"]


@pytest.mark.usefixtures("alice")
def test_a_token_that_is_none_finds_nobody(storefront: Door) -> None:
    said = storefront.asks(CLAIM_BY_NAME, referrer="a.b.c", email=BOB.email).data["claim"]
    assert said["code"] == "REFERRER_UNKNOWN"


def test_who_is_not_signed_in_cannot_be_found(storefront: Door) -> None:
    said = storefront.asks(BE_FOUND, name=ALICES_NAME).data["beFound"]
    assert said["code"] == "SIGN_IN_NEEDED"
