"""A shop's signing key, for tests that play the shop."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from typing import Any

import responses
from joserfc import jws, jwt
from joserfc.jwk import RSAKey


@cache
def shop_key(kid: str = "first") -> RSAKey:
    """Making a key takes half a second, so all tests share them."""
    return RSAKey.generate_key(2048, {"kid": kid, "use": "sig", "alg": "RS256"})


def jwks(*kids: str) -> dict[str, Any]:
    keys = [shop_key(kid).as_dict(private=False) for kid in kids or ("first",)]
    return {"keys": keys}


@contextmanager
def serving_jwks(url: str, *kids: str) -> Iterator[responses.RequestsMock]:
    """The shop publishes these keys."""
    with responses.RequestsMock(assert_all_requests_are_fired=False) as web:
        web.get(url, json=jwks(*kids))
        yield web


def sign(body: bytes, kid: str = "first") -> str:
    """The header Saleor-Signature for a body: a detached JWS."""
    header = {"alg": "RS256", "b64": False, "crit": ["b64"], "kid": kid, "typ": "JWT"}
    signed = jws.serialize_compact(header, body, shop_key(kid), algorithms=["RS256"])
    head, _, tail = signed.split(".")
    return f"{head}..{tail}"


def token(kid: str = "first", **claims: Any) -> str:
    """A JWT as Saleor signs it, good for five minutes unless the claims say otherwise."""
    now = int(time.time())
    return jwt.encode(
        {"alg": "RS256", "kid": kid}, {"iat": now, "exp": now + 300, **claims}, shop_key(kid)
    )
