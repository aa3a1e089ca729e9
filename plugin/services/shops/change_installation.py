"""Staff of a shop switched the app off or on, or deleted it."""

from __future__ import annotations

from datetime import datetime

import structlog

from plugin.services.context import Context, now
from plugin.storage import shops
from plugin.storage.shops import OVERLAP, Shop

log = structlog.get_logger()


def app_deleted(ctx: Context, shop: Shop, app_id: str) -> None:
    """Keep the rows, forget the token: a new installation goes on where this one stopped."""
    with ctx.engine.begin() as conn:
        current = shops.shop_by_id(conn, shop.id)
        if current is None or current.app_id != app_id:
            # An older installation was removed; the shop has installed the app again since.
            return
        shops.change_shop(conn, shop.id, state="deleted", token=None)
    log.info("app_deleted", shop=shop.api_url)


def app_switched(ctx: Context, shop: Shop, app_id: str, at: datetime, *, active: bool) -> None:
    """While the app was off, events were lost; on its return the orders are read.

    at: when the shop says it happened. Off and on again may be heard the wrong way round.
    """
    with ctx.engine.begin() as conn:
        current = shops.shop_by_id(conn, shop.id)
        if current is None or current.app_id != app_id or current.state == "deleted":
            return
        if current.switched_at is not None and at <= current.switched_at:
            return
        state = "active" if active else "inactive"
        shops.change_shop(conn, shop.id, state=state, switched_at=at)
        if active:
            shops.start_import(conn, shop.id, "reconcile", now() - OVERLAP)
    if active:
        ctx.wake(shop.id)
    log.info("app_switched", shop=shop.api_url, active=active)
