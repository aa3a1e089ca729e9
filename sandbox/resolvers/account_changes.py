"""Accounts that change: by their owners, by staff and apps, or once they are confirmed."""

from typing import Any

from sandbox.accounts import User
from sandbox.events import EventType
from sandbox.permissions import Permission
from sandbox.refusals import Refused, permission_denied
from sandbox.registry import Call, answers
from sandbox.resolvers.lookups import user_of
from sandbox.resolvers.metadata import entries_of, tell_of_metadata

FACTS = {
    "firstName": "first_name",
    "lastName": "last_name",
    "email": "email",
    "languageCode": "language_code",
    "isActive": "is_active",
    "isConfirmed": "is_confirmed",
}


@answers("Mutation.accountUpdate")
def account_update(call: Call, input: dict[str, Any]) -> dict[str, Any]:  # noqa: A002
    user = call.caller.user
    if user is None:
        raise permission_denied(["AUTHENTICATED_USER"])
    return _update(call, user, input)


@answers("Mutation.customerUpdate", needs=[Permission.MANAGE_USERS])
def customer_update(
    call: Call,
    input: dict[str, Any],  # noqa: A002
    id: str | None = None,  # noqa: A002
) -> dict[str, Any]:
    user = user_of(call.shop, id)
    if email := input.get("email"):
        input["email"] = email.lower()
        if call.shop.user_with_email(email) not in (None, user):
            raise Refused("email", "UNIQUE", "User with this Email already exists.")
    return _update(call, user, input)


def _update(call: Call, user: User, input_: dict[str, Any]) -> dict[str, Any]:
    """What is as it was already is no news, and nobody hears of it."""
    given = {ours: input_[theirs] for theirs, ours in FACTS.items() if theirs in input_}
    changed = {name: value for name, value in given.items() if getattr(user, name) != value}
    before = dict(user.metadata), dict(user.private_metadata)
    user.metadata.update(entries_of(input_.get("metadata") or [], "metadata"))
    private = entries_of(input_.get("privateMetadata") or [], "privateMetadata")
    user.private_metadata.update(private)
    for name, value in changed.items():
        setattr(user, name, value)
    rewritten = before != (user.metadata, user.private_metadata)
    if changed or rewritten:
        user.updated_at = call.shop.clock()
    if changed:
        call.tell(EventType.CUSTOMER_UPDATED, user)
    if rewritten:
        tell_of_metadata(call, user, told=bool(changed))
    return {"user": user}


@answers("Mutation.confirmAccount")
def confirm_account(
    call: Call,
    email: str,
    token: str,
    password: str | None = None,  # noqa: ARG001 - the shop does not merge accounts
) -> dict[str, Any]:
    """By the token that came by mail. Orders placed as a guest before do not become theirs."""
    user = call.shop.user_with_email(email)
    if user is None or not user.is_active or token != call.shop.confirmation_token(user):
        raise Refused("token", "INVALID", "Invalid or expired token.")
    user.is_confirmed = True
    user.updated_at = call.shop.clock()
    call.tell(EventType.ACCOUNT_CONFIRMED, user)
    return {"user": user}
