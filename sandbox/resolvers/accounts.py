"""People: signing in, registering, and being looked up by those who may."""

from typing import Any

from werkzeug.security import check_password_hash

from sandbox import tokens
from sandbox.accounts import User
from sandbox.events import EventType
from sandbox.ids import from_global_id
from sandbox.permissions import Permission, described
from sandbox.refusals import Refused, permission_denied
from sandbox.registry import Call, answers
from sandbox.resolvers.connections import Connection, by_pk, connection

SHORTEST_PASSWORD = 8
SEES_CUSTOMERS = (Permission.MANAGE_ORDERS, Permission.MANAGE_USERS)


@answers("Mutation.tokenCreate")
def token_create(
    call: Call, email: str, password: str, audience: str | None = None
) -> dict[str, Any]:
    user = call.shop.user_with_email(email)
    if user is None or not user.is_active or not check_password_hash(user.password_hash, password):
        raise Refused("email", "INVALID_CREDENTIALS", "Please, enter valid credentials")
    return {"token": tokens.access_token(call.shop, user, audience), "user": user}


@answers("Mutation.accountRegister")
def account_register(call: Call, input: dict[str, Any]) -> dict[str, Any]:  # noqa: A002
    email = input["email"].lower()
    if len(input["password"]) < SHORTEST_PASSWORD:
        raise Refused(
            "password",
            "PASSWORD_TOO_SHORT",
            "This password is too short. It must contain at least 8 characters.",
        )
    if call.shop.user_with_email(email) is None:
        user = call.shop.add_user(
            email,
            input["password"],
            first_name=input.get("firstName") or "",
            last_name=input.get("lastName") or "",
            language_code=input.get("languageCode") or "EN",
            is_confirmed=False,
            metadata={row["key"]: row["value"] for row in input.get("metadata") or []},
        )
        call.tell(EventType.CUSTOMER_CREATED, user)
    # Saleor answers the same for a taken address, so that nobody can ask who shops here.
    return {"requiresConfirmation": False, "user": _nameless(email)}


def _nameless(email: str) -> dict[str, Any]:
    return {"__typename": "User", "id": "", "email": email}


@answers("Mutation.customerDelete", needs=[Permission.MANAGE_USERS])
def customer_delete(call: Call, id: str | None = None) -> dict[str, Any]:  # noqa: A002
    user = call.shop.users.get(int(from_global_id(id or "", "User")))
    if user is None:
        raise Refused.missing(id or "")
    if user.is_staff:
        raise Refused("id", "DELETE_STAFF_ACCOUNT", "Cannot delete a staff account.")
    call.shop.remove_user(user)
    call.tell(EventType.CUSTOMER_DELETED, user)
    return {"user": user}


@answers("Mutation.accountDelete")
def account_delete(call: Call, token: str) -> dict[str, Any]:
    """One's own account, by the token that came by mail."""
    user = call.caller.user
    if user is None:
        raise permission_denied(["AUTHENTICATED_USER"])
    if user.is_staff:
        raise Refused(None, "DELETE_STAFF_ACCOUNT", "Cannot delete a staff account.")
    if token != call.shop.deletion_token(user):
        raise Refused("token", "INVALID", "Invalid or expired token.")
    call.shop.remove_user(user)
    call.tell(EventType.ACCOUNT_DELETED, user)
    return {"user": user}


@answers("Query.me")
def me(_source: None, call: Call) -> User | None:
    return call.caller.user


@answers("Query.user", needs=[Permission.MANAGE_STAFF, *SEES_CUSTOMERS])
def user(
    _source: None,
    call: Call,
    id: str | None = None,  # noqa: A002
    email: str | None = None,
) -> User | None:
    if id is not None:
        found = call.shop.users.get(int(from_global_id(id, "User")))
    else:
        found = call.shop.user_with_email(email)
    return found if found and _may_see(call, found) else None


def _may_see(call: Call, user: User) -> bool:
    """Staff are seen by those who manage staff, customers by the others; who is both, by both."""
    sees_staff = call.caller.may(Permission.MANAGE_STAFF)
    if sees_staff and (user.is_staff or call.caller.may(Permission.MANAGE_USERS)):
        return True
    return not sees_staff and call.shop.is_customer(user)


@answers("Query.customers", needs=SEES_CUSTOMERS)
def customers(
    _source: None,
    call: Call,
    filter: dict[str, Any] | None = None,  # noqa: A002
    search: str | None = None,
    first: int | None = None,
    after: str | None = None,
) -> Connection:
    wanted = filter or {}
    text = (search or wanted.get("search") or "").lower()
    rows = [
        user
        for user in call.shop.users.values()
        if call.shop.is_customer(user)
        and text in f"{user.email} {user.first_name} {user.last_name}".lower()
        and ("ids" not in wanted or user.id in wanted["ids"])
        and all(user.metadata.get(m["key"]) == m.get("value") for m in wanted.get("metadata") or [])
    ]
    return connection("customers", rows, by_pk, first, after, descending=True)


@answers("User.userPermissions")
def user_permissions(user: User, _call: Call) -> list[dict[str, str]]:
    return described(user.permissions)


@answers("User.orders")
def user_orders(
    user: User, call: Call, first: int | None = None, after: str | None = None
) -> Connection:
    if call.caller.user is not user and not call.caller.may(Permission.MANAGE_ORDERS):
        raise permission_denied(["OWNER", Permission.MANAGE_ORDERS])
    rows = [order for order in call.shop.orders.values() if order.user is user]
    return connection("orders", rows, lambda o: [int(o.number)], first, after, descending=True)
