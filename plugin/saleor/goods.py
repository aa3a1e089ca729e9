"""What a shop sells, by name. With MANAGE_DISCOUNTS, Saleor shows it whatever the channel."""

from __future__ import annotations

import base64
import binascii
from collections.abc import Mapping, Sequence
from typing import Any

from plugin.domain.goods import GoodsKind
from plugin.saleor.asking import Asker
from plugin.saleor.ports import Goods

_DOCUMENTS = {
    GoodsKind.PRODUCT: "queries/products",
    GoodsKind.VARIANT: "queries/variants",
    GoodsKind.CATEGORY: "queries/categories",
    GoodsKind.COLLECTION: "queries/collections",
}
_AROUND = {
    GoodsKind.PRODUCT: "category",
    GoodsKind.VARIANT: "product",
    GoodsKind.CATEGORY: "parent",
}


class GoodsCalls(Asker):
    """What the port asks of the catalogue."""

    def goods_found(self, kind: GoodsKind, text: str) -> list[Goods]:
        return self._goods(kind, first=20, filter={"search": text} if text else {})

    def goods_named(self, kind: GoodsKind, ids: Sequence[str]) -> list[Goods]:
        # One id that Saleor cannot read, and it refuses the others with it.
        asked = [one for one in ids if _is_of(kind, one)]
        if not asked:
            return []
        if kind is GoodsKind.VARIANT:
            return self._goods(kind, first=100, ids=asked)
        return self._goods(kind, first=100, filter={"ids": asked})

    def _goods(self, kind: GoodsKind, **asked: Any) -> list[Goods]:
        (found,) = self.ask(_DOCUMENTS[kind], **asked).values()
        return [_read(kind, edge["node"]) for edge in found["edges"]]


def _read(kind: GoodsKind, node: Mapping[str, Any]) -> Goods:
    around = node.get(_AROUND.get(kind, "")) or {}
    # A product's only variant often has no name; then its number in the warehouse is one.
    return Goods(node["id"], node["name"] or node.get("sku") or "", around.get("name"))


def _is_of(kind: GoodsKind, global_id: str) -> bool:
    try:
        name, _, key = base64.b64decode(global_id, validate=True).decode().partition(":")
    except (binascii.Error, ValueError):
        return False
    # Longer keys than the database's own are refused, too.
    return name == kind and key.isascii() and key.isdecimal() and len(key) < 10
