"""What the elements' script costs the page that places it."""

from __future__ import annotations

import shutil
from pathlib import Path
from statistics import median
from typing import Any

from playwright.sync_api import Browser, CDPSession, sync_playwright

from bench.children import CannotMeasure
from bench.plan import ROOT, Plan

ELEMENTS = ROOT / "storefront_ui" / "dist"
# A telephone of the middle class does in a second what this machine does in a quarter of it.
_SLOWER = 4
_WORK = ("ScriptDuration", "V8CompileDuration", "RecalcStyleDuration", "LayoutDuration")
# So that the one is told from the other, however soon the browser is idle.
_HOLD = "globalThis.held = []; globalThis.requestIdleCallback = (work) => held.push(work);"
# In a task of the page's own: what runs for the developers' tools is counted as theirs.
_LET_GO = "new Promise((done) => setTimeout(() => { held.forEach((work) => work()); done(); }))"
_PAGE = "https://shop.example/"
_SCRIPT = f"{_PAGE}referrals.js"


def core_kb(built: Path = ELEMENTS) -> float:
    """Thousands of bytes, as they are sent. Raises CannotMeasure where nothing is built."""
    try:
        return round((built / "referrals.js.gz").stat().st_size / 1000, 1)
    except FileNotFoundError as error:
        raise CannotMeasure("The elements are not built: run `make pages`.") from error


def measure_script(plan: Plan, built: Path = ELEMENTS) -> dict[str, Any]:
    """What the main thread does for scripts, style and layout on a page with the script, less that
    on the same page without it; by turns, and the median of each. While the page loads, and then
    for what the script leaves for when the browser is idle."""
    path = shutil.which("chromium") or shutil.which("google-chrome")
    if path is None:
        raise CannotMeasure("There is no Chromium here: run `make browser`.")
    code = (built / "referrals.js").read_text()
    tag = f'<script type="module" src="{_SCRIPT}" data-shop="{_PAGE}" data-channel="eu"></script>'
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=["--no-sandbox"])
        rounds = [
            [_main_thread_ms(browser, head, code) for head in ("", tag)]
            for _ in range(plan.page_loads)
        ]
        browser.close()
    without, with_it = zip(*rounds, strict=True)
    at_load, idle = (
        round(max(0.0, median(ours) - median(theirs)), 1)
        for ours, theirs in zip(zip(*with_it, strict=True), zip(*without, strict=True), strict=True)
    )
    return {
        "storefront_core_kb": core_kb(built),
        "storefront_main_thread_ms": at_load,
        "storefront_idle_ms": idle,
    }


def _main_thread_ms(browser: Browser, head: str, code: str) -> tuple[float, float]:
    """Until the page is loaded, and for the work that waits until the browser is idle."""
    page = browser.new_page(viewport={"width": 390, "height": 800})
    page.add_init_script(_HOLD)
    # Without a word to see: fonts cost as much as the script, and never twice the same.
    html = f'<!doctype html><html lang="en"><title>A shop</title>{head}<p hidden>Tea</p>'
    page.route(_PAGE, lambda route: route.fulfill(body=html, content_type="text/html"))
    page.route(_SCRIPT, lambda route: route.fulfill(body=code, content_type="text/javascript"))
    session = page.context.new_cdp_session(page)
    session.send("Emulation.setCPUThrottlingRate", {"rate": _SLOWER})
    # By the thread's own clock: what else this machine does is not this page's work.
    session.send("Performance.enable", {"timeDomain": "threadTicks"})
    page.goto(_PAGE, wait_until="load")
    page.wait_for_function("() => document.readyState === 'complete'")
    loaded = _spent_ms(session)
    page.evaluate(_LET_GO)
    spent = _spent_ms(session)
    page.close()
    return loaded, spent - loaded


def _spent_ms(session: CDPSession) -> float:
    found = session.send("Performance.getMetrics")["metrics"]
    seconds: dict[str, float] = {one["name"]: one["value"] for one in found}
    return sum(seconds[name] for name in _WORK) * 1000
