"""The tokens people and apps show, and what each lets them do."""

import re
import secrets
from typing import TYPE_CHECKING, Any

from sandbox.accounts import NOBODY, Caller, User
from sandbox.apps import App, AppExtension
from sandbox.ids import from_global_id
from sandbox.permissions import Permission

if TYPE_CHECKING:
    from sandbox.shop import Shop

LIFETIME_SECONDS = 300
BEARER = re.compile(r"^(?:Bearer|JWT)\s+(\S+)$", re.IGNORECASE)


class TokenExpired(Exception):
    pass


def access_token(shop: "Shop", user: User, audience: str | None = None) -> str:
    claims = _claims(shop, user, "access")
    return shop.key.token(claims | ({"aud": f"custom:{audience}"} if audience else {}))


def app_token(shop: "Shop", user: User, app: App, extension: AppExtension | None = None) -> str:
    """What the Dashboard hands an app: it names the app and what the person may do through it."""
    scope = app.granted if extension is None else extension.allowed
    extra: dict[str, Any] = {
        "app": app.id,
        "permissions": sorted(scope & user.permissions),
        "user_permissions": sorted(user.permissions),
    }
    if extension is not None:
        extra["app_extension"] = extension.id
    if app.audience:
        extra["aud"] = app.audience
    return shop.key.token(_claims(shop, user, "thirdparty") | extra)


def _claims(shop: "Shop", user: User, kind: str) -> dict[str, Any]:
    now = int(shop.clock().timestamp())
    return {
        "iat": now,
        "owner": "saleor",
        "iss": shop.api_url,
        "exp": now + LIFETIME_SECONDS,
        "token": secrets.token_urlsafe(9),
        "email": user.email,
        "type": kind,
        "user_id": user.id,
        "is_staff": user.is_staff,
    }


def caller_of(shop: "Shop", authorization: str | None) -> Caller:
    """Who shows this header. A token that says nothing to us makes a stranger, not an error."""
    match = BEARER.match(authorization or "")
    if match is None:
        return NOBODY
    token = match.group(1)
    for app in shop.living_apps():
        if app.is_active and secrets.compare_digest(app.token, token):
            return Caller(app=app, granted=app.granted)
    return _person(shop, shop.key.claims(token))


def _person(shop: "Shop", claims: dict[str, Any] | None) -> Caller:
    if claims is None:
        return NOBODY
    if claims["exp"] <= shop.clock().timestamp():
        raise TokenExpired("Signature has expired")
    user = shop.users.get(int(from_global_id(claims["user_id"], "User")))
    if user is None or not user.is_active:
        return NOBODY
    if claims["type"] == "thirdparty":
        granted = {Permission(name) for name in claims["permissions"]}
        return Caller(user=user, granted=user.permissions & granted)
    return Caller(user=user, granted=user.permissions)
