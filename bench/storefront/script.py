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
    on the same page without it; by turns, and the median of each."""
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
    without, with_it = (median(times) for times in zip(*rounds, strict=True))
    return {
        "storefront_core_kb": core_kb(built),
        "storefront_main_thread_ms": round(max(0.0, with_it - without), 1),
    }


def _main_thread_ms(browser: Browser, head: str, code: str) -> float:
    page = browser.new_page(viewport={"width": 390, "height": 800})
    html = f'<!doctype html><html lang="en"><title>A shop</title>{head}<p>Tea</p>'
    page.route(_PAGE, lambda route: route.fulfill(body=html, content_type="text/html"))
    page.route(_SCRIPT, lambda route: route.fulfill(body=code, content_type="text/javascript"))
    session = page.context.new_cdp_session(page)
    session.send("Emulation.setCPUThrottlingRate", {"rate": _SLOWER})
    # By the thread's own clock: what else this machine does is not this page's work.
    session.send("Performance.enable", {"timeDomain": "threadTicks"})
    page.goto(_PAGE, wait_until="load")
    page.wait_for_function("() => document.readyState === 'complete'")
    spent = _spent_ms(session)
    page.close()
    return spent


def _spent_ms(session: CDPSession) -> float:
    found = session.send("Performance.getMetrics")["metrics"]
    seconds: dict[str, float] = {one["name"]: one["value"] for one in found}
    return sum(seconds[name] for name in _WORK) * 1000
