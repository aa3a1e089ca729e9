"""Gift cards made and rewritten by staff and apps."""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from typing import Any

from sandbox.accounts import User
from sandbox.events import EventType
from sandbox.gift_cards import GiftCard
from sandbox.money import CENT
from sandbox.permissions import Permission
from sandbox.refusals import Refused
from sandbox.registry import Call, answers
from sandbox.resolvers.lookups import card_of, user_of
from sandbox.vouchers import generated_code

MANAGES_GIFT_CARDS = [Permission.MANAGE_GIFT_CARD]
SHORTEST_CODE, LONGEST_CODE = 8, 16


@answers("Mutation.giftCardCreate", needs=MANAGES_GIFT_CARDS)
def gift_card_create(call: Call, input: dict[str, Any]) -> dict[str, Any]:  # noqa: A002
    amount, currency = input["balance"]["amount"], input["balance"]["currency"]
    _check_not_taken(call, input.get("code"))
    _check_expiry(call, input.get("expiryDate"))
    check_precision("balance", amount)
    if not amount:
        raise Refused("balance", "INVALID", "Balance amount have to be greater than 0.")
    _check_addressee(input)
    card = GiftCard(
        pk=call.shop.next_pk("GiftCard"),
        code=input.get("code") or generated_code(),
        created=call.shop.clock(),
        currency=currency,
        initial=amount,
        current=amount,
        is_active=input["isActive"],
        expiry_date=input.get("expiryDate"),
    )
    owner = _owner(call, input.get("assignedTo"))
    _check_length(card.code)
    call.shop.gift_cards.tag(card, input.get("addTags") or [])
    _write_metadata(card, input)
    call.shop.gift_cards.issue(card, owner, input.get("note"), call.caller)
    _tell(call, card, input)
    return {"giftCard": card}


def _check_not_taken(call: Call, code: str | None) -> None:
    """A code is written on one card or one voucher, exactly as it was given: nothing is trimmed."""
    shop = call.shop
    if code and (shop.gift_cards.named(code) or shop.vouchers.named(code)):
        raise Refused("code", "ALREADY_EXISTS", "Promo code already exists.")


def _check_length(code: str) -> None:
    size = len(code)
    if size < SHORTEST_CODE:
        wanted = f"at least {SHORTEST_CODE}"
    elif size > LONGEST_CODE:
        wanted = f"at most {LONGEST_CODE}"
    else:
        return
    message = f"Ensure this value has {wanted} characters (it has {size})."
    raise Refused("code", "INVALID", message)


def _owner(call: Call, global_id: str | None) -> User | None:
    return user_of(call.shop, global_id, "assignedTo") if global_id else None


def _check_addressee(input_: dict[str, Any]) -> None:
    email = input_.get("userEmail")
    if email and "@" not in email:
        raise Refused("email", "INVALID", "Provided email is invalid.")
    if email and not input_.get("channel"):
        raise Refused(
            "channel", "REQUIRED", "Channel slug must be specified when user_email is provided."
        )


def _tell(call: Call, card: GiftCard, input_: dict[str, Any]) -> None:
    """The mail itself is the affair of an app that hears GIFT_CARD_SENT: Saleor sends none."""
    if email := input_.get("userEmail"):
        sent = {"channel": input_["channel"], "sentToEmail": email}
        call.tell(EventType.GIFT_CARD_SENT, card, **sent)
    call.tell(EventType.GIFT_CARD_CREATED, card)


def _check_expiry(call: Call, expiry: date | None) -> None:
    if expiry is not None and expiry <= call.shop.clock().date():
        raise Refused("expiryDate", "INVALID", "Expiry date must be in the future.")


def check_precision(field: str, amount: Decimal) -> None:
    if amount != amount.quantize(CENT):
        raise Refused(field, "INVALID", "Value cannot have more than 2 decimal places.")


def _write_metadata(card: GiftCard, input_: dict[str, Any]) -> None:
    for name, entries in (("metadata", card.metadata), ("privateMetadata", card.private_metadata)):
        rows = input_.get(name) or []
        if any(not row["key"].strip() for row in rows):
            raise Refused(name, "REQUIRED", "Metadata key cannot be empty.")
        entries.update({row["key"]: row["value"] for row in rows})


@answers("Mutation.giftCardUpdate", needs=MANAGES_GIFT_CARDS)
def gift_card_update(call: Call, id: str, input: dict[str, Any]) -> dict[str, Any]:  # noqa: A002
    card, cards = card_of(call.shop, id), call.shop.gift_cards
    amount, expiry = input.get("balanceAmount"), input.get("expiryDate")
    add, remove = input.get("addTags") or [], input.get("removeTags") or []
    _check_expiry(call, expiry)
    if amount is not None:
        check_precision("balanceAmount", amount)
    _check_tags(add, remove)
    _write_metadata(card, input)
    if amount is not None:
        cards.reset(card, amount, call.caller)
    if "expiryDate" in input and (expiry is None or expiry != card.expiry_date):
        cards.expire_on(card, expiry, call.caller)
    if "addTags" in input or "removeTags" in input:
        cards.retag(card, add, remove, call.caller)
    call.tell(EventType.GIFT_CARD_UPDATED, card)
    return {"giftCard": card}


def _check_tags(add: Sequence[str], remove: Sequence[str]) -> None:
    if both := [name for name in add if name in remove]:
        message = "The same object cannot be in both list for adding and removing items."
        raise Refused("tags", "DUPLICATED_INPUT_ITEM", message, tags=both)
