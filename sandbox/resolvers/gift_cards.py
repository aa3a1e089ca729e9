"""Gift cards made and changed by staff and apps."""

from datetime import date
from decimal import Decimal
from typing import Any

from sandbox.accounts import User
from sandbox.gift_cards import GiftCard
from sandbox.ids import from_global_id
from sandbox.money import CENT
from sandbox.permissions import Permission
from sandbox.refusals import Refused
from sandbox.registry import Call, answers
from sandbox.resolvers.lookups import card_of
from sandbox.vouchers import generated_code

MANAGES_GIFT_CARDS = [Permission.MANAGE_GIFT_CARD]


def _customer(call: Call, global_id: str, field: str) -> User:
    user = call.shop.users.get(int(from_global_id(global_id, "User")))
    if user is None or not user.is_active:
        raise Refused.missing(global_id, field)
    return user


@answers("Mutation.giftCardCreate", needs=MANAGES_GIFT_CARDS)
def gift_card_create(call: Call, input: dict[str, Any]) -> dict[str, Any]:  # noqa: A002
    amount, currency = input["balance"]["amount"], input["balance"]["currency"]
    _check_precision("balance", amount)
    if not amount:
        raise Refused("balance", "INVALID", "Balance amount have to be greater than 0.")
    _check_expiry(call, input.get("expiryDate"))
    _check_addressee(input)
    assignee = input.get("assignedTo")
    owner = _customer(call, assignee, "assignedTo") if assignee else None
    card = GiftCard(
        pk=call.shop.next_pk("GiftCard"),
        code=generated_code(),
        created=call.shop.clock(),
        currency=currency,
        initial=amount,
        current=amount,
        is_active=input["isActive"],
        expiry_date=input.get("expiryDate"),
    )
    card.assign(owner)
    _note(call, card, input)
    call.shop.gift_cards.add(card)
    return {"giftCard": card}


def _check_addressee(input_: dict[str, Any]) -> None:
    """The mail itself is a mail app's affair: none is sent here."""
    email = input_.get("userEmail")
    if email and "@" not in email:
        raise Refused("email", "INVALID", "Provided email is invalid.")
    if email and not input_.get("channel"):
        raise Refused(
            "channel", "REQUIRED", "Channel slug must be specified when user_email is provided."
        )


def _check_expiry(call: Call, expiry: date | None) -> None:
    if expiry is not None and expiry <= call.shop.clock().date():
        raise Refused("expiryDate", "INVALID", "Expiry date must be in the future.")


def _check_precision(field: str, amount: Decimal) -> None:
    if amount != amount.quantize(CENT):
        raise Refused(field, "INVALID", "Value cannot have more than 2 decimal places.")


def _note(call: Call, card: GiftCard, input_: dict[str, Any]) -> None:
    tags = [call.shop.gift_cards.tag(name) for name in input_.get("addTags") or []]
    card.tags.extend(tag for tag in dict.fromkeys(tags) if tag not in card.tags)
    for theirs, ours in (("metadata", card.metadata), ("privateMetadata", card.private_metadata)):
        ours.update({row["key"]: row["value"] for row in input_.get(theirs) or []})


@answers("Mutation.giftCardUpdate", needs=MANAGES_GIFT_CARDS)
def gift_card_update(call: Call, id: str, input: dict[str, Any]) -> dict[str, Any]:  # noqa: A002
    card = card_of(call.shop, id)
    _check_expiry(call, input.get("expiryDate"))
    card.expiry_date = input.get("expiryDate", card.expiry_date)
    _note(call, card, input)
    return {"giftCard": card}


@answers("Mutation.giftCardBalanceAdjust", needs=MANAGES_GIFT_CARDS)
def balance_adjust(call: Call, id: str, amount: Decimal) -> dict[str, Any]:  # noqa: A002
    card = card_of(call.shop, id)
    if not amount:
        raise Refused("amount", "INVALID", "Adjustment amount cannot be zero.")
    _check_precision("amount", amount)
    card.adjust(amount)
    return {"giftCard": card}


@answers("Mutation.giftCardAssignUser", needs=MANAGES_GIFT_CARDS)
def assign_user(call: Call, id: str, user_id: str) -> dict[str, Any]:  # noqa: A002
    card = card_of(call.shop, id)
    user = _customer(call, user_id, "userId")
    if card.last_used_on is not None:
        raise Refused(
            "id", "CANNOT_ASSIGN", "Cannot assign a gift card that was already used in an order."
        )
    holding = [one for one in call.shop.checkouts.values() if card in one.gift_cards]
    if any(checkout.transactions for checkout in holding):
        raise Refused(
            "id", "CANNOT_ASSIGN", "Cannot assign a gift card attached to a checkout with payments."
        )
    for checkout in holding:
        checkout.gift_cards.remove(card)
    card.assign(user)
    return {"giftCard": card}


@answers("Mutation.giftCardUnassignUser", needs=MANAGES_GIFT_CARDS)
def unassign_user(call: Call, id: str) -> dict[str, Any]:  # noqa: A002
    card = card_of(call.shop, id)
    card.assign(None)
    return {"giftCard": card}


@answers("Mutation.giftCardActivate", needs=MANAGES_GIFT_CARDS)
def activate(call: Call, id: str) -> dict[str, Any]:  # noqa: A002
    card = card_of(call.shop, id)
    if card.is_expired(call.shop.clock().date()):
        raise Refused(
            "id", "EXPIRED_GIFT_CARD", "Expired gift card cannot be activated and resend."
        )
    card.is_active = True
    return {"giftCard": card}


@answers("Mutation.giftCardDeactivate", needs=MANAGES_GIFT_CARDS)
def deactivate(call: Call, id: str) -> dict[str, Any]:  # noqa: A002
    card = card_of(call.shop, id)
    card.is_active = False
    return {"giftCard": card}
