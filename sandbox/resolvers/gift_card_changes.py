"""What else becomes of a gift card: more on it or less, somebody's, asleep, awake, gone."""

from decimal import Decimal
from typing import Any

from graphql import GraphQLError

from sandbox.events import EventType
from sandbox.gift_cards import GiftCard
from sandbox.ids import MalformedId, from_global_id
from sandbox.refusals import Refused
from sandbox.registry import Call, answers
from sandbox.resolvers.gift_cards import MANAGES_GIFT_CARDS, check_precision
from sandbox.resolvers.lookups import card_of, user_of


@answers("Mutation.giftCardBalanceAdjust", needs=MANAGES_GIFT_CARDS)
def balance_adjust(call: Call, id: str, amount: Decimal) -> dict[str, Any]:  # noqa: A002
    card = card_of(call.shop, id)
    if not amount:
        raise Refused("amount", "INVALID", "Adjustment amount cannot be zero.")
    check_precision("amount", amount)
    call.shop.gift_cards.adjust(card, amount, call.caller)
    call.tell(EventType.GIFT_CARD_UPDATED, card)
    return {"giftCard": card}


@answers("Mutation.giftCardAddNote", needs=MANAGES_GIFT_CARDS)
def add_note(call: Call, id: str, input: dict[str, Any]) -> dict[str, Any]:  # noqa: A002
    card, message = card_of(call.shop, id), input["message"].strip()
    if not message:
        raise Refused("message", "REQUIRED", "Message can't be empty.")
    event = call.shop.gift_cards.record(card, "NOTE_ADDED", call.caller, message=message)
    call.tell(EventType.GIFT_CARD_UPDATED, card)
    return {"giftCard": card, "event": event}


@answers("Mutation.giftCardAssignUser", needs=MANAGES_GIFT_CARDS)
def assign_user(call: Call, id: str, user_id: str) -> dict[str, Any]:  # noqa: A002
    card = card_of(call.shop, id)
    user = user_of(call.shop, user_id, "userId")
    if not user.is_active:
        raise Refused.missing(user_id, "userId")
    _take_out_of_checkouts(call, card)
    call.shop.gift_cards.assign(card, user, call.caller)
    call.tell(EventType.GIFT_CARD_UPDATED, card)
    return {"giftCard": card}


def _take_out_of_checkouts(call: Call, card: GiftCard) -> None:
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


@answers("Mutation.giftCardUnassignUser", needs=MANAGES_GIFT_CARDS)
def unassign_user(call: Call, id: str) -> dict[str, Any]:  # noqa: A002
    card = card_of(call.shop, id)
    call.shop.gift_cards.assign(card, None, call.caller)
    call.tell(EventType.GIFT_CARD_UPDATED, card)
    return {"giftCard": card}


@answers("Mutation.giftCardActivate", needs=MANAGES_GIFT_CARDS)
def activate(call: Call, id: str) -> dict[str, Any]:  # noqa: A002
    card = card_of(call.shop, id, "giftCardId")
    if card.is_expired(call.shop.clock().date()):
        raise Refused(
            "id", "EXPIRED_GIFT_CARD", "Expired gift card cannot be activated and resend."
        )
    return _switch(call, card, on=True)


@answers("Mutation.giftCardDeactivate", needs=MANAGES_GIFT_CARDS)
def deactivate(call: Call, id: str) -> dict[str, Any]:  # noqa: A002
    return _switch(call, card_of(call.shop, id, "giftCardId"), on=False)


def _switch(call: Call, card: GiftCard, *, on: bool) -> dict[str, Any]:
    call.shop.gift_cards.switch(card, call.caller, on=on)
    # Apps are told even if it was so before; its history is not.
    call.tell(EventType.GIFT_CARD_STATUS_CHANGED, card)
    return {"giftCard": card}


@answers("Mutation.giftCardBulkDeactivate", needs=MANAGES_GIFT_CARDS)
def bulk_deactivate(call: Call, ids: list[str]) -> dict[str, Any]:
    """How many cards were named; only those that were awake change, and only of them is told."""
    cards = _cards_of(call, ids)
    for card in cards:
        if card.is_active:
            _switch(call, card, on=False)
    return {"count": len(cards)}


def _cards_of(call: Call, ids: list[str]) -> list[GiftCard]:
    try:
        keys = {int(from_global_id(one, "GiftCard")) for one in ids}
    except MalformedId as malformed:
        raise Refused("id", "GRAPHQL_ERROR", str(malformed)) from None
    cards = call.shop.gift_cards.by_pk
    for key in sorted(keys - cards.keys()):
        # One that is gone stops the call for all of them.
        raise GraphQLError(f"There is no node of type GiftCard with pk {key}")
    return [cards[key] for key in sorted(keys)]


@answers("Mutation.giftCardDelete", needs=MANAGES_GIFT_CARDS)
def delete(call: Call, id: str) -> dict[str, Any]:  # noqa: A002
    """Its history goes with it. Orders paid with it keep their lower total, and know no card."""
    card = card_of(call.shop, id)
    del call.shop.gift_cards.by_pk[int(card.pk)]
    card.events.clear()
    for cards in (
        *(checkout.gift_cards for checkout in call.shop.checkouts.values()),
        *(order.gift_cards for order in call.shop.orders.values()),
    ):
        if card in cards:
            cards.remove(card)
    call.tell(EventType.GIFT_CARD_DELETED, card)
    return {"giftCard": card}
