"""How long a page takes until it can be used, in a real Chromium inside the stand-in Dashboard."""

from __future__ import annotations

import shutil
import time
from collections.abc import Iterator
from contextlib import contextmanager
from statistics import median
from urllib.parse import quote

from playwright.sync_api import Page, sync_playwright

from bench.admin.asked import ADVOCATE, FRIEND, Samples
from bench.children import CannotMeasure
from bench.merchant import Merchant
from sandbox import documents
from sandbox.people import Staff
from sandbox.shop import STAFF_EMAIL, STAFF_PASSWORD

_ROUNDS = 5
# Nothing waits any more: no skeleton is there, and no list is fetched.
_USABLE = """() => {
  const main = document.querySelector("main");
  return main !== null && main.textContent.length > 40
    && document.querySelector("[aria-busy=true], [class*=_line_][aria-hidden=true]") === null;
}"""


def measure_pages(shop: Merchant, some: Samples) -> dict[str, float]:
    """Of each page the median of the milliseconds, from the link until it can be used."""
    with _dashboard(shop) as (page, root):
        page.goto(f"{root}/overview")
        return {name: _usable_ms(page, root, path) for name, path in _pages(some).items()}


def _pages(some: Samples) -> dict[str, str]:
    return {
        "overview": "/overview",
        "overview of a year": "/overview?days=365",
        "referrals": "/referrals",
        "referrals undone": "/referrals?state=UNDONE",
        "referrals by e-mail": f"/referrals?search={quote(FRIEND)}",
        "referral": f"/referrals/{some.referral}",
        "programs": "/programs",
        "program": f"/programs/{some.program}",
        "advocates": "/advocates",
        "advocates, the best": "/advocates?sort=FRIENDS",
        "advocates by e-mail": f"/advocates?search={quote(ADVOCATE)}",
        "advocate": f"/advocates/{some.best}",
        "rewards": "/rewards",
        "rewards in review": "/rewards?state=REVIEW",
        "reward": f"/rewards/{some.reward}",
        "review": "/review",
        "case": f"/review/{some.case}",
        "settings": "/settings",
    }


@contextmanager
def _dashboard(shop: Merchant) -> Iterator[tuple[Page, str]]:
    """Signed in, with the address below which the app's pages lie."""
    path = shutil.which("chromium") or shutil.which("google-chrome")
    if path is None:
        raise CannotMeasure("There is no Chromium here: run `make browser`.")
    url = shop.saleor.api_url.removesuffix("/graphql/")
    app_id = Staff(shop.saleor).ask(documents.APPS)["edges"][-1]["node"]["id"]
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=["--no-sandbox"])
        page = browser.new_page(viewport={"width": 1280, "height": 800})
        page.goto(f"{url}/dashboard/")
        page.get_by_label("E-mail").fill(STAFF_EMAIL)
        page.get_by_label("Password").fill(STAFF_PASSWORD)
        page.get_by_role("button", name="Sign in").click()
        page.get_by_role("link", name="Orders").wait_for()
        yield page, f"{url}/dashboard/extensions/app/{quote(app_id)}"
        browser.close()


def _usable_ms(page: Page, root: str, path: str) -> float:
    """With the Dashboard around it, which is loaded too; scripts are in the browser's cache."""
    spent = []
    for _ in range(_ROUNDS):
        begun = time.perf_counter()
        page.goto(f"{root}{path}", wait_until="commit")
        handle = page.locator("iframe").element_handle()
        frame = handle.content_frame() if handle else None
        if frame is None:
            raise CannotMeasure(f"The Dashboard shows no page of the app at {path}.")
        frame.wait_for_function(_USABLE, polling="raf")
        spent.append((time.perf_counter() - begun) * 1000)
    return round(median(spent), 1)
