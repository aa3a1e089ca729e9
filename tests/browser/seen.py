"""What is checked of everything that people see."""

from __future__ import annotations

from typing import Any

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Frame, Page

# WCAG 2.2 AA, and what axe holds to be good besides.
_RULES = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}


def check_accessible(seen: Page | Frame, is_covered: bool = False) -> None:
    """is_covered: by something that is open. What it leaves of a target is too small for axe."""
    # Pages and frames run scripts alike.
    page: Any = seen
    # Wherever else the page is, what stays in sight lies on parts of it by chance.
    page.evaluate("window.scrollTo(0, 0)")
    rules = {"target-size": {"enabled": not is_covered}}
    results = Axe().run(page, options={**_RULES, "rules": rules})
    assert results.violations_count == 0, results.generate_report()


def check_fits(seen: Page | Frame) -> None:
    """Nothing makes the page scroll sideways."""
    wide = seen.evaluate("document.documentElement.scrollWidth > window.innerWidth")
    assert not wide
