"""Pictures of the shop's own pages, with the elements in them."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Browser, Page

from sandbox.story import PASSWORD, Story

_SIZES = {"desktop": (1280, 800), "phone": (390, 844)}
_POPUP = """() => {
  document.querySelector("referrals-welcome").remove();
  const popup = document.createElement("referrals-welcome");
  popup.setAttribute("popup", "");
  popup.lang = "en";
  document.body.append(popup);
}"""


def shoot_storefront(browser: Browser, story: Story, folder: Path) -> None:
    """On a phone and on a desktop, in the light and in the dark."""
    word = story.page()["word"]
    for size, (width, height) in _SIZES.items():
        for theme in ("light", "dark"):
            with _shopper(browser, width, height, theme) as page:
                shots = _Shots(page, folder, f"{size}-{theme}")
                _friend(shots, story, word)
            with _shopper(browser, width, height, theme) as page:
                _advocate(_Shots(page, folder, f"{size}-{theme}"), story)


@contextmanager
def _shopper(browser: Browser, width: int, height: int, theme: str) -> Iterator[Page]:
    context = browser.new_context(
        viewport={"width": width, "height": height},
        color_scheme="dark" if theme == "dark" else "light",
    )
    try:
        yield context.new_page()
    finally:
        context.close()


class _Shots:
    """Pictures of one visit, named after what is on them."""

    def __init__(self, page: Page, folder: Path, kind: str):
        self.page = page
        self.kind = kind
        self._folder = folder

    def take(self, name: str, *, waits_for: str) -> None:
        """Of what is in sight, once this is there."""
        self.page.locator(waits_for).first.wait_for()
        self.page.wait_for_load_state("networkidle")
        self.page.screenshot(path=self._folder / f"shop-{name}-{self.kind}.png")


def _friend(shots: _Shots, story: Story, word: str) -> None:
    """Follows the link, takes the code, buys, and is asked to refer."""
    page, email = shots.page, f"zoe-{shots.kind}@example.com"
    page.goto(story.storefront)
    page.locator("referrals-bar a").wait_for()
    shots.take("home", waits_for="referrals-launcher button")
    page.locator("referrals-launcher button").first.click()
    shots.take("launcher", waits_for="referrals-launcher form")
    page.goto(f"{story.storefront}?ref={word}")
    shots.take("welcome", waits_for="referrals-welcome form.form")
    page.evaluate(_POPUP)
    shots.take("popup", waits_for="referrals-welcome dialog")
    page.keyboard.press("Escape")
    page.get_by_role("link", name="Night Shift Decaf").first.click()
    page.get_by_role("button", name="Into the basket").click()
    form = page.locator("referrals-checkout form.form")
    form.get_by_role("textbox").fill(email)
    form.get_by_role("button").click()
    shots.take("checkout", waits_for=".sums .off")
    page.get_by_label("E-mail", exact=True).fill(email)
    page.get_by_role("button", name="Place the order").click()
    page.locator("referrals-purchase form.form").scroll_into_view_if_needed()
    shots.take("order", waits_for="referrals-purchase form.form")


def _advocate(shots: _Shots, story: Story) -> None:
    page = shots.page
    page.goto(f"{story.storefront}account")
    page.get_by_label("E-mail").first.fill(story.alice)
    page.get_by_label("Password").first.fill(PASSWORD)
    page.get_by_role("button", name="Sign in").first.click()
    shots.take("account", waits_for="referrals-account output")
