"""Replay: the operator's own command on a shop's past orders, and what memory it takes."""

from __future__ import annotations

import re
import subprocess
import time
from typing import Any

from bench.app import App
from bench.children import CannotMeasure
from bench.database import settle
from bench.environment import WRITES_BYTECODE
from bench.machine import children_of, peak_mb
from bench.past import DAYS, Past, shop_with_past
from bench.plan import CACHE, ROOT, Plan
from plugin.services.context import Context

# A high-water mark is told, so this only has to be before the process ends.
_LOOK_EVERY = 0.1


def measure_replay(plan: Plan, ctx: Context, app: App) -> dict[str, Any]:
    """Memory: what the hungriest process takes for all orders beyond what a fifth takes."""
    past = shop_with_past(ctx.engine, plan.past_orders)
    settle(ctx.engine)
    _, _, for_a_fifth = _try(app, past, DAYS // 5)
    count, seconds, for_all = _try(app, past, DAYS)
    if count < plan.past_orders * 0.99:
        raise CannotMeasure(f"{count} of {plan.past_orders} orders were replayed")
    return {
        "replay_100k_orders_s": round(seconds * 100_000 / count, 1),
        "replay_memory_growth_mb": round(max(0.0, for_all - for_a_fifth), 1),
    }


def _try(app: App, past: Past, days: int) -> tuple[int, float, float]:
    """`programs try`: how many orders it looked at, in how many seconds, and the peak of memory."""
    command = [app.python, "-m", "plugin", "programs", "try", "--shop", past.shop.api_url]
    command += ["--program", str(past.program_id), "--days", str(days)]
    env = {**app.settings, **WRITES_BYTECODE, "PYTHONPATH": str(ROOT)}
    start = time.perf_counter()
    peak = 0.0
    with subprocess.Popen(
        command, env=env, cwd=CACHE, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True
    ) as child:
        while child.poll() is None:
            peak = max([peak, peak_mb(child.pid), *map(peak_mb, children_of(child.pid))])
            time.sleep(_LOOK_EVERY)
        seconds = time.perf_counter() - start
        assert child.stdout is not None
        said = child.stdout.read()
    found = re.search(r"(?m)^(\d+) orders were looked at", said)
    if found is None:
        raise CannotMeasure(f"`programs try` failed: {said[-500:]}")
    return int(found[1]), seconds, peak
