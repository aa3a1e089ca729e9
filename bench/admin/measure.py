"""Fill a shop, ask all that pages ask, and look at them in a browser."""

from __future__ import annotations

from collections.abc import Callable
from statistics import quantiles
from typing import Any

from bench.admin.asked import Asked, Samples, all_asked, samples
from bench.admin.door import Door
from bench.admin.fill import fill
from bench.admin.first_load import first_load_kb
from bench.admin.pages import measure_pages
from bench.app import App, grown_app, web
from bench.database import database, settle
from bench.merchant import Merchant, bench_context, merchant
from bench.operations import operation
from bench.plan import CACHE, Plan
from sandbox import tokens
from sandbox.shop import STAFF_EMAIL

_WARM = 3


def measure_admin(plan: Plan, python: str, say: Callable[[str], None]) -> dict[str, Any]:
    figures: dict[str, Any] = {"admin_first_load_kb": first_load_kb()}
    for name, count in (("100k", plan.referrals), ("1m", plan.many_referrals)):
        with database(CACHE / f"admin-{name}") as (url, engine):
            app = grown_app(python, url, plan.processes)
            with web(app), merchant(bench_context(app, engine), app) as shop:
                say(f"Writing {count} referrals …")
                found = fill(engine, shop.shop.id, count)
                settle(engine)
                some = samples(engine, found, shop.ctx.keys)
                say("Asking what the Dashboard's pages ask …")
                figures |= _queries(plan, app, shop, some, name)
                if name == "100k":
                    say("Looking at the pages …")
                    figures |= _seen(measure_pages(shop, some))
    return figures


def _queries(plan: Plan, app: App, shop: Merchant, some: Samples, name: str) -> dict[str, Any]:
    """p50 and p95 of each question; the figure is the p95 of the slowest."""
    door = Door(app.port, shop.saleor.api_url, lambda: _token(shop))
    spent = {one.name: _spent(door, one, plan.admin_times) for one in all_asked(some)}
    slowest = max(spent, key=lambda one: spent[one][1])
    return {
        f"admin_query_{name}_p95_ms": spent[slowest][1],
        f"admin_query_{name}_slowest": slowest,
        f"admin_queries_{name}": dict(sorted(spent.items(), key=lambda one: -one[1][1])),
    }


def _spent(door: Door, asked: Asked, often: int) -> tuple[float, float]:
    times = door.times(operation("admin", asked.operation), asked.variables, _WARM, often)
    cuts = quantiles(times, n=20, method="inclusive")
    return round(cuts[9], 1), round(cuts[18], 1)


def _token(shop: Merchant) -> str:
    """What the Dashboard hands to the app's pages."""
    user = shop.saleor.user_with_email(STAFF_EMAIL)
    assert user is not None
    return tokens.app_token(shop.saleor, user, shop.saleor.living_apps()[-1])


def _seen(spent: dict[str, float]) -> dict[str, Any]:
    slowest = max(spent, key=lambda page: spent[page])
    return {
        "admin_page_ms": spent[slowest],
        "admin_page_slowest": slowest,
        "admin_pages": spent,
    }
