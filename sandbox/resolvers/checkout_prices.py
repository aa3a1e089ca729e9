"""What a checkout costs, and how that is put together."""

from typing import Any

from sandbox.checkouts import Checkout, CheckoutLine
from sandbox.money import Money, TaxedMoney, evened
from sandbox.permissions import Permission
from sandbox.pricing import PricedLine, Quote
from sandbox.registry import Call, answers
from sandbox.resolvers.catalogue import InChannel
from sandbox.resolvers.checkouts import Offered


def quote_of(call: Call, of: Checkout) -> Quote:
    return of.quote(call.shop.vouchers, call.shop.clock())


@answers("Checkout.subtotalPrice")
def subtotal_price(source: Checkout, call: Call) -> TaxedMoney:
    return source.taxed(quote_of(call, source).subtotal)


@answers("Checkout.shippingPrice")
def shipping_price(source: Checkout, call: Call) -> TaxedMoney:
    return source.taxed(quote_of(call, source).shipping)


@answers("Checkout.totalPrice")
def total_price(source: Checkout, call: Call) -> TaxedMoney:
    # Saleor has gift cards lower the total itself, not only what is left to pay.
    return source.taxed(quote_of(call, source).to_pay)


@answers("Checkout.discount")
def discount(source: Checkout, call: Call) -> Money:
    return source.money(quote_of(call, source).discount)


@answers("Checkout.discountName")
def discount_name(source: Checkout, call: Call) -> str | None:
    voucher = quote_of(call, source).voucher
    return voucher.name if voucher else None


@answers("Checkout.voucher", needs=[Permission.MANAGE_DISCOUNTS])
def voucher_of_checkout(source: Checkout, call: Call) -> Any:
    code = call.shop.vouchers.named(source.voucher_code or "")
    return code.voucher if code else None


@answers("Checkout.deliveryMethod")
def delivery_method(source: Checkout, _call: Call) -> Any:
    method = source.delivery_method
    return {"__typename": "ShippingMethod", **vars(Offered(method, source))} if method else None


@answers("Checkout.shippingMethods")
def shipping_methods(source: Checkout, call: Call) -> list[Offered]:
    methods = call.shop.catalogue.shipping_methods if source.is_shipping_required else []
    return [Offered(method, source) for method in methods]


@answers("Checkout.user")
def user(source: Checkout, call: Call) -> Any:
    mine = call.caller.user is source.user
    return source.user if mine or call.caller.may(Permission.MANAGE_USERS) else None


def _priced(line: CheckoutLine, call: Call) -> PricedLine:
    quote = quote_of(call, line.checkout)
    return quote.lines[line.checkout.lines.index(line)]


@answers("CheckoutLine.variant")
def line_variant(line: CheckoutLine, _call: Call) -> InChannel:
    return InChannel(line.variant, line.checkout.channel)


@answers("CheckoutLine.unitPrice")
def unit_price(line: CheckoutLine, call: Call) -> TaxedMoney:
    return line.checkout.taxed(evened(_priced(line, call).total / line.quantity))


@answers("CheckoutLine.undiscountedUnitPrice")
def undiscounted_unit_price(line: CheckoutLine, _call: Call) -> Money:
    return line.checkout.money(line.price)


@answers("CheckoutLine.totalPrice")
def line_total(line: CheckoutLine, call: Call) -> TaxedMoney:
    return line.checkout.taxed(_priced(line, call).total)
