"""Find what the shop sells by its name, and the names of what a program holds by id."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from plugin.domain.goods import GoodsKind
from plugin.saleor.ports import Goods, SaleorPort, ShopRefused, ShopUnavailable
from plugin.services.context import Context
from plugin.services.refusals import RefusalCode, Refused
from plugin.storage.shops import Shop

# Any of these shows all goods, published or not; without one Saleor hides them and says nothing.
_SEE_GOODS = ("MANAGE_DISCOUNTS", "MANAGE_ORDERS", "MANAGE_PRODUCTS")
MOST_IDS = 100


def find_goods(ctx: Context, shop: Shop, kind: GoodsKind, text: str) -> list[Goods]:
    """The first 20. Raises Refused."""
    return _ask(ctx, shop, lambda port: port.goods_found(kind, text))


def name_goods(ctx: Context, shop: Shop, kind: GoodsKind, ids: Sequence[str]) -> list[Goods]:
    """Those of up to MOST_IDS that are there, in the order of the ids. Raises Refused."""
    wanted = list(dict.fromkeys(ids))
    found = _ask(ctx, shop, lambda port: port.goods_named(kind, wanted)) if wanted else []
    return sorted(found, key=lambda one: wanted.index(one.id))


def _ask(ctx: Context, shop: Shop, question: Callable[[SaleorPort], list[Goods]]) -> list[Goods]:
    if not set(_SEE_GOODS) & set(shop.permissions):
        raise Refused(RefusalCode.PERMISSION_MISSING, _SEE_GOODS[0])
    try:
        return question(ctx.port(shop))
    except ShopRefused as error:
        if error.permission:
            raise Refused(RefusalCode.PERMISSION_MISSING, _SEE_GOODS[0]) from error
        raise Refused(RefusalCode.SHOP_NOT_ANSWERING) from error
    except ShopUnavailable as error:
        raise Refused(RefusalCode.SHOP_NOT_ANSWERING) from error
