"""How we know that a webhook comes from the shop it names."""

from __future__ import annotations

import sys
from typing import Any

import requests
from joserfc import jws
from joserfc.errors import BadSignatureError, InvalidKeyIdError, JoseError
from joserfc.jwk import KeySet
from joserfc.jws import JWSRegistry

from plugin.saleor.addresses import TIMEOUT, ShopAddresses, jwks_url


class BadSignature(Exception):
    """The body was not signed by this shop's key."""


class UnknownKey(Exception):
    """The signature names a key that is not among the shop's keys as we know them."""


class KeysUnavailable(Exception):
    """The shop's keys could not be fetched just now."""


def fetch_jwks(api_url: str, addresses: ShopAddresses) -> dict[str, Any]:
    """The shop's public keys. Raises KeysUnavailable."""
    try:
        with addresses.session() as session:
            answer = session.get(jwks_url(api_url), timeout=TIMEOUT, allow_redirects=False)
        answer.raise_for_status()
        jwks = answer.json()
        KeySet.import_key_set(jwks)
    except (requests.RequestException, ValueError, KeyError, TypeError, JoseError) as error:
        raise KeysUnavailable(f"no keys at {jwks_url(api_url)}") from error
    return {"keys": jwks["keys"]}


class _AnySize(JWSRegistry):
    """Whoever hands us a body has measured it; the library's own limit is 128 kB."""

    max_payload_length = sys.maxsize


_RS256 = _AnySize(algorithms=["RS256"])


def verify_webhook(signature: str, body: bytes, keys: KeySet) -> None:
    """Check a detached JWS (RFC 7797, RS256) over the raw body.

    Raises BadSignature or UnknownKey.
    """
    if ".." not in signature:
        # A signature that brings its own payload, such as any customer's access token, would be
        # checked against that and not against the body.
        raise BadSignature
    try:
        signed = jws.deserialize_compact(signature, keys, payload=body, registry=_RS256)
    except InvalidKeyIdError as error:
        raise UnknownKey from error
    except (BadSignatureError, JoseError, ValueError, KeyError, TypeError) as error:
        raise BadSignature from error
    if signed.headers().get("b64") is not False:
        # Signed by the shop, but as something else than a webhook.
        raise BadSignature
