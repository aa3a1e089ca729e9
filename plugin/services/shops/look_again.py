"""Ask the shop again what we may do there and where it sells: it sends no word of either."""

from __future__ import annotations

from plugin.saleor.ports import ShopRefused, ShopUnavailable
from plugin.services.context import Context
from plugin.services.refusals import RefusalCode, Refused
from plugin.services.shops.install_shop import refresh_shop
from plugin.storage.shops import Shop


def look_again(ctx: Context, shop: Shop) -> None:
    """Raises Refused."""
    try:
        refresh_shop(ctx, shop)
    except (ShopUnavailable, ShopRefused) as error:
        raise Refused(RefusalCode.SHOP_NOT_ANSWERING) from error
