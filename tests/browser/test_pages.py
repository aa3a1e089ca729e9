"""What people see of the app, in a real browser at two widths and in both themes."""

from __future__ import annotations

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from sandbox.shop import STAFF_EMAIL, STAFF_PASSWORD
from tests.browser.conftest import Opened

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser")]

FRAMES = ("referrals", "widgets/order", "widgets/customer", "widgets/voucher", "widgets/home")


def check_accessible(page: Page) -> None:
    results = Axe().run(page)
    assert results.violations_count == 0, results.generate_report()


def check_fits(page: Page) -> None:
    """Nothing makes the page scroll sideways."""
    wide = page.evaluate("document.documentElement.scrollWidth > window.innerWidth")
    assert not wide


@pytest.mark.parametrize("path", ["", *FRAMES, "privacy", "support"])
def test_each_page_of_the_app_is_readable(
    page: Page, opened: Opened, theme: str, path: str
) -> None:
    answer = page.goto(f"{opened.story.app.url}/dashboard/{path}?theme={theme}")

    assert answer is not None
    assert answer.ok
    check_fits(page)
    check_accessible(page)


def test_an_unknown_share_link_says_so(page: Page, opened: Opened) -> None:
    answer = page.goto(f"{opened.story.app.url}/r/nobody-0000")

    assert answer is not None
    assert answer.status == 404
    expect(page.get_by_role("heading")).to_have_text("Link not found")
    check_accessible(page)


def test_a_friend_follows_the_link_and_gets_the_discount_at_the_checkout(
    page: Page, opened: Opened, size: tuple[int, int], theme: str
) -> None:
    opened.story.tag = f"-{size[0]}-{theme}"
    word = opened.story.alice_shares()
    page.goto(f"{opened.story.app.url}/r/{word}")
    expect(page.get_by_text("Alice sent you")).to_be_visible()
    page.get_by_label("Your e-mail").fill(opened.story.bob)
    page.get_by_role("button", name="Get 10% off").click()

    claimed = opened.story.bob_claims(word)
    expect(page.get_by_text(claimed["code"], exact=True)).to_be_visible()
    check_fits(page)


def test_staff_find_the_app_in_their_dashboard(page: Page, opened: Opened, theme: str) -> None:
    page.goto(f"{opened.shop.url}/dashboard/")
    page.get_by_label("E-mail").fill(STAFF_EMAIL)
    page.get_by_label("Password").fill(STAFF_PASSWORD)
    page.get_by_role("button", name="Sign in").click()
    page.goto(f"{opened.shop.url}/dashboard/extensions/app/{opened.app_id}/referrals")

    frame = page.frame_locator("iframe")
    expect(frame.get_by_role("heading", name="Referrals")).to_be_visible()
    dark = frame.locator("html[data-theme=dark]")
    expect(dark).to_have_count(1 if theme == "dark" else 0)


@pytest.mark.parametrize("size", [(390, 800)], ids=["phone"], indirect=True)
@pytest.mark.parametrize("theme", ["light"], indirect=True)
def test_a_friend_who_accepts_nothing_buys_and_the_advocate_is_paid(
    page: Page, opened: Opened
) -> None:
    opened.story.tag = "-journey"
    word = opened.story.alice_shares()
    page.goto(f"{opened.story.app.url}/r/{word}")
    expect(page.get_by_text("Alice sent you")).to_be_visible()
    page.get_by_role("link", name="Night Shift Decaf").click()
    page.get_by_role("button", name="Into the basket").click()
    page.get_by_label("E-mail", exact=True).fill(opened.story.bob)
    page.get_by_role("button", name="Place the order").click()
    expect(page.get_by_role("heading", name="Thank you")).to_be_visible()

    assert opened.story.alice_is_paid()["code"]
