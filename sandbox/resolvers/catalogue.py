"""The shop, its channels and its goods."""

import json
from collections.abc import Iterable
from typing import Any
from urllib.parse import urlsplit

from sandbox.catalogue import Category, Channel, ProductVariant
from sandbox.manifest import SCHEMA_VERSION, SHOP_VERSION
from sandbox.money import TaxedMoney
from sandbox.permissions import EVERY_PERMISSION, Permission, described
from sandbox.refusals import Refused
from sandbox.registry import Call, answers
from sandbox.resolvers.connections import Connection, by_pk, connection
from sandbox.resolvers.lookups import channel_of

ORDER_SETTINGS = {
    "automaticallyConfirmAllNewOrders": "automatically_confirm_all_new_orders",
    "allowUnpaidOrders": "allow_unpaid_orders",
    "markAsPaidStrategy": "mark_as_paid_strategy",
    "useLegacyLineDiscountPropagation": "use_legacy_line_discount_propagation",
}

CHECKOUT_SETTINGS = {"allowLegacyGiftCardUse": "allow_legacy_gift_card_use"}


class InChannel:
    """A product or variant seen from one channel, the only place where it has a price."""

    def __init__(self, goods: Any, channel: Channel) -> None:
        self._goods = goods
        self._channel = channel

    def __getattr__(self, name: str) -> Any:
        return getattr(self._goods, name)

    @property
    def description(self) -> str:
        # Saleor keeps rich text as the blocks of an editor.
        return json.dumps({"blocks": [{"type": "paragraph", "data": {"text": self._goods.text}}]})

    @property
    def variants(self) -> list["InChannel"]:
        return [
            InChannel(variant, self._channel)
            for variant in self._goods.variants
            if self._channel.slug in variant.prices
        ]

    @property
    def default_variant(self) -> "InChannel":
        return InChannel(self._goods.default_variant, self._channel)

    @property
    def product(self) -> "InChannel":
        return InChannel(self._goods.product, self._channel)

    @property
    def pricing(self) -> dict[str, Any] | None:
        if isinstance(self._goods, ProductVariant):
            return {
                "onSale": self._goods.product.promotion is not None,
                "price": self._on_sale(self._goods),
                "priceUndiscounted": self._undiscounted(self._goods),
            }
        variants = self._goods.variants
        return {
            "onSale": self._goods.promotion is not None,
            "priceRange": _range(self._on_sale(v) for v in variants),
            "priceRangeUndiscounted": _range(self._undiscounted(v) for v in variants),
        }

    def _undiscounted(self, variant: ProductVariant) -> TaxedMoney:
        return TaxedMoney(variant.prices[self._channel.slug], self._channel.currency_code)

    def _on_sale(self, variant: ProductVariant) -> TaxedMoney:
        slug = self._channel.slug
        amount = variant.prices[slug] - variant.off_sale(slug)
        return TaxedMoney(amount, self._channel.currency_code)


def _range(prices: Iterable[TaxedMoney]) -> dict[str, TaxedMoney]:
    ordered = sorted(prices, key=lambda price: price.amount)
    return {"start": ordered[0], "stop": ordered[-1]}


@answers("Query.shop")
def shop(_source: None, call: Call) -> dict[str, Any]:
    return {
        "__typename": "Shop",
        "name": call.shop.name,
        "domain": {"host": urlsplit(call.shop.url).netloc, "url": f"{call.shop.url}/"},
        "schemaVersion": SCHEMA_VERSION,
        "permissions": described(EVERY_PERMISSION),
        "metadata": [],
    }


@answers("Shop.version", staff_or_app=True)
def version(_shop: Any, _call: Call) -> str:
    return SHOP_VERSION


@answers("Query.channels", staff_or_app=True)
def channels(_source: None, call: Call) -> list[Channel]:
    return sorted(call.shop.catalogue.channels, key=lambda channel: channel.slug)


@answers("Query.channel")
def channel(
    _source: None,
    call: Call,
    id: str | None = None,  # noqa: A002 - Saleor's name
    slug: str | None = None,
) -> Channel | None:
    return channel_of(call.shop, id) if id else call.shop.catalogue.channel(slug)


@answers("Mutation.channelUpdate", needs=[Permission.MANAGE_CHANNELS])
def update_channel(
    call: Call,
    id: str,  # noqa: A002
    input: dict[str, Any],  # noqa: A002
) -> dict[str, Any]:
    found = channel_of(call.shop, id)
    if found is None:
        raise Refused.missing(id)
    for settings, group, names in (
        (found.order_settings, "orderSettings", ORDER_SETTINGS),
        (found.checkout_settings, "checkoutSettings", CHECKOUT_SETTINGS),
    ):
        wanted = input.get(group) or {}
        for theirs, ours in names.items():
            if wanted.get(theirs) is not None:
                setattr(settings, ours, wanted[theirs])
    return {"channel": found}


@answers("Query.product")
def product(
    _source: None,
    call: Call,
    id: str | None = None,  # noqa: A002
    slug: str | None = None,
    channel: str | None = None,
) -> InChannel | None:
    where = call.shop.catalogue.channel(channel)
    found = next((p for p in call.shop.catalogue.products if id == p.id or slug == p.slug), None)
    return InChannel(found, where) if found and where else None


@answers("Category.ancestors")
def ancestors(
    source: Category, _call: Call, first: int | None = None, after: str | None = None
) -> Connection:
    rows = source.line_of_descent
    return connection("ancestors", rows, lambda row: [row.level], first, after)


@answers("Query.warehouses", needs=[Permission.MANAGE_ORDERS, Permission.MANAGE_PRODUCTS])
def warehouses(
    _source: None, call: Call, first: int | None = None, after: str | None = None
) -> Connection:
    return connection("warehouses", [call.shop.catalogue.warehouse], by_pk, first, after)


@answers("Product.pricing", "ProductVariant.pricing")
def pricing(goods: Any, _call: Call) -> Any:
    return goods.pricing if isinstance(goods, InChannel) else None


@answers("Product.description")
def description(goods: Any, call: Call) -> str:
    first = call.shop.catalogue.channels[0]
    return (goods if isinstance(goods, InChannel) else InChannel(goods, first)).description
