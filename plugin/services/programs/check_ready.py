"""Check that a shop has all that a program needs to run."""

from __future__ import annotations

from collections.abc import Iterable

import structlog
from sqlalchemy import Connection

from plugin.domain.instrument import Instrument, instrument_of
from plugin.domain.promise import Promise, rewards_in
from plugin.domain.terms import Terms
from plugin.saleor.ports import ShopRefused, ShopUnavailable
from plugin.services.context import Context
from plugin.services.refusals import RefusalCode, Refused
from plugin.services.shops.install_shop import missing_permissions, refresh_shop
from plugin.storage import shops
from plugin.storage.shops import Shop

log = structlog.get_logger()

# Asked for only where a program pays with gift cards.
MANAGE_GIFT_CARD = "MANAGE_GIFT_CARD"


def check_ready(conn: Connection, shop: Shop, promise: Promise) -> None:
    """Raises Refused for what a program that starts is missing."""
    fresh = shops.shop_by_id(conn, shop.id)
    if fresh is None or fresh.storefront_url is None:
        raise Refused(RefusalCode.STOREFRONT_MISSING)
    if missing := missing_permissions(fresh.permissions):
        raise Refused(RefusalCode.PERMISSION_MISSING, ", ".join(missing))
    check_pays(conn, shop, rewards_in(promise))


def check_pays(conn: Connection, shop: Shop, terms: Iterable[Terms]) -> None:
    """Raises Refused for what the shop has no means to pay."""
    fresh = shops.shop_by_id(conn, shop.id) or shop
    instruments = {instrument_of(one) for one in terms}
    if Instrument.GIFT_CARD in instruments and MANAGE_GIFT_CARD not in fresh.permissions:
        raise Refused(RefusalCode.PERMISSION_MISSING, MANAGE_GIFT_CARD)
    if Instrument.EVENT in instruments and fresh.event_url is None:
        raise Refused(RefusalCode.EVENT_URL_MISSING)


def learn_permissions(ctx: Context, shop: Shop, promise: Promise) -> None:
    """Ask the shop, if a right is missing that it may have given since."""
    with ctx.engine.begin() as conn:
        fresh = shops.shop_by_id(conn, shop.id) or shop
    needed = Instrument.GIFT_CARD in {instrument_of(terms) for terms in rewards_in(promise)}
    if not needed or MANAGE_GIFT_CARD in fresh.permissions:
        return
    try:
        refresh_shop(ctx, shop)
    except (ShopUnavailable, ShopRefused) as error:
        log.warning("permissions_not_read", shop=shop.api_url, error=str(error))
