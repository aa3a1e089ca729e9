"""Say whether the shop's staff still want to see the list of the first run."""

from __future__ import annotations

from plugin.services.context import Context
from plugin.storage import shops
from plugin.storage.shops import Shop


def put_setup_aside(ctx: Context, shop: Shop, *, aside: bool) -> None:
    with ctx.engine.begin() as conn:
        shops.change_shop(conn, shop.id, setup_aside=aside)
