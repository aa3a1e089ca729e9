"""A checkout on its way to an order."""

from dataclasses import dataclass, field
from datetime import datetime
from decimal import Decimal

from sandbox.accounts import Address, User
from sandbox.catalogue import Channel, ProductVariant, ShippingMethod
from sandbox.entity import EntityWithMetadata
from sandbox.gift_cards import GiftCard, balance
from sandbox.money import ZERO, Money, TaxedMoney
from sandbox.pricing import PricedLine, Quote, priced, refuses
from sandbox.transactions import TransactionItem
from sandbox.vouchers import Voucher, VoucherBook, VoucherCode, VoucherType


@dataclass(kw_only=True, eq=False)
class CheckoutLine(EntityWithMetadata):
    checkout: "Checkout"
    variant: ProductVariant
    quantity: int

    @property
    def price(self) -> Decimal:
        return self.variant.prices[self.checkout.channel.slug]


@dataclass(kw_only=True, eq=False)
class Checkout(EntityWithMetadata):
    channel: Channel
    created: datetime
    updated_at: datetime
    user: User | None = None
    email: str | None = None
    language_code: str = "EN"
    billing_address: Address | None = None
    shipping_address: Address | None = None
    delivery_method: ShippingMethod | None = None
    voucher_code: str | None = None
    lines: list[CheckoutLine] = field(default_factory=list)
    gift_cards: list[GiftCard] = field(default_factory=list)
    transactions: list[TransactionItem] = field(default_factory=list)

    @property
    def token(self) -> str:
        return str(self.pk)

    @property
    def quantity(self) -> int:
        return sum(line.quantity for line in self.lines)

    @property
    def is_shipping_required(self) -> bool:
        return any(line.variant.product.product_type.is_shipping_required for line in self.lines)

    @property
    def customer_email(self) -> str | None:
        """Who the once-per-customer rule counts: the account, else what was typed."""
        return self.user.email if self.user else self.email

    def money(self, amount: Decimal) -> Money:
        return Money(amount, self.channel.currency_code)

    def taxed(self, amount: Decimal) -> TaxedMoney:
        return TaxedMoney(amount, self.channel.currency_code)

    def put(self, variant: ProductVariant, quantity: int, line_pk: str) -> None:
        """Add pieces; the same variant twice is one line."""
        for line in self.lines:
            if line.variant is variant:
                line.quantity += quantity
                return
        self.lines.append(
            CheckoutLine(pk=line_pk, checkout=self, variant=variant, quantity=quantity)
        )

    def bare_quote(self) -> Quote:
        shipping = (
            self.delivery_method.prices[self.channel.slug]
            if self.delivery_method and self.is_shipping_required
            else ZERO
        )
        lines = [
            PricedLine(
                variant=line.variant,
                quantity=line.quantity,
                unit=line.price,
                off_sale=line.variant.off_sale(self.channel.slug),
            )
            for line in self.lines
        ]
        return Quote(lines=lines, undiscounted_shipping=shipping)

    def quote(self, book: VoucherBook, now: datetime) -> Quote:
        """What it costs now. A code that stopped working takes nothing off and says nothing."""
        code = self.usable_code(book, now)
        quote = self.bare_quote()
        if code is not None:
            quote = priced(quote, code.voucher, self.channel.slug)
        quote.by_gift_cards = min(quote.total, balance(self.gift_cards, now.date()))
        return quote

    def usable_code(self, book: VoucherBook, now: datetime) -> VoucherCode | None:
        if self.voucher_code is None:
            return None
        code = book.find(self.voucher_code, self.channel, now)
        return code if code and self.accepts(code.voucher) else None

    def drop_dead_code(self, book: VoucherBook, now: datetime) -> None:
        """A code that is no good for what the checkout became is gone without a word.

        Saleor holds the least amount against what the goods come to by now: a voucher for some
        goods has lowered that itself, and may drop out by its own discount.
        """
        code = self.usable_code(book, now)
        if code is None or not self.accepts(code.voucher, self.quote(book, now)):
            self.voucher_code = None

    def accepts(self, voucher: Voucher, quote: Quote | None = None) -> bool:
        if voucher.only_for_staff and not (self.user and self.user.is_staff):
            return False
        if voucher.apply_once_per_customer and self.customer_email in voucher.customers:
            return False
        if voucher.type is VoucherType.SHIPPING and not self._ships_to(voucher):
            return False
        return not refuses(voucher, quote or self.bare_quote(), self.channel.slug)

    def _ships_to(self, voucher: Voucher) -> bool:
        if not self.is_shipping_required or self.delivery_method is None:
            return False
        countries = [country.code for country in voucher.countries]
        address = self.shipping_address or self.billing_address
        return not countries or address is None or address.country.code in countries
