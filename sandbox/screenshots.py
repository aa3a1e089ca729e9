"""`make screenshots`: pictures of every page, for the README and to look at."""

from __future__ import annotations

import shutil
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import quote

from playwright.sync_api import Browser, Page, sync_playwright

from sandbox import story_documents as asks
from sandbox.busy_shop import busy
from sandbox.demo import free_port, running_app
from sandbox.ids import to_global_id
from sandbox.server import serving
from sandbox.shop import STAFF_EMAIL, STAFF_PASSWORD, Shop
from sandbox.storefront_shots import shoot_storefront
from sandbox.story import Story
from sandbox.wire import App, Wire

_FOLDER = Path(__file__).resolve().parents[1] / "docs" / "screenshots"
# The sub-pages of the settings, and what is there once each has loaded.
_SETTINGS = (
    ("brand", "What the customer sees"),
    ("mails", "What mails say"),
    ("texts", "Must people agree?"),
    ("storefront", "Time zone"),
    ("sharing", "WhatsApp"),
    ("honesty", "One household"),
    ("people", "Referrals by or of these people"),
    ("privacy", "How long things are kept"),
    ("events", "Your server"),
    ("health", "What is heard of the shop"),
    ("log", "Program started"),
)
_SIZES = {"desktop": (1280, 800), "phone": (390, 844)}


@dataclass(frozen=True)
class Shot:
    """A picture of an address, once this text is there: in the app's frame, or on the page."""

    name: str
    address: str
    text: str
    framed: bool = True


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
        shots = [*_shots(story, shop_url), *_more_shots(story, shop, shop_url)]
        browser = playwright.chromium.launch(executable_path=path, args=["--no-sandbox"])
        staff = _signed_in(browser, shop_url)
        for shot in shots:
            _shoot(browser, shot, staff)
        shoot_storefront(browser, story, _FOLDER)
    return 0


def _shots(story: Story, shop_url: str) -> list[Shot]:
    app_id = story.install()
    story.start_program(app_id)
    orders = busy(story, app_id)
    dashboard = f"{shop_url}/dashboard"
    app = f"{dashboard}/extensions/app/{quote(app_id)}"
    (referral,) = story.app.admin(
        asks.REFERRALS,
        story.dashboard_token(app_id),
        filter={"email": "bob-pending@example.com"},
    )["nodes"]
    return [
        Shot("overview", f"{app}/overview", "Best advocates"),
        Shot("credit", f"{app}/overview/credit?model=POSITION", "Revenue in"),
        Shot("start", f"{app}/start", "steps are done"),
        Shot("referrals", f"{app}/referrals", "Taken back"),
        Shot("referral", f"{app}/referrals/{referral['id']}", "rule by rule"),
        Shot("programs", f"{app}/programs", "10% off an order"),
        Shot("program", f"{app}/programs/1", "Days until the reward comes"),
        Shot("program-new", f"{app}/programs/new/steps-to-ten-friends", "At 10 friends"),
        Shot("widgets-order", f"{dashboard}/orders/{quote(orders.pending)}", "due on"),
    ]


def _more_shots(story: Story, shop: Shop, shop_url: str) -> list[Shot]:
    """Of what staff decide and grant, in the shop that `_shots` has filled."""
    dashboard = f"{shop_url}/dashboard"
    (app_id,) = [to_global_id("App", one.pk) for one in shop.apps.values()]
    app = f"{dashboard}/extensions/app/{quote(app_id)}"
    token = story.dashboard_token(app_id)
    (case,) = story.app.admin(asks.CASES, token)["nodes"]
    rewards = story.app.admin(asks.REWARDS, token)["nodes"]
    reward = next(one for one in rewards if one["state"] == "ISSUED")
    advocate = f"{app}/advocates/{case['advocateId']}"
    alice = shop.user_with_email(story.alice)
    assert alice is not None
    voucher = next(iter(shop.vouchers.vouchers.values()))
    return [
        Shot("review", f"{app}/review", "Works for the shop"),
        Shot("case", f"{app}/review/{case['id']}", "The same"),
        Shot("advocates", f"{app}/advocates", "Carol"),
        Shot("advocate", advocate, "fully refunded"),
        Shot("rewards", f"{app}/rewards", "Taken back"),
        Shot("reward", f"{app}/rewards/{reward['id']}", "Ledger"),
        *(Shot(f"settings-{place}", f"{app}/settings/{place}", text) for place, text in _SETTINGS),
        Shot("widgets-customer", f"{dashboard}/customers/{_id('User', alice)}", "Given out"),
        Shot(
            "widgets-voucher", f"{dashboard}/discounts/vouchers/{_id('Voucher', voucher)}", "Good"
        ),
        Shot("widgets-home", f"{dashboard}/", "waits for a decision"),
    ]


def _id(kind: str, one: Any) -> str:
    return quote(to_global_id(kind, one.pk))


def _signed_in(browser: Browser, shop_url: str) -> Any:
    """What a browser keeps of a member of staff who has signed in."""
    page = browser.new_page()
    page.goto(f"{shop_url}/dashboard/")
    page.get_by_label("E-mail").fill(STAFF_EMAIL)
    page.get_by_label("Password").fill(STAFF_PASSWORD)
    page.get_by_role("button", name="Sign in").click()
    page.get_by_role("button", name="Sign out").wait_for()
    return page.context.storage_state()


def _shoot(browser: Browser, shot: Shot, staff: Any) -> None:
    for size, (width, height) in _SIZES.items():
        for theme in ("light", "dark"):
            context = browser.new_context(
                viewport={"width": width, "height": height},
                color_scheme="dark" if theme == "dark" else "light",
                storage_state=staff,
            )
            page = context.new_page()
            join = "&" if "?" in shot.address else "?"
            page.goto(f"{shot.address}{join}theme={theme}")
            _wait_for(page, shot)
            page.screenshot(path=_FOLDER / f"{shot.name}-{size}-{theme}.png")
            context.close()


def _wait_for(page: Page, shot: Shot) -> None:
    frame = page.locator("iframe").first
    if shot.framed:
        # A frame that is out of sight is not painted.
        frame.scroll_into_view_if_needed()
    place = page.frame_locator("iframe") if shot.framed else page
    if shot.text:
        place.get_by_text(shot.text).filter(visible=True).first.wait_for()
    page.wait_for_load_state("networkidle")
    if shot.framed:
        frame.evaluate("frame => frame.scrollIntoView({ block: 'nearest' })")


if __name__ == "__main__":
    sys.exit(main())
