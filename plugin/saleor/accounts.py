"""Saleor's user, as JSON, turned into an account. Nothing else knows the shape of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from plugin.domain.account import Account, flags_in
from plugin.domain.identity import Person
from plugin.keys import Keys

# Customers write their public metadata themselves, and must not fill the database with it.
_MOST_FLAGS = 100
_LONGEST_FLAG = 100


class BadAccount(ValueError):
    """A field is missing, or holds what no account can have; the text is its path."""


@dataclass(frozen=True, slots=True)
class ToldAccount:
    """What a shop told of an account, and when. person: without an e-mail nobody confirmed."""

    person: Person
    account: Account
    at: datetime


def parse_told(payload: Mapping[str, Any], keys: Keys) -> ToldAccount:
    """The body of a webhook about a customer.

    The e-mail is turned into a fingerprint here and goes no further. Raises BadAccount.
    """
    user, hidden = payload.get("user"), payload.get("hidden")
    if not isinstance(user, Mapping):
        raise BadAccount("user")
    if not isinstance(hidden, Mapping):
        if user.get("isStaff") is not True:
            raise BadAccount("hidden")
        # What is private about staff is for those who manage staff.
        hidden = None
    email = _text(user, "email") if _is_confirmed(user) else None
    person = keys.person(email=email, user_id=_text(user, "id"))
    return ToldAccount(person, parse_account(user, hidden), _moment(payload, "issuedAt"))


def parse_gone(payload: Mapping[str, Any], keys: Keys) -> Person:
    """Whose account was deleted. Without an e-mail that nobody confirmed: it may be somebody
    else's. Raises BadAccount.
    """
    user = payload.get("user")
    if not isinstance(user, Mapping):
        raise BadAccount("user")
    is_confirmed = user.get("isConfirmed") is True
    return keys.person(
        email=_text(user, "email") if is_confirmed else None, user_id=_text(user, "id")
    )


def parse_account(user: Mapping[str, Any], hidden: Mapping[str, Any] | None) -> Account:
    """`AccountFacts`, with `HiddenFacts` where they are for us to see. Raises BadAccount."""
    private = _flags(hidden, "privateMetadata") if hidden is not None else []
    # A shop writes privately; what customers wrote themselves must not push that out.
    flags = [*private, *_flags(user, "metadata")]
    return Account(
        first_name=_text(user, "firstName"),
        flags=frozenset(flags[:_MOST_FLAGS]),
        signed_up_at=_moment(user, "dateJoined"),
        changed_at=_moment(user, "updatedAt"),
        is_confirmed=_is_confirmed(user),
    )


def _is_confirmed(user: Mapping[str, Any]) -> bool:
    return user.get("isConfirmed") is True


def _flags(source: Mapping[str, Any], field: str) -> list[str]:
    entries = source.get(field)
    if not isinstance(entries, list):
        raise BadAccount(field)
    found = [entry for entry in entries if isinstance(entry, Mapping)]
    written = {str(entry.get("key")): str(entry.get("value")) for entry in found}
    return sorted(flag for flag in flags_in(written) if len(flag) <= _LONGEST_FLAG)


def _text(source: Mapping[str, Any], field: str) -> str:
    value = source.get(field)
    if not isinstance(value, str):
        raise BadAccount(field)
    return value


def _moment(source: Mapping[str, Any], field: str) -> datetime:
    try:
        moment = datetime.fromisoformat(_text(source, field))
    except ValueError as error:
        raise BadAccount(field) from error
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)
