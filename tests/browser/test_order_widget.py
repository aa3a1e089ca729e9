"""Beside an order in the Dashboard: who brought its buyer, what both get, and why."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from sandbox.permissions import Permission
from tests.browser.conftest import Opened
from tests.browser.dashboard import Dashboard
from tests.browser.seen import check_accessible, check_fits

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser")]

on_a_desktop = pytest.mark.parametrize("size", [(1280, 800)], ids=["desktop"], indirect=True)
in_the_light = pytest.mark.parametrize("theme", ["light"], indirect=True)


def test_the_widget_tells_who_brought_the_buyer_and_what_is_due(
    dashboard: Dashboard, opened: Opened, theme: str
) -> None:
    widget = dashboard.opens_order(opened.orders.pending)

    expect(widget.get_by_text("Referred by Carol")).to_be_visible()
    expect(widget.get_by_text("Advocate: $5.00")).to_be_visible()
    expect(widget.get_by_text("due on")).to_be_visible()
    expect(widget.locator("html")).to_have_attribute("data-theme", theme)
    check_fits(dashboard.frame)
    check_accessible(dashboard.frame)


@on_a_desktop
@in_the_light
def test_the_widget_is_as_high_as_what_it_says(dashboard: Dashboard, opened: Opened) -> None:
    widget = dashboard.opens_order(opened.orders.pending)
    why = widget.get_by_text("Why: rule by rule")
    expect(why).to_be_visible()
    height = "document.querySelector('iframe').offsetHeight"
    fits = f"""([height]) => {height} > height &&
        document.querySelector('iframe').offsetHeight < 5000"""
    before = dashboard.page.evaluate(height)
    why.click()

    dashboard.page.wait_for_function(fits, arg=[before])
    expect(widget.get_by_text("Who brought the friend")).to_be_visible()
    scrolls = "document.documentElement.scrollHeight > window.innerHeight"
    assert not dashboard.frame.evaluate(scrolls)
    check_accessible(dashboard.frame)


@on_a_desktop
@in_the_light
def test_the_widget_leads_to_the_referral(dashboard: Dashboard, opened: Opened) -> None:
    dashboard.opens_order(opened.orders.pending).get_by_role(
        "button", name="Open the referral"
    ).click()

    expect(
        dashboard.page.frame_locator("iframe").get_by_role("heading", name="A friend of Carol")
    ).to_be_visible()


@on_a_desktop
@in_the_light
def test_an_order_that_waits_says_for_what(dashboard: Dashboard, opened: Opened) -> None:
    widget = dashboard.opens_order(opened.orders.waiting)

    expect(widget.get_by_text("Referred by Alice")).to_be_visible()
    expect(widget.get_by_text("Waiting", exact=True)).to_be_visible()
    expect(widget.get_by_text("The order is not fully paid yet.")).to_be_visible()


@on_a_desktop
def test_an_order_without_a_referral_says_so_and_why(dashboard: Dashboard, opened: Opened) -> None:
    widget = dashboard.opens_order(opened.orders.nobodys)

    expect(widget.get_by_text("No referral", exact=True)).to_be_visible()
    expect(widget.get_by_text("Nothing ties this order to an advocate.").first).to_be_visible()
    expect(widget.get_by_text("Referred by")).to_have_count(0)
    check_accessible(dashboard.frame)


@on_a_desktop
@in_the_light
def test_an_order_that_the_app_has_not_heard_of_says_so(
    dashboard: Dashboard, opened: Opened
) -> None:
    dashboard.page.route(
        "**/graphql/admin", lambda route: route.fulfill(body='{"data": {"why": null}}')
    )
    widget = dashboard.opens_order(opened.orders.pending)

    expect(widget.get_by_text("Not heard of yet")).to_be_visible()


WITHOUT = "It needs the permission “Manage orders”."


@on_a_desktop
def test_staff_without_the_right_are_told_which_one_is_missing(page: Page, opened: Opened) -> None:
    email = "marketer@shop.example"
    opened.shop.add_staff(email, "marketer", [Permission.MANAGE_DISCOUNTS])
    marketer = Dashboard(page, opened.shop.url, opened.app_id)
    marketer.sign_in(email, "marketer")
    widget = marketer.opens(f"/widgets/order?orderId={opened.orders.pending}")

    expect(widget.get_by_text(WITHOUT)).to_be_visible()
    check_accessible(marketer.frame)


@on_a_desktop
@in_the_light
def test_an_empty_token_says_that_a_right_is_missing(dashboard: Dashboard, opened: Opened) -> None:
    """The Dashboard draws the widget for whoever lacks its right, too, and gives it no token."""
    widget = dashboard.opens(f"/widgets/order?orderId={opened.orders.pending}")
    expect(widget.get_by_text("Referred by Carol")).to_be_visible()
    dashboard.tells("handshake", token="")

    expect(widget.get_by_text(WITHOUT)).to_be_visible()
