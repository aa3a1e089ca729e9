"""Do all that is due in one shop."""

from __future__ import annotations

from collections.abc import Callable

import structlog

from plugin.services.context import Context
from plugin.services.evaluate_orders import evaluate_due_orders
from plugin.services.issue_rewards import expire_rewards, issue_due_rewards
from plugin.services.mint_codes import mint_due_codes
from plugin.services.refill_pools import refill_pools
from plugin.services.remind_owners import remind_owners
from plugin.services.retire_codes import retire_due_codes
from plugin.services.run_programs import run_programs
from plugin.services.send_messages import send_due_messages
from plugin.storage.shops import Shop, shop_by_id

log = structlog.get_logger()


def look_after_shop(ctx: Context, shop_id: int) -> None:
    """Evaluate, issue, mint, take back and tell, until nothing is due any more.

    A shop that switched the app off is left alone; its rows wait.
    """
    with ctx.engine.begin() as conn:
        shop = shop_by_id(conn, shop_id)
    if shop is None or not shop.is_active:
        return
    for stage in _stages(ctx, shop):
        try:
            while stage():
                pass
        except Exception:
            # The other stages can do without this one, and the periodic sweep tries it again.
            log.exception("stage_failed", shop_id=shop_id)


def _stages(ctx: Context, shop: Shop) -> tuple[Callable[[], int], ...]:
    return (
        lambda: evaluate_due_orders(ctx, shop.id),
        lambda: run_programs(ctx, shop),
        lambda: expire_rewards(ctx, shop.id),
        lambda: remind_owners(ctx, shop.id),
        lambda: issue_due_rewards(ctx, shop.id),
        lambda: refill_pools(ctx, shop.id),
        lambda: mint_due_codes(ctx, shop),
        lambda: retire_due_codes(ctx, shop),
        lambda: send_due_messages(ctx, shop),
    )
