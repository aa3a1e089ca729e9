"""Pages of the app that stand by themselves."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Opened
from tests.browser.dashboard import Dashboard
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


@pytest.mark.parametrize("path", ["nothing", "referals/7", "widgets/nothing"])
def test_where_there_is_no_page_the_app_says_so_and_leads_home(
    page: Page, opened: Opened, theme: str, path: str
) -> None:
    answer = page.goto(f"{opened.story.app.url}/dashboard/{path}")

    assert answer is not None
    assert answer.status == 404
    expect(page.get_by_role("heading", name="There is no such page")).to_be_visible()
    expect(page.locator("html")).to_have_attribute("data-theme", theme)
    check_fits(page)
    check_accessible(page)
    page.get_by_role("link", name="Referrals for Saleor").click()
    expect(page.get_by_role("heading", name="Referrals for Saleor")).to_be_visible()


@pytest.mark.parametrize("path", ["/nothing/here", "/rewards/1/nothing"])
def test_in_the_dashboard_a_wrong_address_leads_to_the_overview(
    dashboard: Dashboard, path: str
) -> None:
    frame = dashboard.opens(path)

    expect(frame.get_by_role("heading", name="There is no such page")).to_be_visible()
    check_fits(dashboard.frame)
    check_accessible(dashboard.frame)
    frame.get_by_role("main").get_by_role("link", name="Overview").click()
    expect(frame.get_by_role("heading", name="Overview")).to_be_visible()
