"""What one shop has is nothing to another, by whatever door and with whatever token."""

from __future__ import annotations

from typing import Any

from sqlalchemy import select

from plugin.domain.program import ProgramState
from plugin.domain.terms import FreeShipping
from plugin.saleor.addresses import jwks_url
from plugin.saleor.tokens import sign_guest_token
from plugin.storage.programs import programs_of
from plugin.storage.tables import claims, touches
from tests.accounts import flags, hears_of
from tests.http import shop_asks, staff
from tests.http.attempts import ATTEMPTS, NOTHING_NAMED
from tests.http.both import THEIR_APP, THEIR_URL, Both
from tests.http.doors import (
    INVITATION,
    ME,
    Door,
    bearer,
    customer_token,
    staff_token,
)
from tests.http.saleor import Saleor, order_created
from tests.keys import serving_jwks
from tests.world import ALICE, API_URL, BOB
from webhooks.answers import Answer


def rows(both: Both, table: Any) -> int:
    with both.ours.ctx.engine.connect() as conn:
        return len(conn.execute(select(table)).all())


def test_there_is_an_attempt_for_every_field_that_takes_an_id_or_a_word(both: Both) -> None:
    kinds = ("queryType", "mutationType")
    asked = " ".join(f"{kind} {{ fields {{ name args {{ name }} }} }}" for kind in kinds)
    named = set()
    for door in (both.storefront, both.admin):
        schema = door.asks(f"{{ __schema {{ {asked} }} }}").data["__schema"]
        named |= {field["name"] for kind in kinds for field in schema[kind]["fields"]}

    assert named == set(ATTEMPTS) | NOTHING_NAMED


def test_another_shop_finds_nothing_of_ours_by_any_door(both: Both) -> None:
    before = rows(both, touches), rows(both, claims)
    told = {field: attempt(both) for field, (attempt, _) in ATTEMPTS.items()}

    assert told == {field: answer for field, (_, answer) in ATTEMPTS.items()}
    assert (rows(both, touches), rows(both, claims)) == before
    with both.ours.ctx.engine.connect() as conn:
        (program,) = programs_of(conn, both.ours.shop.id)
    assert (program.state, program.version.number) == (ProgramState.ACTIVE, 2)


def test_what_another_shop_lists_is_its_own(both: Both) -> None:
    listed = both.admin.asks(
        "{ shop { apiUrl } programs { id } rewards { nodes { id } } troubles { id } }"
    ).data

    assert listed["shop"]["apiUrl"] == THEIR_URL
    assert [program["id"] for program in listed["programs"]] != [both.program_id]
    assert (listed["rewards"]["nodes"], listed["troubles"]) == ([], [])


def test_what_another_shop_changes_is_its_own(both: Both) -> None:
    both.admin.asks(staff.SET_STOREFRONT, url="https://theirs.example/")

    assert both.ours.shop.storefront_url == "https://shop.example/"


def test_each_shop_invites_with_its_own_promise(both: Both) -> None:
    both.ours.starts(friend=FreeShipping())
    said = [
        door.asks(INVITATION).data["invitation"]["friendReward"]["text"]
        for door in (Door(both.app, "/graphql/storefront"), both.storefront)
    ]

    assert said == ["free shipping", "10% off"]


def test_a_token_of_one_shop_never_opens_the_other(both: Both) -> None:
    """Theirs at our door, ours at theirs; named rightly, named wrongly, signed by either."""
    for url, app, key in ((API_URL, "QXBwOjE=", "first"), (THEIR_URL, THEIR_APP, "other")):
        other_url, other_key = (THEIR_URL, "other") if url == API_URL else (API_URL, "first")
        foreign = [
            {"key": other_key, "iss": other_url},
            {"key": other_key, "iss": url},
            {"key": key, "iss": other_url},
        ]
        with serving_jwks(jwks_url(url), key):
            for made in foreign:
                headers = {"Saleor-Api-Url": url}
                admin = Door(both.app, "/graphql/admin", headers)
                said = admin.with_(Authorization_Bearer=staff_token(app=app, **made)).asks(
                    shop_asks.SHOP
                )
                assert (said.status in (401, 503), said.data) == (True, None)
                storefront = Door(both.app, "/graphql/storefront", headers)
                said = storefront.with_(Authorization=bearer(customer_token(ALICE, **made))).asks(
                    ME
                )
                assert (said.status in (401, 503), said.data) == (True, None)


def test_a_guests_link_of_one_shop_never_opens_the_other(both: Both) -> None:
    keys = both.ours.ctx.keys
    sealed = keys.seal(ALICE.email).decode()
    link = sign_guest_token(keys.signing, both.ours.shop.id, sealed, 4_000_000_000)

    assert both.storefront.with_(Authorization=bearer(link)).asks(ME).code == "TOKEN_INVALID"


def test_alice_is_somebody_else_in_the_other_shop(both: Both) -> None:
    token = customer_token(ALICE, key="other", iss=THEIR_URL)
    page = both.storefront.with_(Authorization=bearer(token)).asks(ME).data["me"]

    assert page["word"] != both.word
    assert (page["friends"], page["rewards"]) == ([], [])


def test_what_one_shop_knows_of_alice_is_nothing_to_the_other(both: Both) -> None:
    """Users of two shops have the same ids."""
    for world in (both.ours, both.theirs):
        world.page_of(ALICE)

    hears_of(both.theirs, ALICE, {"vip": "yes"}, isConfirmed=True)

    assert flags(both.theirs, ALICE) == ["vip"]
    assert flags(both.ours, ALICE) == []


def test_a_code_and_a_token_of_one_shop_mean_nothing_on_an_order_of_the_other(
    both: Both,
) -> None:
    claimed = both.ours.claim(friend=BOB.__class__("robert@example.org"))
    bought = both.theirs.buys(claimed=claimed).is_paid()

    assert bought.why.reason == "NO_EVIDENCE"
    assert both.theirs.rewards_of(ALICE) == ()


def test_a_webhook_signed_by_one_shop_is_not_taken_for_the_others(both: Both) -> None:
    body = {**order_created("Order:77"), "recipient": {"id": "QXBwOjE="}}
    with serving_jwks(jwks_url(API_URL)):
        assert Saleor(both.app, both.ours, key="other").posts(body) is Answer.SIGNATURE_INVALID

    theirs = {**body, "recipient": {"id": THEIR_APP}}
    assert Saleor(both.app, both.ours).posts(theirs) is Answer.WRONG_RECIPIENT
    assert "Order:77" not in Saleor(both.app, both.ours).stored
