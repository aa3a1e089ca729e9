"""Codes in the checkout: one at a time, the newer one wins."""

from typing import Any

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
    code = call.shop.vouchers.find(promo_code, checkout.channel, call.shop.clock())
    if code is None:
        # Unknown, spent, expired, not listed here: Saleor tells them apart to nobody.
        raise Refused("promoCode", "INVALID", "Promo code is invalid")
    if not checkout.accepts(code.voucher):
        raise Refused(
            "promoCode",
            "VOUCHER_NOT_APPLICABLE",
            "Voucher is not applicable to this checkout.",
        )
    checkout.voucher_code = code.code
    return updated(call, checkout)


@answers("Mutation.checkoutRemovePromoCode")
def remove_promo_code(
    call: Call,
    id: str | None = None,  # noqa: A002
    promo_code: str | None = None,
) -> dict[str, Any]:
    checkout = checkout_of(call.shop, id)
    if promo_code is None or promo_code != checkout.voucher_code:
        raise Refused("promoCode", "NOT_FOUND", "Promo code does not exists.")
    checkout.voucher_code = None
    return updated(call, checkout)
