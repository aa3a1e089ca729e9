"""Who is calling: the Dashboard's token, a customer's token, and our own checkout token."""

from __future__ import annotations

import json
import time
from base64 import urlsafe_b64decode
from dataclasses import dataclass
from typing import Any

from joserfc import jwt
from joserfc.errors import InvalidKeyIdError, JoseError
from joserfc.jwk import KeySet, OctKey

from plugin.saleor.signatures import UnknownKey

# Clocks of two machines differ a little.
LEEWAY = 30
CHECKOUT_TOKEN_KEY = "referrals.token"  # noqa: S105 - a metadata key, not a secret
JOURNEY_TOKEN_KEY = "referrals.journey"  # noqa: S105 - likewise


class BadToken(Exception):
    """Not a token that opens this door."""


class ForAnotherApp(BadToken):
    """The shop gave this token to another of its apps."""


@dataclass(frozen=True, slots=True)
class StaffMember:
    user_id: str
    email: str
    permissions: frozenset[str]


@dataclass(frozen=True, slots=True)
class Customer:
    user_id: str
    email: str


def staff_member(token: str, keys: KeySet, api_url: str, app_id: str) -> StaffMember:
    """The member of staff behind the token that the Dashboard hands to this app's pages.

    Raises BadToken or UnknownKey; ForAnotherApp perhaps because this one got a new id.
    """
    claims = _claims(token, keys, api_url)
    if claims.get("type") != "thirdparty":
        raise BadToken("the token was made for something else")
    if claims.get("app") != app_id:
        raise ForAnotherApp
    permissions = claims.get("user_permissions") or []
    return StaffMember(
        str(claims["user_id"]), str(claims.get("email", "")), frozenset(map(str, permissions))
    )


def customer(token: str, keys: KeySet, api_url: str) -> Customer:
    """The customer behind a Saleor access token. Raises BadToken or UnknownKey."""
    claims = _claims(token, keys, api_url)
    if claims.get("type") != "access" or not claims.get("email"):
        raise BadToken("not a customer's access token")
    return Customer(str(claims["user_id"]), str(claims["email"]))


def _claims(token: str, keys: KeySet, api_url: str) -> dict[str, Any]:
    rules = jwt.JWTClaimsRegistry(
        leeway=LEEWAY,
        iss={"essential": True, "value": api_url},
        exp={"essential": True},
        user_id={"essential": True},
    )
    try:
        decoded = jwt.decode(token, keys, algorithms=["RS256"])
        rules.validate(decoded.claims)
    except InvalidKeyIdError as error:
        raise UnknownKey from error
    except (JoseError, ValueError, KeyError, TypeError) as error:
        raise BadToken("the token does not verify") from error
    return decoded.claims


def sign_checkout_token(key: bytes, shop_id: int, claim_id: int, expires_at: int) -> str:
    """The token that a storefront writes into checkout metadata: this checkout is the friend's."""
    claims = {"shop": shop_id, "claim": claim_id, "iat": int(time.time()), "exp": expires_at}
    return jwt.encode({"alg": "HS256"}, claims, OctKey.import_key(key))


def sign_guest_token(key: bytes, shop_id: int, sealed_email: str, expires_at: int) -> str:
    """The token in the link that we mail to a guest; whoever has it has read that mailbox."""
    claims = {"shop": shop_id, "guest": sealed_email, "exp": expires_at}
    return jwt.encode({"alg": "HS256"}, claims, OctKey.import_key(key))


def guest_of_token(key: bytes, shop_id: int, token: str) -> str:
    """The sealed e-mail in a guest's token. Raises BadToken."""
    try:
        claims = jwt.decode(token, OctKey.import_key(key), algorithms=["HS256"]).claims
        jwt.JWTClaimsRegistry(leeway=LEEWAY, exp={"essential": True}).validate(claims)
    except (JoseError, ValueError, KeyError, TypeError) as error:
        raise BadToken("the token does not verify") from error
    if claims.get("shop") != shop_id or not isinstance(claims.get("guest"), str):
        raise BadToken("the token was made for something else")
    return str(claims["guest"])


def is_ours(token: str) -> bool:
    """True if the token looks like one that we signed; Saleor signs with RS256."""
    try:
        header = json.loads(urlsafe_b64decode(token.split(".")[0] + "=="))
    except (ValueError, RecursionError):
        return False
    return isinstance(header, dict) and header.get("alg") == "HS256"


def claim_of_checkout_token(key: bytes, shop_id: int, token: str) -> int | None:
    """The claim that a checkout token stands for, None if we did not sign it for this shop.

    An expired one still counts: whether an order is in time is for the program to say.
    """
    try:
        claims = jwt.decode(token, OctKey.import_key(key), algorithms=["HS256"]).claims
    except (JoseError, ValueError, KeyError, TypeError):
        return None
    claim = claims.get("claim")
    return claim if claims.get("shop") == shop_id and isinstance(claim, int) else None


def sign_journey_token(key: bytes, shop_id: int, journey_id: str) -> str:
    """The token by which a storefront says that several visits are one person's."""
    claims = {"shop": shop_id, "journey": journey_id}
    return jwt.encode({"alg": "HS256"}, claims, OctKey.import_key(key))


def journey_of_token(key: bytes, shop_id: int, token: str) -> str | None:
    """The journey that a token stands for, None if we did not sign it for this shop."""
    try:
        claims = jwt.decode(token, OctKey.import_key(key), algorithms=["HS256"]).claims
    except (JoseError, ValueError, KeyError, TypeError):
        return None
    journey = claims.get("journey")
    return journey if claims.get("shop") == shop_id and isinstance(journey, str) else None


def sign_referrer_token(key: bytes, shop_id: int, advocate_id: int, expires_at: int) -> str:
    """The token of an advocate whom a friend has found by name."""
    claims = {"shop": shop_id, "referrer": advocate_id, "exp": expires_at}
    return jwt.encode({"alg": "HS256"}, claims, OctKey.import_key(key))


def referrer_of_token(key: bytes, shop_id: int, token: str) -> int | None:
    """The advocate that a token stands for, None if it is not ours, or too old."""
    try:
        claims = jwt.decode(token, OctKey.import_key(key), algorithms=["HS256"]).claims
        jwt.JWTClaimsRegistry(leeway=LEEWAY, exp={"essential": True}).validate(claims)
    except (JoseError, ValueError, KeyError, TypeError):
        return None
    found = claims.get("referrer")
    return found if claims.get("shop") == shop_id and isinstance(found, int) else None
