"""The storefront's door at a steady rate."""

from __future__ import annotations

import asyncio
from contextlib import aclosing
from statistics import quantiles
from typing import Any

from bench.merchant import Merchant
from bench.open_loop import Callers
from bench.plan import Plan
from bench.storefront.asked import CLAIMS_IN_TEN, is_answered, people

_WARM_UP_SECONDS = 3


def measure_answers(plan: Plan, merchant: Merchant, port: int) -> dict[str, Any]:
    seconds = _WARM_UP_SECONDS + plan.storefront_seconds
    merchant.fill_pool(plan.storefront_a_second * seconds * CLAIMS_IN_TEN // 10 + 10)
    callers = Callers(port, people(merchant).request, is_answered)
    cuts = quantiles(asyncio.run(_measure(plan, callers)), n=100)
    return {"storefront_p50_ms": round(cuts[49], 1), "storefront_p99_ms": round(cuts[98], 1)}


async def _measure(plan: Plan, callers: Callers) -> list[float]:
    rate = plan.storefront_a_second
    async with aclosing(callers):
        await callers.connect(plan.connections)
        await callers.at_rate(0, rate, _WARM_UP_SECONDS)
        return await callers.at_rate(rate * _WARM_UP_SECONDS, rate, plan.storefront_seconds)
