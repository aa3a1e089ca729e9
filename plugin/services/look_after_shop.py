"""Do all that is due in one shop."""

from __future__ import annotations

from collections.abc import Callable

import structlog

from plugin.services.context import Context
from plugin.services.figures.kept import count_anew
from plugin.services.instruments.mint_codes import mint_due_codes
from plugin.services.instruments.retire_codes import retire_due_codes
from plugin.services.instruments.settle_cards import settle_due_cards
from plugin.services.instruments.settle_flags import settle_due_flags
from plugin.services.instruments.settle_points import settle_due_points
from plugin.services.messages.send_messages import send_due_messages
from plugin.services.orders.evaluate_orders import evaluate_due_orders
from plugin.services.people.refill_pools import refill_pools
from plugin.services.programs.run_programs import run_programs
from plugin.services.review.keep_deadlines import keep_deadlines
from plugin.services.rewards.issue_rewards import expire_rewards, issue_due_rewards
from plugin.services.rewards.remind_owners import remind_owners
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
    # What one stage did may be work for one before it: points turn into rewards.
    while sum(_is_busy(stage, shop_id) for stage in _stages(ctx, shop)):
        pass


def _is_busy(stage: Callable[[], int], shop_id: int) -> bool:
    """Have the stage do all that is due; True if there was anything."""
    was_busy = False
    try:
        while stage():
            was_busy = True
    except Exception:
        # The other stages can do without this one, and the periodic sweep tries it again.
        log.exception("stage_failed", shop_id=shop_id)
        return False
    return was_busy


def _stages(ctx: Context, shop: Shop) -> tuple[Callable[[], int], ...]:
    return (
        lambda: evaluate_due_orders(ctx, shop.id),
        lambda: keep_deadlines(ctx, shop),
        lambda: run_programs(ctx, shop),
        lambda: expire_rewards(ctx, shop.id),
        lambda: remind_owners(ctx, shop.id),
        lambda: settle_due_points(ctx, shop.id),
        lambda: settle_due_cards(ctx, shop),
        lambda: settle_due_flags(ctx, shop),
        lambda: issue_due_rewards(ctx, shop.id),
        lambda: refill_pools(ctx, shop.id),
        lambda: mint_due_codes(ctx, shop),
        lambda: retire_due_codes(ctx, shop),
        lambda: send_due_messages(ctx, shop),
        # It takes long, and nobody's reward waits for it.
        lambda: count_anew(ctx, shop),
    )
