"""What a gift card tells, and to whom."""

from collections.abc import Callable
from typing import Any

from sandbox.accounts import Caller, User
from sandbox.gift_cards import GiftCard
from sandbox.ids import from_global_id
from sandbox.permissions import Permission
from sandbox.refusals import permission_denied
from sandbox.registry import Call, answers
from sandbox.resolvers.connections import Connection, connection
from sandbox.resolvers.gift_cards import MANAGES_GIFT_CARDS


@answers("Query.giftCard", needs=MANAGES_GIFT_CARDS)
def gift_card(_source: None, call: Call, id: str) -> GiftCard | None:  # noqa: A002
    return call.shop.gift_cards.by_pk.get(int(from_global_id(id, "GiftCard")))


@answers("Query.giftCards", needs=MANAGES_GIFT_CARDS)
def gift_cards(
    _source: None,
    call: Call,
    filter: dict[str, Any] | None = None,  # noqa: A002
    first: int | None = None,
    after: str | None = None,
) -> Connection:
    rows = [card for card in call.shop.gift_cards.by_pk.values() if _matches(card, filter or {})]
    return connection("giftCards", rows, lambda card: [card.code], first, after)


def _matches(card: GiftCard, wanted: dict[str, Any]) -> bool:
    tests: dict[str, Callable[[Any], bool]] = {
        "isActive": lambda state: card.is_active is state,
        "code": lambda code: card.code == code,
        "currency": lambda currency: card.currency == currency,
        "used": lambda state: (card.used_by_email is not None) is state,
        "usedBy": lambda ids: card.used_by is not None and card.used_by.id in ids,
        "assignedTo": lambda ids: card.assigned_to is not None and card.assigned_to.id in ids,
        "tags": lambda names: any(tag.name in names for tag in card.tags),
        "metadata": lambda rows: all(
            row["key"] in card.metadata and row.get("value") in {None, card.metadata[row["key"]]}
            for row in rows
        ),
    }
    # Saleor takes an empty value of most filters for no filter.
    return all(tests[name](value) for name, value in wanted.items() if value not in (None, "", []))


@answers("GiftCard.last4CodeChars")
def last_four(card: GiftCard, _call: Call) -> str:
    return card.display_code


@answers("GiftCard.code")
def code(card: GiftCard, call: Call) -> str:
    owner = call.caller.user is not None and call.caller.user in {card.used_by, card.assigned_to}
    if not owner and not call.caller.may(Permission.MANAGE_GIFT_CARD):
        raise permission_denied(["OWNER", Permission.MANAGE_GIFT_CARD])
    return card.code


@answers("GiftCard.tags", needs=MANAGES_GIFT_CARDS)
def tags(card: GiftCard, _call: Call) -> list[Any]:
    return sorted(card.tags, key=lambda tag: tag.name)


@answers("GiftCard.assignedTo")
def assigned_to(card: GiftCard, call: Call) -> User | None:
    user = card.assigned_to
    if user is not None and not _may(call.caller, user, Permission.MANAGE_USERS):
        raise permission_denied(["OWNER", Permission.MANAGE_USERS])
    return user


@answers("GiftCard.usedBy")
def used_by(card: GiftCard, call: Call) -> User | None:
    return card.used_by if _may(call.caller, card.used_by, Permission.MANAGE_USERS) else None


@answers("GiftCard.assignedToEmail")
def assigned_to_email(card: GiftCard, call: Call) -> str | None:
    return _email(call.caller, card.assigned_to, card.assigned_to_email)


@answers("GiftCard.usedByEmail")
def used_by_email(card: GiftCard, call: Call) -> str | None:
    return _email(call.caller, card.used_by, card.used_by_email)


def _may(caller: Caller, owner: User | None, needed: Permission) -> bool:
    return caller.may(needed) or (owner is not None and caller.user is owner)


def _email(caller: Caller, owner: User | None, kept: str | None) -> str | None:
    email = owner.email if owner else kept
    if _may(caller, owner, Permission.MANAGE_GIFT_CARD):
        return email
    # Saleor hides even that there is none, and so writes "N...", of Python's None.
    name, at, host = str(email).partition("@")
    return f"{name[:1]}...{at}{host}"
