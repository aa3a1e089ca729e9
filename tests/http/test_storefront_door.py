"""Who comes in by the storefront's door, and as whom."""

from __future__ import annotations

import base64
import hmac
import json
from typing import Any

import pytest
import requests
import responses
from flask import Flask
from joserfc import jwt

from plugin.saleor.addresses import jwks_url
from plugin.storage.shops import change_shop
from tests.http.doors import (
    CLAIM,
    HOUR,
    ME,
    OFFER,
    Door,
    bearer,
    customer_token,
    seconds,
    staff_token,
)
from tests.keys import serving_jwks, shop_key, token
from tests.world import ALICE, API_URL, BOB, CAROL, World


def segment(part: bytes) -> str:
    return base64.urlsafe_b64encode(part).decode().rstrip("=")


def unsigned(header: dict[str, Any], claims: dict[str, Any]) -> str:
    return f"{segment(json.dumps(header).encode())}.{segment(json.dumps(claims).encode())}."


def claims_of(person_token: str) -> dict[str, Any]:
    _, claims, _ = person_token.split(".")
    found: dict[str, Any] = json.loads(base64.urlsafe_b64decode(claims + "=="))
    return found


def without(claim: str) -> str:
    claims = claims_of(customer_token(ALICE))
    del claims[claim]
    return jwt.encode({"alg": "RS256", "kid": "first"}, claims, shop_key("first"))


def signed_with_the_public_key() -> str:
    """The oldest trick: the public key, taken for a secret that both sides share."""
    said = unsigned({"alg": "HS256", "kid": "first"}, claims_of(customer_token(ALICE)))
    public = shop_key("first").as_pem(private=False)
    return said + segment(hmac.digest(public, said.rstrip(".").encode(), "sha256"))


def with_another_key_under_the_shops_name() -> str:
    header = {"alg": "RS256", "kid": "first"}
    return jwt.encode(header, claims_of(customer_token(ALICE)), shop_key("forged"))


BAD_TOKENS = {
    "expired": customer_token(ALICE, exp=seconds(-60)),
    "without an end": without("exp"),
    "without a user": without("user_id"),
    "without an e-mail": without("email"),
    "without an issuer": without("iss"),
    "without a type": without("type"),
    "of another shop": customer_token(ALICE, iss="https://elsewhere.example/graphql/"),
    "of a neighbouring address": customer_token(ALICE, iss=API_URL.rstrip("/")),
    "to refresh with": customer_token(ALICE, type="refresh"),
    "of staff for an app's page": staff_token(),
    "signed by another shop": customer_token(ALICE, key="other"),
    "signed by another key of the same name": with_another_key_under_the_shops_name(),
    "signed by nobody": unsigned({"alg": "none"}, claims_of(customer_token(ALICE))),
    "signed by nobody, with a key's name": unsigned(
        {"alg": "none", "kid": "first"}, claims_of(customer_token(ALICE))
    ),
    "signed with the public key": signed_with_the_public_key(),
    "changed": customer_token(ALICE)[:-4] + "AAAA",
    "not yet good": customer_token(ALICE, nbf=seconds(HOUR)),
    "nonsense": "nonsense",
    "empty parts": "..",
    "a deep hole": base64.urlsafe_b64encode(b"[" * 20_000).decode() + ".e30.AAAA",
}


def test_anybody_may_ask_what_a_link_offers(storefront: Door, world: World) -> None:
    said = storefront.asks(OFFER, word=world.page_of(ALICE).word)

    assert said.status == 200
    assert said.data["offer"]["advocateName"] == "Alice"
    assert said.data["offer"]["friendReward"]["text"] == "10% off"


def test_only_the_advocate_is_told_that_a_link_is_their_own(storefront: Door, world: World) -> None:
    word = world.page_of(ALICE).word

    def is_own(door: Door) -> bool:
        return bool(door.asks(OFFER, word=word).data["offer"]["isOwn"])

    assert is_own(storefront.with_(Authorization=bearer(customer_token(ALICE))))
    assert not is_own(storefront.with_(Authorization=bearer(customer_token(CAROL))))
    assert not is_own(storefront)


def test_a_page_of_ones_own_is_for_those_who_say_who_they_are(storefront: Door) -> None:
    said = storefront.asks(ME)

    assert said.data["me"] == {
        "__typename": "Refusal",
        "code": "SIGN_IN_NEEDED",
        "message": "Please sign in first.",
    }


def test_a_signed_in_customer_has_a_page(storefront: Door) -> None:
    for scheme in ("Bearer", "bearer", "BEARER"):
        said = storefront.with_(Authorization=f"{scheme} {customer_token(ALICE)}").asks(ME)
        assert said.data["me"]["__typename"] == "Advocate"
        assert said.data["me"]["shareUrl"].startswith("https://shop.example/?ref=")


def test_who_brings_no_token_is_nobody_and_no_offender(storefront: Door) -> None:
    for said in ("Bearer", "Bearer ", "Basic YTpi", "x"):
        answer = storefront.with_(Authorization=said).asks(ME)
        assert (answer.status, answer.data["me"]["code"]) == (200, "SIGN_IN_NEEDED")


def test_a_token_that_is_not_good_here_opens_nothing(storefront: Door) -> None:
    with serving_jwks(jwks_url(API_URL)):
        said = {
            kind: storefront.with_(Authorization=bearer(bad)).asks(ME)
            for kind, bad in BAD_TOKENS.items()
        }

    answers = {kind: (one.status, one.code, one.data) for kind, one in said.items()}
    assert answers == dict.fromkeys(BAD_TOKENS, (401, "TOKEN_INVALID", None))


def test_clocks_may_differ_by_half_a_minute(storefront: Door) -> None:
    late = customer_token(ALICE, exp=seconds(-20))

    assert storefront.with_(Authorization=bearer(late)).asks(ME).status == 200


def test_a_token_of_the_shops_next_key_is_good(storefront: Door) -> None:
    with serving_jwks(jwks_url(API_URL), "second"):
        said = storefront.with_(Authorization=bearer(customer_token(ALICE, "second"))).asks(ME)

    assert said.data["me"]["__typename"] == "Advocate"


def test_a_token_that_cannot_be_checked_just_now_may_be_tried_again(storefront: Door) -> None:
    with responses.RequestsMock() as web:
        web.get(jwks_url(API_URL), body=requests.ConnectionError("away"))
        said = storefront.with_(Authorization=bearer(customer_token(ALICE, "second"))).asks(ME)

    assert (said.status, said.code) == (503, "KEYS_UNAVAILABLE")


def test_who_is_signed_in_claims_for_themselves_whatever_the_form_says(
    storefront: Door, world: World
) -> None:
    word = world.page_of(ALICE).word
    bobs = storefront.with_(Authorization=bearer(customer_token(BOB)))

    claimed = bobs.asks(CLAIM, word=word, email="carol@example.com").data["claim"]
    assert claimed["code"] == world.claim(friend=BOB).code


# The shop


def test_a_trailing_slash_is_no_redirect(running: Flask) -> None:
    for path in ("/graphql/storefront", "/graphql/storefront/"):
        assert Door(running, path).asks("{ __typename }").data == {"__typename": "Query"}


def test_a_caller_names_the_shop(storefront: Door) -> None:
    for nothing in (None, ""):
        said = storefront.with_(Saleor_Api_Url=nothing).asks(ME)
        assert (said.status, said.code) == (400, "SHOP_NEEDED")
    said = storefront.with_(Saleor_Api_Url="https://elsewhere.example/graphql/").asks(ME)
    assert (said.status, said.code) == (404, "SHOP_UNKNOWN")


@pytest.mark.parametrize("state", ["registering", "inactive", "deleted"])
def test_a_shop_that_does_not_run_the_app_just_now_is_unknown(
    storefront: Door, world: World, state: str
) -> None:
    with world.ctx.engine.begin() as conn:
        change_shop(conn, world.shop.id, state=state, jwks=None)

    said = storefront.with_(Authorization=bearer(token())).asks(ME)
    assert (said.status, said.code) == (404, "SHOP_UNKNOWN")
