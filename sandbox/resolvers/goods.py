"""Finding goods by name and by id."""

from collections.abc import Iterable
from typing import Any

from sandbox.catalogue import Product, ProductVariant
from sandbox.ids import from_global_id
from sandbox.permissions import Permission
from sandbox.registry import Call, answers
from sandbox.resolvers.catalogue import InChannel
from sandbox.resolvers.connections import Connection, by_pk, connection

SEE_GOODS = (
    Permission.MANAGE_DISCOUNTS,
    Permission.MANAGE_ORDERS,
    Permission.MANAGE_PRODUCTS,
)


@answers("Query.products")
def products(
    _source: None,
    call: Call,
    filter: dict[str, Any] | None = None,  # noqa: A002
    channel: str | None = None,
    first: int | None = None,
    after: str | None = None,
) -> Connection:
    wanted = filter or {}
    # The little shop never runs out.
    rows: Iterable[Product] = (
        [] if wanted.get("stockAvailability") == "OUT_OF_STOCK" else call.shop.catalogue.products
    )
    rows = _filtered("Product", rows, wanted)
    return connection("products", _seen(call, rows, channel), by_pk, first, after)


@answers("Query.productVariants")
def variants(
    _source: None,
    call: Call,
    ids: list[str] | None = None,
    filter: dict[str, Any] | None = None,  # noqa: A002
    channel: str | None = None,
    first: int | None = None,
    after: str | None = None,
) -> Connection:
    every = (variant for product in call.shop.catalogue.products for variant in product.variants)
    rows = _filtered("ProductVariant", every, {**(filter or {}), "ids": ids})
    return connection("productVariants", _seen(call, rows, channel), by_pk, first, after)


@answers("Query.categories")
def categories(
    _source: None,
    call: Call,
    filter: dict[str, Any] | None = None,  # noqa: A002
    first: int | None = None,
    after: str | None = None,
) -> Connection:
    rows = _filtered("Category", call.shop.catalogue.categories, filter or {})
    return connection("categories", rows, by_pk, first, after)


@answers("Query.collections")
def collections(
    _source: None,
    call: Call,
    filter: dict[str, Any] | None = None,  # noqa: A002
    channel: str | None = None,
    first: int | None = None,
    after: str | None = None,
) -> Connection:
    # Staff and apps see all of them, everybody else those of a channel; here each is in all.
    seen = call.caller.is_staff_or_app or call.shop.catalogue.channel(channel) is not None
    rows = call.shop.catalogue.collections if seen else []
    rows = _filtered("Collection", rows, filter or {})
    return connection("collections", rows, by_pk, first, after)


def _seen(call: Call, rows: Iterable[Any], channel: str | None) -> list[Any]:
    """Without a channel there is no price, and only those who may see all goods see any."""
    where = call.shop.catalogue.channel(channel)
    if where:
        return [InChannel(row, where) for row in rows]
    return list(rows) if channel is None and call.caller.may(*SEE_GOODS) else []


def _filtered(kind: str, rows: Iterable[Any], wanted: dict[str, Any]) -> list[Any]:
    text, ids = (wanted.get("search") or "").lower(), wanted.get("ids")
    for one in ids or ():
        from_global_id(one, kind)
    found = [row for row in rows if ids is None or row.id in ids]
    return [row for row in found if text in _words(row)]


def _words(row: Any) -> str:
    product = f"{row.sku} {row.product.name}" if isinstance(row, ProductVariant) else ""
    return f"{row.name} {product}".lower()
