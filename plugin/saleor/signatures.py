"""How we know that a webhook comes from the shop it names."""

from __future__ import annotations

from functools import lru_cache
from typing import Any

import requests
from joserfc import jws
from joserfc.errors import InvalidKeyIdError, JoseError
from joserfc.jwk import KeySet
from joserfc.jws import JWSRegistry
from joserfc.util import urlsafe_b64decode

from plugin.saleor.addresses import TIMEOUT, ShopAddresses, jwks_url
from plugin.turns import aside


class BadSignature(Exception):
    """The body was not signed by this shop's key."""


class UnknownKey(Exception):
    """The signature names a key that is not among the shop's keys as we know them."""


class KeysUnavailable(Exception):
    """The shop's keys could not be fetched just now."""


def fetch_jwks(api_url: str, addresses: ShopAddresses) -> dict[str, Any]:
    """The shop's public keys. Raises KeysUnavailable."""
    try:
        with aside(), addresses.session() as session:
            answer = session.get(jwks_url(api_url), timeout=TIMEOUT, allow_redirects=False)
        answer.raise_for_status()
        jwks = answer.json()
        KeySet.import_key_set(jwks)
    except (requests.RequestException, ValueError, KeyError, TypeError, JoseError) as error:
        raise KeysUnavailable(f"no keys at {jwks_url(api_url)}") from error
    return {"keys": jwks["keys"]}


_RS256 = JWSRegistry(algorithms=["RS256"])
_ALGORITHM = _RS256.get_alg("RS256")


def verify_webhook(signature: str, body: bytes, keys: KeySet) -> None:
    """Check a detached JWS (RFC 7797, RS256) over the raw body.

    A signature that brings its own payload, such as any customer's access token, is none: it
    would be checked against that and not against the body.
    Raises BadSignature or UnknownKey.
    """
    header, dots, proof = signature.partition("..")
    if not dots:
        raise BadSignature
    try:
        key = keys.get_by_kid(_key_id(header), {"alg": "RS256", "use": "sig"})
        _ALGORITHM.check_key(key)
        signed = header.encode() + b"." + body
        is_good = _ALGORITHM.verify(signed, urlsafe_b64decode(proof.encode()), key)
    except InvalidKeyIdError as error:
        raise UnknownKey from error
    except (JoseError, ValueError, KeyError, TypeError) as error:
        raise BadSignature from error
    if not is_good:
        raise BadSignature


@lru_cache(maxsize=1000)
def _key_id(header: str) -> str | None:
    """The key that a webhook's header names. Raises BadSignature, JoseError, ValueError, TypeError.

    A shop writes the same header on all of its webhooks, and to read one takes longer than all
    else about it but for the mathematics.
    """
    said = jws.extract_compact(f"{header}..".encode(), b"detached", _RS256).headers()
    _RS256.check_header(said)
    _RS256.get_alg(said["alg"])
    if said.get("b64") is not False:
        # Signed by the shop, but as something else than a webhook.
        raise BadSignature
    return said.get("kid")
