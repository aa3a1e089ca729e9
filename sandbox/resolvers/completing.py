"""From a checkout to an order."""

from datetime import date
from typing import Any

from sandbox.checkouts import Checkout
from sandbox.events import EventType
from sandbox.ids import from_global_id
from sandbox.money import ZERO
from sandbox.orders import Order, OrderStatus
from sandbox.placing import place
from sandbox.refusals import Refused
from sandbox.registry import Call, answers
from sandbox.shop import Shop
from sandbox.vouchers import VoucherCode


@answers("Mutation.checkoutComplete")
def checkout_complete(
    call: Call,
    id: str | None = None,  # noqa: A002
    metadata: list[dict[str, str]] | None = None,
) -> dict[str, Any]:
    key = from_global_id(id or "", "Checkout")
    if placed := next((o for o in call.shop.orders.values() if o.checkout_id == id), None):
        # Asked twice, Saleor answers with the order there is.
        return {"order": placed, "confirmationNeeded": False}
    checkout = call.shop.checkouts.get(key)
    if checkout is None:
        raise Refused.missing(id or "")
    code = _checked(call.shop, checkout)
    checkout.metadata.update({row["key"]: row["value"] for row in metadata or []})
    order = place(call.shop, checkout, code, call.caller)
    del call.shop.checkouts[key]
    _announce(call, order)
    return {"order": order, "confirmationNeeded": False}


def _checked(shop: Shop, checkout: Checkout) -> VoucherCode | None:
    """The code that will be used up; or the reason why there can be no order."""
    if not checkout.lines:
        raise Refused(None, "NO_LINES", "Cannot complete checkout without lines.")
    if not checkout.email:
        raise Refused(None, "EMAIL_NOT_SET", "Checkout email must be set.")
    if checkout.is_shipping_required:
        if checkout.shipping_address is None:
            raise Refused(None, "SHIPPING_ADDRESS_NOT_SET", "Shipping address is not set")
        if checkout.delivery_method is None:
            raise Refused(None, "SHIPPING_METHOD_NOT_SET", "Shipping method is not set")
    if checkout.billing_address is None:
        raise Refused(None, "BILLING_ADDRESS_NOT_SET", "Billing address is not set")
    code = checkout.usable_code(shop.vouchers, shop.clock())
    if checkout.voucher_code is not None and code is None:
        raise Refused("voucherCode", "VOUCHER_NOT_APPLICABLE", "Voucher not applicable")
    paid = sum((transaction.charged for transaction in checkout.transactions), ZERO)
    _check_gift_cards(checkout, shop.clock().date())
    to_pay = checkout.quote(shop.vouchers, shop.clock()).to_pay
    if paid < to_pay and not checkout.channel.order_settings.allow_unpaid_orders:
        raise Refused(
            None,
            "CHECKOUT_NOT_FULLY_PAID",
            "Provided payment methods can not cover the checkout's total amount",
        )
    return code


def _check_gift_cards(checkout: Checkout, today: date) -> None:
    # Saleor loses the code it means, GIFT_CARD_NOT_APPLICABLE, on the way out.
    if not all(card.is_good(today) for card in checkout.gift_cards):
        raise Refused("giftCards", "INVALID", "Gift card has expired. Order placement cancelled.")
    if not all(card.is_for(checkout.user) for card in checkout.gift_cards):
        raise Refused(
            "giftCards", "INVALID", "Gift card cannot be used. Order placement cancelled."
        )


def _announce(call: Call, order: Order) -> None:
    """Saleor's choice of events; the payloads are written once all of it is over."""
    confirms = order.channel.order_settings.automatically_confirm_all_new_orders
    call.tell(EventType.ORDER_CREATED, order)
    if confirms and (order.transactions or order.is_paid):
        order.status = OrderStatus.UNFULFILLED
    if order.is_paid:
        # Or free of charge, which is as good as paid. Of a part nothing is said.
        call.tell(EventType.ORDER_PAID, order)
        call.tell(EventType.ORDER_FULLY_PAID, order)
        call.tell(EventType.ORDER_UPDATED, order)
    if confirms:
        # An unpaid order hears of its confirmation and stays UNCONFIRMED all the same.
        call.tell(EventType.ORDER_CONFIRMED, order)
