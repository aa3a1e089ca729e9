"""What a checkout costs, with or without a voucher."""

from dataclasses import dataclass, field
from decimal import Decimal

from sandbox.catalogue import ProductVariant
from sandbox.money import ZERO, rounded, shares
from sandbox.vouchers import ValueType, Voucher, VoucherType


@dataclass(kw_only=True)
class PricedLine:
    variant: ProductVariant
    quantity: int
    unit: Decimal
    discount: Decimal = ZERO
    """Off the whole line, not off each piece."""

    @property
    def undiscounted(self) -> Decimal:
        return self.unit * self.quantity

    @property
    def total(self) -> Decimal:
        return self.undiscounted - self.discount


@dataclass(kw_only=True)
class Quote:
    lines: list[PricedLine]
    undiscounted_shipping: Decimal
    shipping_discount: Decimal = ZERO
    discount: Decimal = ZERO
    """What the voucher takes off, wherever it takes it."""
    voucher: Voucher | None = field(default=None)

    @property
    def undiscounted_subtotal(self) -> Decimal:
        return sum((line.undiscounted for line in self.lines), ZERO)

    @property
    def subtotal(self) -> Decimal:
        return sum((line.total for line in self.lines), ZERO)

    @property
    def shipping(self) -> Decimal:
        return self.undiscounted_shipping - self.shipping_discount

    @property
    def total(self) -> Decimal:
        return self.subtotal + self.shipping

    @property
    def undiscounted_total(self) -> Decimal:
        return self.undiscounted_subtotal + self.undiscounted_shipping


def priced(quote: Quote, voucher: Voucher, channel_slug: str) -> Quote:
    """`quote` with the voucher's discount laid over it."""
    value = voucher.listings[channel_slug].value
    quote.voucher = voucher
    if voucher.type is VoucherType.SHIPPING:
        quote.shipping_discount = _off(quote.undiscounted_shipping, voucher, value)
        quote.discount = quote.shipping_discount
        return quote
    if voucher.apply_once_per_order:
        _discount_cheapest_piece(quote, voucher, value)
    elif voucher.type is VoucherType.SPECIFIC_PRODUCT:
        _discount_covered_lines(quote, voucher, value)
    else:
        _discount_everything(quote, voucher, value)
    quote.discount = sum((line.discount for line in quote.lines), ZERO)
    return quote


def _off(price: Decimal, voucher: Voucher, value: Decimal) -> Decimal:
    if voucher.discount_value_type is ValueType.PERCENTAGE:
        return min(price, rounded(price * value / 100))
    return min(price, value)


def _discount_everything(quote: Quote, voucher: Voucher, value: Decimal) -> None:
    off = _off(quote.undiscounted_subtotal, voucher, value)
    parts = shares(off, [line.undiscounted for line in quote.lines])
    for line, part in zip(quote.lines, parts, strict=True):
        line.discount = part


def _discount_covered_lines(quote: Quote, voucher: Voucher, value: Decimal) -> None:
    for line in quote.lines:
        if voucher.covers(line.variant):
            line.discount = _off(line.unit, voucher, value) * line.quantity


def _discount_cheapest_piece(quote: Quote, voucher: Voucher, value: Decimal) -> None:
    everything = voucher.type is VoucherType.ENTIRE_ORDER
    eligible = [line for line in quote.lines if everything or voucher.covers(line.variant)]
    if eligible:
        cheapest = min(eligible, key=lambda line: line.unit)
        cheapest.discount = _off(cheapest.unit, voucher, value)


def refuses(voucher: Voucher, quote: Quote, channel_slug: str) -> bool:
    """Whether the goods in the checkout are not enough, or not the right ones, for the voucher."""
    listing = voucher.listings[channel_slug]
    if listing.minimum is not None and quote.undiscounted_subtotal < listing.minimum:
        return True
    pieces = sum(line.quantity for line in quote.lines)
    if pieces < (voucher.min_checkout_items_quantity or 0):
        return True
    return voucher.type is VoucherType.SPECIFIC_PRODUCT and not any(
        voucher.covers(line.variant) for line in quote.lines
    )
