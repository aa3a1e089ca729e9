"""Only what the shop itself has signed is believed."""

from __future__ import annotations

import base64
import json
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from joserfc import jws
from joserfc.errors import InvalidKeyIdError, JoseError
from joserfc.jwk import KeySet

from plugin.saleor.signatures import BadSignature, UnknownKey, verify_webhook
from tests.http.saleor import Saleor, order_created
from tests.keys import jwks, sign, token
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


# What a header may say otherwise than Saleor's; ... for nothing at all.
HEADERS: dict[str, list[Any]] = {
    "alg": [..., None, "none", "HS256", "RS384", "PS256", "rs256", ["RS256"], 7],
    "b64": [..., None, True, 0, "false", []],
    "crit": [..., None, [], ["b64", "exp"], ["exp"], "b64", {"b64": 1}, [["b64"]]],
    "kid": [..., None, "", "second", "nobody", 7, ["first"]],
    "typ": [..., None, 7, "JOSE"],
    "jku": ["https://mallory.example/jwks.json"],
    "jwk": [{"kty": "oct", "k": "AAAA"}],
    "unheard": ["of"],
    "long": ["x" * 600],
}
headers = st.fixed_dictionaries(
    {}, optional={name: st.sampled_from(values) for name, values in HEADERS.items()}
)
published = st.sampled_from([("first",), ("first", "second"), ("second",)])
# What happens to the signature on its way.
ways: st.SearchStrategy[tuple[str, str]] = st.sampled_from(
    [("", ""), ("..", "."), ("..", "..."), ("..", ".W10."), ("A", "B"), ("_", "/"), ("-", "+")]
)


def by_the_library(signature: str, body: bytes, keys: KeySet) -> type[Exception] | None:
    """The verdict of all that the library has to say, as slow as it is."""
    try:
        said = jws.deserialize_compact(signature, keys, payload=body, algorithms=["RS256"])
    except InvalidKeyIdError:
        return UnknownKey
    except (JoseError, ValueError, KeyError, TypeError):
        return BadSignature
    return None if ".." in signature and said.headers().get("b64") is False else BadSignature


def by_us(signature: str, body: bytes, keys: KeySet) -> type[Exception] | None:
    try:
        verify_webhook(signature, body, keys)
    except (BadSignature, UnknownKey) as error:
        return type(error)
    return None


@given(
    said=headers,
    kids=published,
    way=ways,
    more=st.sampled_from(["", "=", "A", "."]),
    changed=st.booleans(),
)
@example(said={}, kids=("first",), way=("", ""), more="", changed=False)
@example(said={"kid": ...}, kids=("first",), way=("", ""), more="", changed=False)
@example(said={}, kids=("second",), way=("", ""), more="", changed=False)
@example(said={}, kids=("second",), way=("..", ".W10."), more="", changed=False)
def test_what_we_believe_is_what_the_library_believes(
    said: dict[str, Any], kids: tuple[str, ...], way: tuple[str, str], more: str, changed: bool
) -> None:
    keys = KeySet.import_key_set(jwks(*kids))  # type: ignore[arg-type]
    signature = sign(BODY, said=said).replace(*way, 1) + more
    body = BODY[:-1] if changed else BODY

    ours, librarys = by_us(signature, body, keys), by_the_library(signature, body, keys)
    assert (ours is None) is (librarys is None)
    if librarys is UnknownKey and not said and ".." in signature:
        # Perhaps the shop's next key: it is asked for its keys again. What brings its own payload
        # is no webhook's signature, whichever key it names.
        assert ours is UnknownKey
    # And the same answer when it comes again, now that the header is known.
    assert by_us(signature, body, keys) is ours


@given(st.text(max_size=80))
def test_any_text_is_a_wrong_signature_and_nothing_worse(signature: str) -> None:
    keys = KeySet.import_key_set(jwks())  # type: ignore[arg-type]

    assert by_us(signature, BODY, keys) is BadSignature


@pytest.mark.parametrize("unfit", [{"use": "enc"}, {"alg": "RS512"}, {"key_ops": ["encrypt"]}])
def test_a_key_that_is_not_for_signatures_signs_no_webhook(unfit: dict[str, Any]) -> None:
    (key,) = jwks()["keys"]
    key = {name: value for name, value in key.items() if name != "use"} | unfit
    keys = KeySet.import_key_set({"keys": [key]})

    assert by_us(sign(BODY), BODY, keys) is not None
    assert by_the_library(sign(BODY), BODY, keys) is not None


def test_a_known_header_proves_nothing_by_itself() -> None:
    keys = KeySet.import_key_set(jwks())  # type: ignore[arg-type]
    head, _, _ = sign(BODY).split(".")
    assert by_us(sign(BODY), BODY, keys) is None

    assert by_us(f"{head}..", BODY, keys) is BadSignature
    assert by_us(f"{head}..AAAA", BODY, keys) is BadSignature
    theirs = KeySet.import_key_set(jwks("second"))  # type: ignore[arg-type]
    assert by_us(sign(BODY), BODY, theirs) is UnknownKey
