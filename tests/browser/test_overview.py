"""Staff look at what referrals bring and cost, and at what needs them."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, Route, expect

from sandbox.permissions import Permission
from tests.browser.conftest import Opened
from tests.browser.dashboard import Dashboard
from tests.browser.seen import check_accessible, check_fits

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser")]

on_a_desktop = pytest.mark.parametrize("size", [(1280, 800)], ids=["desktop"], indirect=True)
in_the_light = pytest.mark.parametrize("theme", ["light"], indirect=True)


def test_money_and_people_are_seen_at_a_glance(dashboard: Dashboard, theme: str) -> None:
    frame = dashboard.opens("/overview")

    expect(frame.get_by_role("heading", name="Overview", exact=True)).to_be_visible()
    expect(frame.get_by_role("img", name="Referred revenue, day by day")).to_be_visible()
    expect(frame.get_by_role("table", name="From the page to the reward")).to_contain_text("Bought")
    expect(frame.get_by_role("table", name="Best advocates")).to_contain_text("Carol")
    expect(frame.locator("html")).to_have_attribute("data-theme", theme)
    check_fits(dashboard.frame)
    check_accessible(dashboard.frame)


@on_a_desktop
@in_the_light
def test_each_figure_says_what_it_counts_and_each_picture_is_a_table_too(
    dashboard: Dashboard,
) -> None:
    frame = dashboard.opens("/overview")
    frame.get_by_role("button", name="What “K-factor” means").click()
    expect(frame.get_by_text("At 1 each customer brings another one.")).to_be_visible()
    dashboard.page.keyboard.press("Escape")
    frame.get_by_text("Show as a table").last.click()

    table = frame.get_by_role("table", name="New customers, day by day")
    expect(table.get_by_role("row")).to_have_count(31)
    # What lies half below the tabs is taken for too small.
    frame.get_by_role("heading", name="Overview").scroll_into_view_if_needed()
    check_accessible(dashboard.frame)


@on_a_desktop
@in_the_light
def test_the_period_is_kept_in_the_dashboards_address(dashboard: Dashboard) -> None:
    frame = dashboard.opens("/overview")
    frame.get_by_label("Period").select_option("The last 90 days")
    dashboard.shows("/overview?days=90")

    frame.get_by_label("Period").select_option("Days of your choice")
    frame.get_by_label("First day").fill("2026-02-01")
    frame.get_by_label("Last day").fill("2026-01-01")
    expect(frame.get_by_text("The last day comes before the first.")).to_be_visible()
    frame.get_by_label("Last day").fill("2026-02-28")
    dashboard.shows("/overview?since=2026-02-01&until=2026-02-28")
    dashboard.page.reload()
    expect(frame.get_by_role("status").filter(has_text="compared with")).to_contain_text("Feb 1")
    check_accessible(dashboard.frame)


@on_a_desktop
@in_the_light
def test_what_needs_somebody_leads_there(dashboard: Dashboard) -> None:
    frame = dashboard.opens("/overview")
    frame.get_by_role("link", name="for a decision").first.click()

    expect(frame.get_by_role("heading", name="Review")).to_be_visible()


@on_a_desktop
@in_the_light
def test_days_in_which_nothing_happened_teach_what_will_be_here(dashboard: Dashboard) -> None:
    frame = dashboard.opens("/overview?since=2020-02-01&until=2020-02-28")

    expect(frame.get_by_role("heading", name="Nothing to count in these days")).to_be_visible()
    check_accessible(dashboard.frame)
    frame.get_by_role("button", name="Look at the last year").click()
    expect(frame.get_by_role("img", name="Referred revenue, week by week")).to_be_visible()


@on_a_desktop
@in_the_light
def test_who_may_not_see_orders_sees_people_and_cost(page: Page, opened: Opened) -> None:
    opened.shop.add_staff("planner@example.com", "planner", [Permission.MANAGE_DISCOUNTS])
    planner = Dashboard(page, opened.shop.url, opened.app_id)
    planner.sign_in("planner@example.com", "planner")
    frame = planner.opens("/overview")

    expect(frame.get_by_text("Needs the permission “Manage orders”").first).to_be_visible()
    expect(frame.get_by_role("img", name="New customers, day by day")).to_be_visible()
    expect(frame.get_by_role("img", name="Referred revenue")).to_have_count(0)


@on_a_desktop
@in_the_light
def test_figures_of_a_while_ago_say_so_until_newer_ones_come(dashboard: Dashboard) -> None:
    asked = []

    def as_of_a_while_ago(route: Route) -> None:
        answer = route.fetch()
        said = answer.json()
        if "overview" in said["data"]:
            asked.append(route.request)
            then = {"countedAt": "2026-01-05T09:30:00+00:00", "isCountedAnew": True}
            said["data"]["overview"] |= then if len(asked) == 1 else {}
        route.fulfill(response=answer, json=said)

    dashboard.page.route("**/graphql/admin", as_of_a_while_ago)
    frame = dashboard.opens("/overview")

    status = frame.get_by_role("status").filter(has_text="Newer figures are being added up.")
    expect(status).to_contain_text("As of Jan 5, 2026")
    check_accessible(dashboard.frame)
    expect(status).to_have_count(0)
    expect(frame.get_by_text("As of Jan 5, 2026")).to_have_count(0)


@on_a_desktop
@in_the_light
@pytest.mark.parametrize("path", ["/overview", "/programs"])
def test_what_is_owed_says_of_when_it_is(dashboard: Dashboard, path: str) -> None:
    def as_of_a_while_ago(route: Route) -> None:
        answer = route.fetch()
        said = answer.json()
        if "liability" in said["data"]:
            said["data"]["liability"]["countedAt"] = "2026-01-05T09:30:00+00:00"
        route.fulfill(response=answer, json=said)

    dashboard.page.route("**/graphql/admin", as_of_a_while_ago)
    frame = dashboard.opens(path)

    expect(frame.get_by_role("status").filter(has_text="As of Jan 5, 2026")).to_be_visible()
    check_accessible(dashboard.frame)


@on_a_desktop
@in_the_light
def test_while_figures_are_on_their_way_their_place_is_kept(dashboard: Dashboard) -> None:
    def never(_route: Route) -> None:
        """It is not answered."""

    dashboard.page.route("**/graphql/admin", never)
    frame = dashboard.opens("/overview")

    expect(frame.get_by_role("heading", name="Overview")).to_be_visible()
    expect(frame.get_by_text("Loading")).to_have_count(2)
    check_accessible(dashboard.frame)


@on_a_desktop
@in_the_light
def test_credit_for_orders_is_shared_by_a_sentence(dashboard: Dashboard) -> None:
    frame = dashboard.opens("/overview")
    frame.get_by_role("link", name="Where orders come from").click()
    table = frame.get_by_role("table", name="Revenue in USD")
    expect(table.get_by_role("row", name="No visit known")).to_be_visible()
    frame.get_by_label("Who has the credit").select_option("mostly to the first and the last visit")
    first, last = (frame.get_by_label(f"Share of the {end} visit") for end in ("first", "last"))
    last.fill("70")
    expect(last).to_have_accessible_description("Together at most 100 %.")
    first.fill("many")
    expect(first).to_have_accessible_description("A whole percentage from 0 to 100.")
    check_accessible(dashboard.frame)
    first.fill("30")
    expect(first).to_have_accessible_description("")
    dashboard.shows("/overview/credit?model=POSITION&last=70&first=30")
    expect(table.get_by_role("row", name="No visit known")).to_be_visible()
    dashboard.page.reload()

    expect(last).to_have_value("70")
