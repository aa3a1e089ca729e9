"""`python -m bench`: measure, print, and write build/bench.json. `--quick` only tries it out.

`python -m bench admin` measures the Dashboard's pages alone, and `python -m bench storefront` what
shoppers meet; all other figures are left as they were.
"""

from __future__ import annotations

import signal
import sys
import time
from contextlib import ExitStack
from typing import Any

from bench.admin.measure import measure_admin
from bench.app import App, grown_app, web
from bench.children import CannotMeasure
from bench.claims import measure_claims
from bench.database import database, server_version, settle
from bench.decisions import measure_decisions
from bench.environment import production_python, production_version
from bench.events import Events, signed_events
from bench.ingest import Ingest
from bench.machine import busy_percent, machine, resident_mb
from bench.merchant import bench_context, merchant
from bench.official import build_official, official
from bench.plan import BUILD, CACHE, QUICK, Plan
from bench.replay import measure_replay
from bench.report import known, table, write
from bench.rewards import count_calls, time_the_way
from bench.storefront.answers import measure_answers
from bench.storefront.script import measure_script
from bench.wrk import require_wrk
from plugin.services.context import Context

_FIGURES = BUILD / "bench.json"


def main() -> int:
    plan = QUICK if "--quick" in sys.argv[1:] else Plan()
    # So that what was started is ended too.
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))
    try:
        for measure in [part for name, part in _PARTS.items() if name in sys.argv[1:]] or _ALL:
            CACHE.mkdir(parents=True, exist_ok=True)
            # Each by itself, so that what one has found is kept where another cannot measure.
            write({**known(_FIGURES), **measure(plan)}, _FIGURES)
    except CannotMeasure as error:
        print(error, file=sys.stderr)
        return 1
    print(f"\n{table(known(_FIGURES))}\n\nAll of it is in build/bench.json.")
    return 0


def _measure_pages(plan: Plan) -> dict[str, Any]:
    return measure_admin(plan, production_python(), say)


def _measure_storefront(plan: Plan) -> dict[str, Any]:
    say("What the elements' script costs a page …")
    figures = measure_script(plan)
    with database(CACHE / "storefront") as (url, engine):
        app = grown_app(production_python(), url, plan.processes)
        with web(app), merchant(bench_context(app, engine), app) as shop:
            say("The storefront's questions …")
            return figures | measure_answers(plan, shop, app.port)


def _measure(plan: Plan) -> dict[str, Any]:
    require_wrk()
    events, python = _prepare(plan)
    with ExitStack() as stack:
        url, engine = stack.enter_context(database(CACHE / "postgres"))
        facts = machine(production_version(), server_version(engine))
        say(", ".join(f"{name} {value}" for name, value in facts.items()))
        app = grown_app(python, url, plan.processes)
        say("Decisions …")
        decided = measure_decisions(python, plan.decisions_seconds)
        busy = busy_percent()
        say(f"Other work on this machine: {busy} % of it")
        say(f"Replaying {plan.past_orders} past orders …")
        decided |= measure_replay(plan, bench_context(app, engine), app)
        settle(engine)
        pids = stack.enter_context(web(app))
        figures = _measure_ingest(plan, events, Ingest(plan, events, engine, app, []), pids)
        settle(engine)
        figures |= _measure_program(plan, bench_context(app, engine), app)
        memory = max(figures["web_rss_mb"], *(resident_mb(pid) for pid in pids))
    return {
        "machine": {**facts, "busy_percent": busy},
        **decided,
        **figures,
        "web_rss_mb": round(memory, 1),
    }


def _prepare(plan: Plan) -> tuple[Events, str]:
    say(f"Signing {plan.events} orders, or taking those of last time …")
    events = signed_events(CACHE, plan.events)
    say("Installing the app and the official handler, if they are not …")
    build_official()
    return events, production_python()


def _measure_ingest(
    plan: Plan, events: Events, ingest: Ingest, pids: tuple[int, ...]
) -> dict[str, Any]:
    say("Webhooks, ours and the official handler's by turns …")
    with official(events.signer.jwks(), plan.processes) as peers:
        ingest.official_ports = [peer.port for peer in peers]
        figures = ingest.measure()
        return {
            **figures,
            "web_rss_mb": max(resident_mb(pid) for pid in pids),
            "official_rss_mb": round(max(resident_mb(peer.pid) for peer in peers), 1),
        }


def _measure_program(plan: Plan, ctx: Context, app: App) -> dict[str, Any]:
    figures: dict[str, Any] = {}
    with merchant(ctx, app) as shop:
        say("Claims …")
        figures |= measure_claims(plan, shop, app.port)
    settle(ctx.engine)
    with merchant(ctx, app) as shop:
        say(f"Paying {plan.rewards} rewards …")
        figures |= count_calls(plan, shop)
    with merchant(ctx, app) as shop:
        say("From webhook to code …")
        figures |= time_the_way(plan, shop, app)
    return figures


_PARTS = {"admin": _measure_pages, "storefront": _measure_storefront}
_ALL = (_measure, *_PARTS.values())


def say(text: str) -> None:
    print(f"{time.strftime('%H:%M:%S')}  {text}", flush=True)


if __name__ == "__main__":
    sys.exit(main())
