"""An order out of a checkout: what was quoted is frozen into its lines."""

from sandbox.accounts import Caller
from sandbox.catalogue import Promotion
from sandbox.checkouts import Checkout
from sandbox.ids import new_uuid, to_global_id
from sandbox.order_lines import OrderDiscount, OrderLine, OrderLineDiscount
from sandbox.orders import Order
from sandbox.pricing import PricedLine, Quote
from sandbox.shop import Shop
from sandbox.vouchers import ValueType, VoucherCode


def place(shop: Shop, checkout: Checkout, code: VoucherCode | None, by: Caller) -> Order:
    """The order; the code is used up, the payments change hands."""
    now = shop.clock()
    quote = checkout.quote(shop.vouchers, now)
    order = Order(
        pk=new_uuid(),
        number=str(shop.next_pk("order number")),
        channel=checkout.channel,
        created=now,
        updated_at=now,
        user=checkout.user or shop.user_with_email(checkout.email),
        user_email=checkout.email or "",
        language_code_enum=checkout.language_code,
        checkout_id=checkout.id,
        billing_address=checkout.billing_address,
        shipping_address=checkout.shipping_address if checkout.is_shipping_required else None,
        undiscounted_shipping=quote.undiscounted_shipping,
        shipping=quote.shipping,
        metadata=dict(checkout.metadata),
        private_metadata=dict(checkout.private_metadata),
        transactions=checkout.transactions,
    )
    _fill(order, quote, code)
    _pay_by_gift_cards(shop, order, quote, checkout, by)
    if code is not None:
        code.voucher.use(code, checkout.customer_email or "")
    for transaction in order.transactions:
        transaction.order, transaction.checkout = order, None
    shop.orders[str(order.pk)] = order
    return order


def _pay_by_gift_cards(
    shop: Shop, order: Order, quote: Quote, checkout: Checkout, by: Caller
) -> None:
    """Card by card in the order of their codes; those that are not needed stay unused."""
    left, email = quote.by_gift_cards, checkout.customer_email or ""
    for card in sorted(checkout.gift_cards, key=lambda card: card.code):
        if left:
            left -= shop.gift_cards.use(card, left, order, email, by)
            order.gift_cards.append(card)
    order.by_gift_cards = quote.by_gift_cards


def _fill(order: Order, quote: Quote, code: VoucherCode | None) -> None:
    order.lines = [_line(order, line, code) for line in quote.lines]
    if code is None:
        return
    order.voucher, order.voucher_code = code.voucher, code.code
    if quote.discount and not code.voucher.is_for_lines:
        order.discounts.append(_order_discount(order, quote, code))


def _order_discount(order: Order, quote: Quote, code: VoucherCode) -> OrderDiscount:
    # Saleor keeps what the voucher came to, whether it was an amount or a percentage.
    return OrderDiscount(
        pk=new_uuid(),
        name=code.voucher.name,
        value_type=ValueType.FIXED,
        value=quote.discount,
        amount=order.money(quote.discount),
    )


def _line(order: Order, priced: PricedLine, code: VoucherCode | None) -> OrderLine:
    line = OrderLine(
        pk=new_uuid(),
        order=order,
        variant=priced.variant,
        quantity=priced.quantity,
        unit=priced.unit,
        share=priced.share,
    )
    if priced.promotion is not None:
        line.off.append(_promotion_discount(order, priced, priced.promotion))
    if code is not None and priced.off_voucher:
        line.voucher_code = code.code
        line.off.append(_voucher_discount(order, priced, code))
    _explain_unit_discount(line, code)
    return line


def _promotion_discount(
    order: Order, priced: PricedLine, promotion: Promotion
) -> OrderLineDiscount:
    return OrderLineDiscount(
        pk=new_uuid(),
        type="PROMOTION",
        name=promotion.name,
        reason=f"Promotion: {to_global_id('Promotion', promotion.pk)}",
        value_type=ValueType.PERCENTAGE,
        value=promotion.percent,
        amount=order.money(priced.off_sale * priced.quantity),
    )


def _voucher_discount(order: Order, priced: PricedLine, code: VoucherCode) -> OrderLineDiscount:
    legacy = order.channel.order_settings.use_legacy_line_discount_propagation
    voucher = code.voucher
    return OrderLineDiscount(
        pk=new_uuid(),
        name=str(voucher.name),
        reason=f"Voucher code: {code.code}",
        value_type=ValueType.FIXED if legacy else voucher.discount_value_type,
        value=priced.off_voucher if legacy else voucher.listings[order.channel.slug].value,
        amount=order.money(priced.off_voucher),
        translated_name=None,
    )


def _explain_unit_discount(line: OrderLine, code: VoucherCode | None) -> None:
    """The legacy way, which is the default, spreads a voucher for the whole order over pieces."""
    legacy = line.order.channel.order_settings.use_legacy_line_discount_propagation
    line.unit_discount = line.unit - (line.unit_price if legacy else line.own_unit_price)
    reasons = [discount.reason for discount in line.off if discount.reason]
    if legacy and code is not None and code.voucher.is_for_the_order:
        # Saleor names the oldest code of the pool, whichever of them was used.
        reasons.insert(0, f"Entire order voucher code: {code.voucher.code}")
    line.unit_discount_reason = " & ".join(reasons) or None
