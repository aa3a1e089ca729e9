"""Write down what a shop says of itself, and what it said before."""

from __future__ import annotations

from typing import Any

from plugin.domain.audit import What
from plugin.services.context import Context
from plugin.storage import audit, shops
from plugin.storage.shops import Shop


def write_setting(ctx: Context, shop: Shop, what: What, actor: str, **facts: Any) -> None:
    """facts: columns of the shop. What was said before can be said again."""
    with ctx.engine.begin() as conn:
        before = shops.settings_of(conn, shop.id, tuple(facts))
        shops.change_shop(conn, shop.id, **facts)
        audit.record(conn, shop.id, what, shop.id, actor, before=before, after=facts)
