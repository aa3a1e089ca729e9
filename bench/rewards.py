"""What paying advocates asks of the shop, and how long it takes."""

from __future__ import annotations

import time
from statistics import median
from typing import Any

from sqlalchemy import func, select

from bench.app import App, worker
from bench.children import CannotMeasure
from bench.merchant import Merchant
from bench.plan import Plan
from plugin.domain.reward import RewardState
from plugin.services.instruments.mint_codes import mint_due_codes
from plugin.services.orders.evaluate_orders import evaluate_due_orders
from plugin.services.rewards.issue_rewards import issue_due_rewards
from plugin.storage.tables import rewards

_PATIENCE = 60
_LOOK_EVERY = 0.002


def count_calls(plan: Plan, merchant: Merchant) -> dict[str, Any]:
    """How often the shop is called while all rewards that are due are paid, voucher included."""
    merchant.fill_pool(plan.rewards)
    for number in range(plan.rewards):
        merchant.friend_buys(f"friend{number}@example.com")
    merchant.saleor.idle(_PATIENCE)
    while evaluate_due_orders(merchant.ctx, merchant.shop.id):
        pass
    merchant.saleor.calls.clear()
    issue_due_rewards(merchant.ctx, merchant.shop.id)
    mint_due_codes(merchant.ctx, merchant.shop)
    paid = _issued(merchant)
    if paid != plan.rewards:
        raise CannotMeasure(f"{paid} of {plan.rewards} rewards were paid")
    return {"saleor_calls_per_100_rewards": merchant.saleor.calls.total() * 100 / paid}


def time_the_way(plan: Plan, merchant: Merchant, app: App) -> dict[str, Any]:
    """From the moment a webhook leaves the shop to the advocate's code that the shop honours."""
    merchant.fill_pool(plan.ways + 1)
    with worker(app):
        # The first one waits for the worker to start, and makes the voucher.
        _, *waits = [_way(merchant, number) for number in range(plan.ways + 1)]
    return {
        "webhook_to_code_p50_ms": round(median(waits)),
        "webhook_to_code_max_ms": round(max(waits)),
    }


def _way(merchant: Merchant, number: int) -> float:
    before = _issued(merchant)
    merchant.saleor.deliveries.hold()
    merchant.friend_buys(f"friend{number}@example.com")
    start = time.perf_counter()
    merchant.saleor.deliveries.release()
    while _issued(merchant) == before:
        if time.perf_counter() - start > _PATIENCE:
            raise CannotMeasure(f"no code {_PATIENCE} s after the webhook")
        time.sleep(_LOOK_EVERY)
    wait = (time.perf_counter() - start) * 1000
    merchant.saleor.idle(_PATIENCE)
    return wait


def _issued(merchant: Merchant) -> int:
    """Rewards are marked so once the shop has taken their codes."""
    query = select(func.count()).where(
        rewards.c.shop_id == merchant.shop.id, rewards.c.state == RewardState.ISSUED
    )
    with merchant.ctx.engine.connect() as conn:
        return conn.execute(query).scalar_one()
