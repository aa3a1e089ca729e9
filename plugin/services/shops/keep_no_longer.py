"""Forget what was kept for long enough, in every shop, whether or not it still runs the app."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import timedelta

import structlog

from plugin.domain.audit import What
from plugin.domain.retention import Kept, days_of, is_allowed
from plugin.services.context import Context, now
from plugin.services.note_setting import Setter, note_setting
from plugin.services.refusals import RefusalCode, Refused
from plugin.storage.kept_figures import KEPT_FOR, forget_kept
from plugin.storage.rate_windows import forget_windows
from plugin.storage.retention import FORGET, said_of
from plugin.storage.shops import Shop, all_shops, change_shop

log = structlog.get_logger()

# So many rows in a transaction: it holds nothing up, and what is cut off goes on the next time.
_BATCH = 500


def keep_no_longer(ctx: Context) -> None:
    with ctx.engine.begin() as conn:
        forget_windows(conn)
        forget_kept(conn, now() - KEPT_FOR)
        shops = all_shops(conn)
    for shop in shops:
        forgotten = {str(kept): rows for kept, rows in _forget(ctx, shop).items() if rows}
        if forgotten:
            log.info("kept_no_longer", shop=shop.api_url, **forgotten)


def days_kept(ctx: Context, shop: Shop) -> dict[Kept, int]:
    """For how many days this shop keeps each kind."""
    with ctx.engine.connect() as conn:
        return days_of(said_of(conn, shop.id))


def set_retention(ctx: Context, shop: Shop, wanted: Mapping[Kept, int], by: Setter) -> None:
    """What is not named stays as it is. Raises Refused."""
    for kept, days in wanted.items():
        if not is_allowed(kept, days):
            raise Refused(RefusalCode.RETENTION_INVALID, f"It is about {kept}.")
    with ctx.engine.begin() as conn:
        before = said_of(conn, shop.id)
        after = {**before, **{str(kept): days for kept, days in wanted.items()}}
        change_shop(conn, shop.id, retention=after)
        note_setting(conn, shop.id, What.SHOP_RETENTION_SET, by, before=before, after=after)


def _forget(ctx: Context, shop: Shop) -> dict[Kept, int]:
    """How many rows were forgotten of each kind."""
    moment, forgotten = now(), {}
    for kept, days in days_kept(ctx, shop).items():
        forgotten[kept], rows = 0, _BATCH
        while rows >= _BATCH:
            with ctx.engine.begin() as conn:
                rows = FORGET[kept](conn, shop.id, moment - timedelta(days=days), _BATCH)
            forgotten[kept] += rows
    return forgotten
