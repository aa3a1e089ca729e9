"""What is checked of everything that people see."""

from __future__ import annotations

from typing import Any

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Frame, Page

# WCAG 2.2 AA, and what axe holds to be good besides.
_RULES = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}


def check_accessible(seen: Page | Frame) -> None:
    # Pages and frames run scripts alike.
    page: Any = seen
    results = Axe().run(page, options=_RULES)
    assert results.violations_count == 0, results.generate_report()


def check_fits(seen: Page | Frame) -> None:
    """Nothing makes the page scroll sideways."""
    wide = seen.evaluate("document.documentElement.scrollWidth > window.innerWidth")
    assert not wide
