"""Staff look through the referrals of their shop."""

from __future__ import annotations

import pytest
from playwright.sync_api import FrameLocator, Locator, Page, Route, expect

from sandbox.permissions import Permission
from tests.browser.conftest import Opened
from tests.browser.dashboard import Dashboard
from tests.browser.seen import check_accessible, check_fits

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser")]

on_a_desktop = pytest.mark.parametrize("size", [(1280, 800)], ids=["desktop"], indirect=True)
in_the_light = pytest.mark.parametrize("theme", ["light"], indirect=True)


def rows(frame: FrameLocator) -> Locator:
    return frame.get_by_role("row").filter(has=frame.get_by_role("cell"))


def of(frame: FrameLocator, word: str) -> Locator:
    """The oldest row with this word: other tests bring Carol more friends."""
    return rows(frame).filter(has_text=word).last


def test_the_list_tells_who_sent_whom_and_what_became_of_it(
    dashboard: Dashboard, theme: str
) -> None:
    frame = dashboard.opens("/referrals")
    carols = of(frame, "Carol")

    expect(frame.get_by_role("heading", name="Referrals")).to_be_visible()
    for text in ("Counts", "Refer a friend", "$5.00", "Pending"):
        expect(carols).to_contain_text(text)
    expect(of(frame, "Undone").get_by_text("Taken back")).to_be_visible()
    expect(frame.locator("html")).to_have_attribute("data-theme", theme)
    check_fits(dashboard.frame)
    check_accessible(dashboard.frame)


@on_a_desktop
@in_the_light
def test_filters_are_kept_in_the_dashboards_address(dashboard: Dashboard) -> None:
    frame = dashboard.opens("/referrals")
    frame.get_by_label("State", exact=True).select_option("Undone")

    expect(rows(frame).filter(has_not_text="Undone")).to_have_count(0)
    dashboard.shows("/referrals?state=UNDONE")
    dashboard.page.reload()
    expect(of(frame, "Undone")).to_be_visible()
    expect(rows(frame).filter(has_not_text="Undone")).to_have_count(0)
    expect(frame.get_by_label("State", exact=True)).to_have_value("UNDONE")


@on_a_desktop
@in_the_light
def test_one_box_finds_a_word_an_order_and_an_address(dashboard: Dashboard) -> None:
    frame = dashboard.opens("/referrals")
    number = of(frame, "Carol").get_by_role("button").inner_text()
    box = frame.get_by_label("Word, order number or e-mail")
    for typed in ("carol-", number, "bob-pending@example.com"):
        box.fill(typed)
        expect(rows(frame).filter(has_not_text="Carol")).to_have_count(0)
        expect(of(frame, "Carol")).to_be_visible()
        expect(box).to_be_focused()

    box.fill("nobody")
    expect(frame.get_by_role("heading", name="Nothing matches")).to_be_visible()
    check_accessible(dashboard.frame)
    frame.get_by_role("button", name="Clear the filters").click()
    expect(of(frame, "Carol")).to_be_visible()
    expect(box).to_have_value("")


def as_if_there_were_more(route: Route) -> None:
    answer = route.fetch()
    said = answer.json()
    if "referrals" in said["data"]:
        said["data"]["referrals"]["hasNextPage"] = True
    route.fulfill(response=answer, json=said)


@on_a_desktop
@in_the_light
def test_a_long_list_has_pages_and_the_address_knows_which(dashboard: Dashboard) -> None:
    dashboard.page.route("**/graphql/admin", as_if_there_were_more)
    frame = dashboard.opens("/referrals")
    expect(rows(frame).first).to_be_visible()
    last = rows(frame).last.get_by_role("link").get_attribute("href")
    frame.get_by_role("button", name="Next").click()

    expect(frame.get_by_role("heading", name="Nothing matches")).to_be_visible()
    assert last is not None
    dashboard.shows(f"/referrals?page={last.rpartition('/')[2]}")
    dashboard.page.go_back()
    expect(rows(frame).first).to_be_visible()
    expect(frame.get_by_role("button", name="Previous")).to_be_disabled()


@on_a_desktop
def test_the_keyboard_leads_from_the_search_box_to_a_referral_and_back(
    dashboard: Dashboard,
) -> None:
    page, frame = dashboard.page, dashboard.opens("/referrals")
    expect(rows(frame).first).to_be_visible()
    frame.get_by_label("Word, order number or e-mail").focus()
    focused = frame.locator(":focus")
    for name in ("State", "Since", "Program"):
        page.keyboard.press("Tab")
        expect(focused).to_have_accessible_name(name)
    page.keyboard.press("Tab")
    expect(focused).to_have_accessible_name("What “State” means")
    page.keyboard.press("Enter")
    expect(frame.get_by_text("a person has to look first")).to_be_visible()
    page.keyboard.press("Escape")
    expect(frame.get_by_text("a person has to look first")).to_be_hidden()
    page.keyboard.press("Tab")
    expect(focused).to_have_role("link")
    page.keyboard.press("Enter")

    expect(focused).to_have_role("heading")
    expect(focused).to_contain_text("A friend of ")
    page.keyboard.press("Shift+Tab")
    expect(focused).to_have_text("← Referrals")
    page.keyboard.press("Enter")
    expect(frame.get_by_role("heading", name="Referrals", exact=True)).to_be_focused()


@on_a_desktop
@in_the_light
def test_the_order_is_one_click_away(dashboard: Dashboard, opened: Opened) -> None:
    frame = dashboard.opens("/referrals")
    of(frame, "Carol").get_by_role("button").click()

    expect(dashboard.page.get_by_role("heading", name="Order ")).to_be_visible()
    assert opened.orders.pending in dashboard.page.url.replace("%3D", "=")


def test_who_may_not_see_referrals_is_told_which_right_is_missing(
    page: Page, opened: Opened
) -> None:
    opened.shop.add_staff("clerk@example.com", "clerk", [Permission.MANAGE_ORDERS])
    clerk = Dashboard(page, opened.shop.url, opened.app_id)
    clerk.sign_in("clerk@example.com", "clerk")
    frame = clerk.opens("/referrals")

    expect(frame.get_by_text("It needs the permission “Manage discounts”.")).to_be_visible()
    check_fits(clerk.frame)
    check_accessible(clerk.frame)


@on_a_desktop
@in_the_light
def test_who_may_not_see_orders_sees_referrals_without_them(page: Page, opened: Opened) -> None:
    opened.shop.add_staff("marketer@example.com", "marketer", [Permission.MANAGE_DISCOUNTS])
    marketer = Dashboard(page, opened.shop.url, opened.app_id)
    marketer.sign_in("marketer@example.com", "marketer")
    frame = marketer.opens("/referrals")

    expect(of(frame, "Carol").get_by_role("button")).to_have_count(0)
    of(frame, "Carol").get_by_role("link").click()
    expect(frame.get_by_text("It needs the permission “Manage orders”.")).to_be_visible()
    expect(frame.get_by_text("Accepted the offer of the share link")).to_be_visible()


@on_a_desktop
def test_a_shop_without_referrals_is_told_how_the_first_one_comes(dashboard: Dashboard) -> None:
    nothing = '{"data": {"referrals": {"nodes": [], "endCursor": null, "hasNextPage": false}}}'
    dashboard.page.route(
        "**/graphql/admin",
        lambda route: (
            route.fulfill(body=nothing)
            if "referrals(" in (route.request.post_data or "")
            else route.fallback()
        ),
    )
    frame = dashboard.opens("/referrals")

    expect(frame.get_by_role("heading", name="No friend has bought yet")).to_be_visible()
    check_accessible(dashboard.frame)


@on_a_desktop
def test_while_the_list_is_on_its_way_its_place_is_kept(dashboard: Dashboard) -> None:
    dashboard.page.route("**/graphql/admin", lambda _route: None)
    frame = dashboard.opens("/referrals")

    expect(rows(frame)).to_have_count(8)
    check_accessible(dashboard.frame)
