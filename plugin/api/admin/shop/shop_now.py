"""The shop as staff see it."""

from __future__ import annotations

from plugin.api.admin.caller import Caller
from plugin.api.admin.shop.types import Channel, Import, ReviewDeadline, Shop
from plugin.services.shops.install_shop import missing_permissions
from plugin.storage import shops


def shop_now(caller: Caller) -> Shop:
    with caller.ctx.engine.begin() as conn:
        shop = shops.shop_by_id(conn, caller.shop.id) or caller.shop
        channels = shops.channels_of(conn, shop.id)
        imports = [shops.import_of(conn, shop.id, kind) for kind in ("backfill", "reconcile")]
    return Shop(
        name=shop.name,
        api_url=shop.api_url,
        storefront_url=shop.storefront_url,
        event_url=shop.event_url,
        time_zone=shop.time_zone,
        consent_needed=shop.consent_needed,
        review=ReviewDeadline(
            days=shop.deadline.days,
            then=shop.deadline.then,
            remind_every_days=shop.deadline.remind_every_days,
        ),
        missing_permissions=missing_permissions(shop.permissions),
        channels=[
            Channel(slug=c.slug, name=c.name, currency=c.currency, is_active=c.is_active)
            for c in channels
        ],
        imports=[
            Import(
                kind=i.kind,
                state=i.state,
                done=i.done,
                total=i.total,
                started_at=i.started_at,
                finished_at=i.finished_at,
                error=i.last_error,
            )
            for i in imports
            if i is not None
        ],
    )
