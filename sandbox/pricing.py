"""What a checkout costs: first what is on sale, then the voucher."""

from dataclasses import dataclass, field
from decimal import Decimal

from sandbox.catalogue import ProductVariant, Promotion
from sandbox.money import ZERO, rounded, shares
from sandbox.vouchers import ValueType, Voucher, VoucherType


@dataclass(kw_only=True)
class PricedLine:
    variant: ProductVariant
    quantity: int
    unit: Decimal
    """One piece before any discount."""
    off_sale: Decimal = ZERO
    """What a promotion takes off one piece."""
    off_voucher: Decimal = ZERO
    """What a voucher for these very goods takes off the line."""
    share: Decimal = ZERO
    """The line's part of a voucher for the whole order."""

    @property
    def promotion(self) -> Promotion | None:
        return self.variant.product.promotion if self.off_sale else None

    @property
    def undiscounted(self) -> Decimal:
        return self.unit * self.quantity

    @property
    def sale_unit(self) -> Decimal:
        return self.unit - self.off_sale

    @property
    def on_sale(self) -> Decimal:
        return self.sale_unit * self.quantity

    @property
    def total(self) -> Decimal:
        return self.on_sale - self.off_voucher - self.share


@dataclass(kw_only=True)
class Quote:
    lines: list[PricedLine]
    undiscounted_shipping: Decimal
    shipping_discount: Decimal = ZERO
    discount: Decimal = ZERO
    """What the voucher takes off, wherever it takes it."""
    voucher: Voucher | None = field(default=None)
    by_gift_cards: Decimal = ZERO

    @property
    def goods(self) -> Decimal:
        """The pieces as they are on sale, before the voucher."""
        return sum((line.on_sale for line in self.lines), ZERO)

    @property
    def spent(self) -> Decimal:
        """What a voucher's least amount is held against."""
        return self.goods - sum((line.off_voucher for line in self.lines), ZERO)

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
    def to_pay(self) -> Decimal:
        return self.total - self.by_gift_cards


def priced(quote: Quote, voucher: Voucher, channel_slug: str) -> Quote:
    """`quote` with the voucher's discount laid over it."""
    value = voucher.listings[channel_slug].value
    quote.voucher = voucher
    if voucher.type is VoucherType.SHIPPING:
        quote.discount = _off(quote.undiscounted_shipping, voucher, value)
        quote.shipping_discount = quote.discount
    elif voucher.apply_once_per_order:
        _discount_cheapest_piece(quote, voucher, value)
    elif voucher.type is VoucherType.SPECIFIC_PRODUCT:
        _discount_covered_lines(quote, voucher, value)
    else:
        _discount_everything(quote, voucher, value)
    return quote


def _off(price: Decimal, voucher: Voucher, value: Decimal) -> Decimal:
    if voucher.discount_value_type is ValueType.PERCENTAGE:
        return min(price, rounded(price * value / 100))
    return min(price, value)


def _discount_everything(quote: Quote, voucher: Voucher, value: Decimal) -> None:
    quote.discount = _off(quote.goods, voucher, value)
    parts = shares(quote.discount, [line.on_sale for line in quote.lines])
    for line, part in zip(quote.lines, parts, strict=True):
        # Rounding may have left the last line more than it costs; nothing costs less than nothing.
        line.share = min(part, line.on_sale)


def _discount_covered_lines(quote: Quote, voucher: Voucher, value: Decimal) -> None:
    for line in _covered(quote, voucher):
        by_piece = _off(line.sale_unit, voucher, value) * line.quantity
        by_percent = voucher.discount_value_type is ValueType.PERCENTAGE
        # A percentage is taken off the line and rounded once, but the checkout's own `discount`
        # adds up pieces: in Saleor the two may be cents apart.
        line.off_voucher = _off(line.on_sale, voucher, value) if by_percent else by_piece
        quote.discount += by_piece


def _discount_cheapest_piece(quote: Quote, voucher: Voucher, value: Decimal) -> None:
    if eligible := _covered(quote, voucher):
        cheapest = min(eligible, key=lambda line: line.sale_unit)
        quote.discount = cheapest.off_voucher = _off(cheapest.sale_unit, voucher, value)


def _covered(quote: Quote, voucher: Voucher) -> list[PricedLine]:
    everything = voucher.type is VoucherType.ENTIRE_ORDER
    return [line for line in quote.lines if everything or voucher.covers(line.variant)]


def refuses(voucher: Voucher, quote: Quote, channel_slug: str) -> bool:
    """Whether the goods in the checkout are not enough, or not the right ones, for the voucher."""
    listing = voucher.listings[channel_slug]
    if listing.minimum is not None and quote.spent < listing.minimum:
        return True
    pieces = sum(line.quantity for line in quote.lines)
    if pieces < (voucher.min_checkout_items_quantity or 0):
        return True
    return voucher.type is VoucherType.SPECIFIC_PRODUCT and not _covered(quote, voucher)
