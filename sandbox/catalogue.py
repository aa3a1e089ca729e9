"""What the shop sells, where and for how much."""

from dataclasses import dataclass, field
from decimal import Decimal
from enum import StrEnum

from sandbox.entity import Entity, EntityWithMetadata
from sandbox.money import ZERO, rounded


class MarkAsPaidStrategy(StrEnum):
    TRANSACTION_FLOW = "TRANSACTION_FLOW"
    PAYMENT_FLOW = "PAYMENT_FLOW"


@dataclass(kw_only=True, eq=False)
class OrderSettings:
    automatically_confirm_all_new_orders: bool = True
    allow_unpaid_orders: bool = True
    use_legacy_line_discount_propagation: bool = True
    mark_as_paid_strategy: MarkAsPaidStrategy = MarkAsPaidStrategy.TRANSACTION_FLOW
    """Saleor's own default is the older PAYMENT_FLOW; an app meets both."""


@dataclass(kw_only=True, eq=False)
class CheckoutSettings:
    allow_legacy_gift_card_use: bool = True


@dataclass(kw_only=True, eq=False)
class Channel(EntityWithMetadata):
    slug: str
    name: str
    currency_code: str
    country: str
    is_active: bool = True
    order_settings: OrderSettings = field(default_factory=OrderSettings)
    checkout_settings: CheckoutSettings = field(default_factory=CheckoutSettings)


class ProductKind(StrEnum):
    NORMAL = "NORMAL"
    GIFT_CARD = "GIFT_CARD"


@dataclass(kw_only=True, eq=False)
class ProductType(EntityWithMetadata):
    name: str
    is_shipping_required: bool
    kind: ProductKind = ProductKind.NORMAL


@dataclass(kw_only=True, eq=False)
class Category(EntityWithMetadata):
    name: str
    slug: str
    parent: "Category | None" = None

    @property
    def line_of_descent(self) -> list["Category"]:
        """Those it lies in, the outermost first."""
        return [*self.parent.line_of_descent, self.parent] if self.parent else []

    @property
    def level(self) -> int:
        return len(self.line_of_descent)


@dataclass(kw_only=True, eq=False)
class Collection(EntityWithMetadata):
    name: str
    slug: str


@dataclass(kw_only=True, eq=False)
class Promotion(Entity):
    """A catalogue promotion: its goods are on sale until somebody ends it."""

    name: str
    percent: Decimal

    def off(self, price: Decimal) -> Decimal:
        return rounded(price * self.percent / 100)


@dataclass(kw_only=True, eq=False)
class Product(EntityWithMetadata):
    name: str
    slug: str
    text: str
    category: Category
    product_type: ProductType
    collections: list[Collection] = field(default_factory=list)
    promotion: Promotion | None = None
    variants: list["ProductVariant"] = field(default_factory=list)

    @property
    def default_variant(self) -> "ProductVariant":
        return self.variants[0]


@dataclass(kw_only=True, eq=False)
class Warehouse(EntityWithMetadata):
    name: str
    slug: str


@dataclass(kw_only=True, eq=False)
class Stock(Entity):
    warehouse: Warehouse
    quantity: int


@dataclass(kw_only=True, eq=False)
class ProductVariant(EntityWithMetadata):
    name: str
    sku: str
    product: Product
    prices: dict[str, Decimal]
    """Price by channel slug, before any sale; a variant without one is not sold there."""
    stocks: list[Stock]

    def off_sale(self, channel_slug: str) -> Decimal:
        """What the promotion takes off one piece."""
        promotion = self.product.promotion
        return promotion.off(self.prices[channel_slug]) if promotion else ZERO

    @property
    def quantity_available(self) -> int:
        # Saleor never shows more than the limit of one order line.
        return min(50, sum(stock.quantity for stock in self.stocks))


@dataclass(kw_only=True, eq=False)
class ShippingMethod(EntityWithMetadata):
    name: str
    prices: dict[str, Decimal]
    active: bool = True


@dataclass(kw_only=True, eq=False)
class Catalogue:
    channels: list[Channel]
    categories: list[Category]
    collections: list[Collection]
    products: list[Product]
    warehouse: Warehouse
    shipping_methods: list[ShippingMethod]

    def channel(self, slug: str | None) -> Channel | None:
        return next((channel for channel in self.channels if channel.slug == slug), None)

    def variant(self, global_id: str) -> ProductVariant | None:
        return next((v for p in self.products for v in p.variants if v.id == global_id), None)
