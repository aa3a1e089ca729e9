"""`make screenshots`: pictures of every page, for the README and to look at."""

from __future__ import annotations

import shutil
import sys
import tempfile
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

from sandbox.demo import free_port, running_app
from sandbox.server import serving
from sandbox.shop import STAFF_EMAIL, STAFF_PASSWORD, Shop
from sandbox.story import Story
from sandbox.wire import App, Wire

_FOLDER = Path(__file__).resolve().parents[1] / "docs" / "screenshots"
_SIZES = {"desktop": (1280, 800), "phone": (390, 844)}
_APP_PAGES = ("referrals", "widgets/order", "widgets/customer", "widgets/voucher", "widgets/home")


def main() -> int:
    path = shutil.which("chromium") or shutil.which("google-chrome")
    if path is None:
        print("There is no Chromium here; install Debian's package chromium.", file=sys.stderr)
        return 1
    _FOLDER.mkdir(parents=True, exist_ok=True)
    shop = Shop()
    with (
        tempfile.TemporaryDirectory() as data,
        serving(shop, port=free_port(8010)) as shop_url,
        running_app(Path(data), free_port(3100)) as app_url,
        sync_playwright() as playwright,
    ):
        story = Story(
            Wire(shop.api_url),
            App(app_url, shop.api_url),
            (STAFF_EMAIL, STAFF_PASSWORD),
            f"{shop_url}/",
            tell=print,
        )
        story.start_program(story.install())
        addresses = {"welcome": f"{shop_url}/?ref={story.alice_shares()}"}
        for page in _APP_PAGES:
            addresses[page.replace("/", "-")] = f"{app_url}/dashboard/{page}"
        browser = playwright.chromium.launch(executable_path=path, args=["--no-sandbox"])
        for name, address in addresses.items():
            _shoot(browser, name, address)
    return 0


def _shoot(browser: Browser, name: str, address: str) -> None:
    for size, (width, height) in _SIZES.items():
        for theme in ("light", "dark"):
            context = browser.new_context(
                viewport={"width": width, "height": height},
                color_scheme="dark" if theme == "dark" else "light",
            )
            page = context.new_page()
            join = "&" if "?" in address else "?"
            page.goto(f"{address}{join}theme={theme}")
            page.screenshot(path=_FOLDER / f"{name}-{size}-{theme}.png")
            context.close()


if __name__ == "__main__":
    sys.exit(main())
