"""What the shop sells, where and for how much."""

from dataclasses import dataclass, field
from decimal import Decimal
from enum import StrEnum

from sandbox.entity import Entity, EntityWithMetadata


@dataclass(kw_only=True, eq=False)
class OrderSettings:
    automatically_confirm_all_new_orders: bool = True
    allow_unpaid_orders: bool = True


@dataclass(kw_only=True, eq=False)
class Channel(EntityWithMetadata):
    slug: str
    name: str
    currency_code: str
    country: str
    is_active: bool = True
    order_settings: OrderSettings = field(default_factory=OrderSettings)


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


@dataclass(kw_only=True, eq=False)
class Product(EntityWithMetadata):
    name: str
    slug: str
    text: str
    category: Category
    product_type: ProductType
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
    """Price by channel slug; a variant without one is not sold there."""
    stocks: list[Stock]

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
    products: list[Product]
    warehouse: Warehouse
    shipping_methods: list[ShippingMethod]

    def channel(self, slug: str | None) -> Channel | None:
        return next((channel for channel in self.channels if channel.slug == slug), None)

    def variant(self, global_id: str) -> ProductVariant | None:
        return next((v for p in self.products for v in p.variants if v.id == global_id), None)
