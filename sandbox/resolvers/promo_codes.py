"""Codes in the checkout: one voucher, the newer wins, and any number of gift cards beside it."""

from typing import Any

from sandbox.checkouts import Checkout
from sandbox.gift_cards import GiftCard
from sandbox.ids import from_global_id, split_global_id
from sandbox.refusals import Refused
from sandbox.registry import Call, answers
from sandbox.resolvers.checkouts import updated
from sandbox.resolvers.lookups import checkout_of


@answers("Mutation.checkoutAddPromoCode")
def add_promo_code(
    call: Call,
    promo_code: str,
    id: str | None = None,  # noqa: A002
) -> dict[str, Any]:
    checkout = checkout_of(call.shop, id)
    card = call.shop.gift_cards.named(promo_code)
    if card is not None:
        _add_card(call, checkout, card)
    else:
        _add_voucher(call, checkout, promo_code)
    return updated(call, checkout)


def _invalid() -> Refused:
    # Unknown, spent, expired, somebody else's: Saleor tells them apart to nobody.
    return Refused("promoCode", "INVALID", "Promo code is invalid")


def _add_voucher(call: Call, checkout: Checkout, promo_code: str) -> None:
    code = call.shop.vouchers.find(promo_code, checkout.channel, call.shop.clock())
    if code is None:
        raise _invalid()
    if not checkout.accepts(code.voucher):
        raise Refused(
            "promoCode",
            "VOUCHER_NOT_APPLICABLE",
            "Voucher is not applicable to this checkout.",
        )
    checkout.voucher_code = code.code


def _add_card(call: Call, checkout: Checkout, card: GiftCard) -> None:
    if not checkout.channel.checkout_settings.allow_legacy_gift_card_use:
        raise Refused(
            "promoCode",
            "GIFT_CARD_NOT_APPLICABLE",
            "Adding gift card to checkout in this channel is not allowed.",
        )
    good = card.is_good(call.shop.clock().date()) and card.is_for(checkout.user)
    if not good or card.currency != checkout.channel.currency_code:
        raise _invalid()
    if card not in checkout.gift_cards:
        checkout.gift_cards.append(card)


@answers("Mutation.checkoutRemovePromoCode")
def remove_promo_code(
    call: Call,
    id: str | None = None,  # noqa: A002
    promo_code: str | None = None,
    promo_code_id: str | None = None,
) -> dict[str, Any]:
    checkout = checkout_of(call.shop, id)
    if promo_code_id is not None:
        _remove_by_id(call, checkout, promo_code_id)
    elif card := call.shop.gift_cards.named(promo_code or ""):
        if card not in checkout.gift_cards:
            raise _not_attached("gift card")
        checkout.gift_cards.remove(card)
    elif promo_code and promo_code == checkout.voucher_code:
        checkout.voucher_code = None
    elif call.shop.vouchers.named(promo_code or ""):
        raise _not_attached("voucher")
    else:
        raise Refused("promoCode", "NOT_FOUND", "Promo code does not exists.")
    return updated(call, checkout, recalculated=True)


def _not_attached(what: str) -> Refused:
    return Refused("promoCode", "INVALID", f"Cannot remove a {what} not attached to this checkout.")


def _remove_by_id(call: Call, checkout: Checkout, global_id: str) -> None:
    kind, key = split_global_id(global_id, "GiftCard")
    if kind == "GiftCard":
        checkout.gift_cards = [card for card in checkout.gift_cards if str(card.pk) != key]
        return
    voucher = call.shop.vouchers.vouchers.get(int(from_global_id(global_id, "Voucher")))
    if voucher is None or checkout.voucher_code not in {row.code for row in voucher.codes}:
        raise Refused("promoCodeId", "NOT_FOUND", "Couldn't remove a promo code from a checkout.")
    checkout.voucher_code = None
