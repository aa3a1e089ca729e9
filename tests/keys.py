"""A shop's signing key, for tests that play the shop."""

from __future__ import annotations

import json
import time
from base64 import urlsafe_b64encode
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from functools import cache
from typing import Any

import responses
from cryptography.hazmat.primitives.asymmetric.padding import PKCS1v15
from cryptography.hazmat.primitives.hashes import SHA256
from joserfc import jwt
from joserfc.jwk import RSAKey

_NOTHING: Mapping[str, Any] = {}


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


def sign(body: bytes, kid: str = "first", said: Mapping[str, Any] = _NOTHING) -> str:
    """The header Saleor-Signature for a body: a detached JWS, written without the library.

    said: what its header says otherwise; ... for nothing at all.
    """
    header = {"alg": "RS256", "b64": False, "crit": ["b64"], "kid": kid, "typ": "JWT", **said}
    written = {name: value for name, value in header.items() if value is not ...}
    head = _segment(json.dumps(written).encode())
    key = shop_key(kid).private_key
    assert key is not None
    proof = key.sign(head + b"." + body, PKCS1v15(), SHA256())
    return f"{head.decode()}..{_segment(proof).decode()}"


def _segment(data: bytes) -> bytes:
    return urlsafe_b64encode(data).rstrip(b"=")


def token(kid: str = "first", **claims: Any) -> str:
    """A JWT as Saleor signs it, good for five minutes unless the claims say otherwise."""
    now = int(time.time())
    return jwt.encode(
        {"alg": "RS256", "kid": kid}, {"iat": now, "exp": now + 300, **claims}, shop_key(kid)
    )
