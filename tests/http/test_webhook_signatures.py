"""Only what the shop itself has signed is believed."""

from __future__ import annotations

import base64
import json

from tests.http.saleor import Saleor, order_created
from tests.keys import sign, token
from tests.world import API_URL
from webhooks.answers import Answer

BODY = json.dumps(order_created()).encode()


def segment(text: str) -> str:
    return base64.urlsafe_b64encode(text.encode()).decode().rstrip("=")


def customers_token() -> str:
    """Any customer has one, and the shop signed it with the key that signs webhooks."""
    return token(type="access", iss=API_URL, user_id="VXNlcjoz", email="carol@example.com")


def test_a_signed_order_is_stored(saleor: Saleor) -> None:
    assert saleor.posts(BODY) is Answer.ACCEPTED
    assert saleor.stored == {"Order:1": "NONE"}


def test_the_same_body_twice_is_one_order(saleor: Saleor) -> None:
    assert saleor.posts(BODY) is Answer.ACCEPTED
    assert saleor.posts(BODY) is Answer.ACCEPTED
    assert saleor.stored == {"Order:1": "NONE"}


def test_an_unsigned_webhook_is_turned_away(saleor: Saleor) -> None:
    assert saleor.posts(BODY, without="Saleor-Signature") is Answer.HEADER_MISSING
    assert saleor.posts(BODY, signed="") is Answer.HEADER_MISSING
    assert saleor.stored == {}


def test_a_body_changed_on_the_way_is_turned_away(saleor: Saleor) -> None:
    richer = BODY.replace(b"90.0", b"91.0")

    assert saleor.posts(richer, signed=sign(BODY)) is Answer.SIGNATURE_INVALID
    assert saleor.posts(BODY + b" ", signed=sign(BODY)) is Answer.SIGNATURE_INVALID
    assert saleor.stored == {}


def test_a_customers_access_token_signs_no_webhook(saleor: Saleor) -> None:
    assert saleor.posts(BODY, signed=customers_token()) is Answer.SIGNATURE_INVALID
    assert saleor.stored == {}


def test_the_claims_of_a_token_are_no_webhook(saleor: Saleor) -> None:
    head, claims, tail = customers_token().split(".")
    body = base64.urlsafe_b64decode(claims + "==")

    assert saleor.posts(body, signed=f"{head}..{tail}") is Answer.SIGNATURE_INVALID


def test_a_key_that_only_bears_the_shops_name_is_turned_away(saleor: Saleor) -> None:
    head, _, _ = sign(BODY).split(".")
    _, _, tail = sign(BODY, "forged").split(".")

    assert saleor.posts(BODY, signed=f"{head}..{tail}") is Answer.SIGNATURE_INVALID
    assert saleor.stored == {}


ODD_HEADERS = [
    '{"alg":"none","kid":"first","b64":false,"crit":["b64"]}',
    '{"alg":"HS256","kid":"first","b64":false,"crit":["b64"]}',
    '{"alg":["RS256"],"kid":"first"}',
    '{"alg":"RS256","kid":["first"]}',
    '{"alg":"RS256","kid":"first","crit":7}',
    '{"alg":"RS256","kid":"first","b64":false,"crit":["b64","exp"]}',
    '{"b64":false}',
    "[]",
    "7",
    "",
    "not json",
    "[" * 300,
    "[" * 5000,
]
NO_SIGNATURES = ["x", "..", "a.b", "a.b.c", "a..b..c", "é..é", "." * 500]


def test_odd_signatures_are_wrong_and_nothing_worse(saleor: Saleor) -> None:
    odd = [f"{segment(head)}..{tail}" for head in ODD_HEADERS for tail in ("", "AAAA", "!")]
    answers = {one: saleor.posts(BODY, signed=one) for one in (*odd, *NO_SIGNATURES)}

    assert answers == dict.fromkeys(answers, Answer.SIGNATURE_INVALID)
    assert saleor.stored == {}


def test_a_large_order_is_verified_like_any_other(saleor: Saleor) -> None:
    noise = [{"key": f"note {n}", "value": "x" * 1000} for n in range(900)]
    body = json.dumps(order_created(metadata=noise)).encode()

    assert 900_000 < len(body) < 1_000_000
    assert saleor.posts(body) is Answer.ACCEPTED
    assert saleor.stored == {"Order:1": "NONE"}
