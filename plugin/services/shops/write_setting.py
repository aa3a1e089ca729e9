"""Write down what a shop says of itself, and what it said before."""

from __future__ import annotations

from typing import Any

from plugin.domain.audit import What
from plugin.services.context import Context
from plugin.services.note_setting import Setter, note_setting
from plugin.storage import shops
from plugin.storage.shops import Shop


def write_setting(ctx: Context, shop: Shop, what: What, by: Setter, **facts: Any) -> None:
    """facts: columns of the shop. What was said before can be said again. Raises Refused."""
    with ctx.engine.begin() as conn:
        before = shops.settings_of(conn, shop.id, tuple(facts))
        shops.change_shop(conn, shop.id, **facts)
        note_setting(conn, shop.id, what, by, before=before, after=facts)
