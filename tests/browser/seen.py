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


def check_whole(page: Page) -> None:
    """What our elements show in a shop's page is inside it, and no part lies over another."""
    wrong = page.evaluate(_WRONG_PLACES)
    assert wrong == [], wrong


_WRONG_PLACES = """() => {
  const kinds = "a, button, input, textarea, summary, h2, h3, p, output, img";
  const roots = [...document.querySelectorAll("*")].flatMap((one) => one.shadowRoot ?? []);
  const shown = roots
    .flatMap((root) => [...root.querySelectorAll(kinds)])
    .filter((one) => one.checkVisibility() && one.getBoundingClientRect().width > 0)
    .map((one) => [one, one.getBoundingClientRect(), one.closest("dialog, .launcher")]);
  const outside = shown.filter(([, at]) => at.left < -1 || at.right > innerWidth + 1);
  const over = shown.flatMap(([one, at, layer], place) =>
    shown.slice(place + 1).filter(
      ([other, there, its]) =>
        layer === its &&
        !one.contains(other) &&
        Math.min(at.right, there.right) - Math.max(at.left, there.left) > 1 &&
        Math.min(at.bottom, there.bottom) - Math.max(at.top, there.top) > 1,
    ),
  );
  return [...outside, ...over].map(([one]) => one.outerHTML.slice(0, 120));
}"""
