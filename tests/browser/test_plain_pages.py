"""Pages of the app that stand by themselves."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Opened
from tests.browser.seen import check_accessible, check_fits

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser")]

PLAIN = ("privacy", "support")


@pytest.mark.parametrize("path", PLAIN)
def test_each_plain_page_is_readable(page: Page, opened: Opened, theme: str, path: str) -> None:
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


@pytest.mark.parametrize("path", ["", "referrals", "referrals/7", "widgets/order", "widgets/home"])
def test_outside_the_dashboard_a_page_says_what_it_is_and_where_to_open_it(
    page: Page, opened: Opened, theme: str, path: str
) -> None:
    page.goto(f"{opened.story.app.url}/dashboard/{path}")

    expect(page.get_by_role("heading", name="Referrals for Saleor")).to_be_visible()
    expect(page.get_by_text("Discounts → Referrals")).to_be_visible()
    expect(page.locator("html")).to_have_attribute("data-theme", theme)
    check_fits(page)
    check_accessible(page)
