"""The app and the Dashboard around it: theme, language, address, session."""

from __future__ import annotations

from typing import Any

import pytest
from playwright.sync_api import Route, expect

from tests.browser.dashboard import Dashboard

pytestmark = [
    pytest.mark.browser,
    pytest.mark.xdist_group("browser"),
    pytest.mark.parametrize("size", [(1280, 800)], ids=["desktop"], indirect=True),
    pytest.mark.parametrize("theme", ["light"], indirect=True),
]

# Of Carol's friend alone: other tests bring her more.
CAROLS = "/referrals?search=bob-pending@example.com"
TITLES = {
    "de": "Empfehlungen",
    "lv": "Ieteikumi",
    "pl": "Polecenia",
    "ro": "Recomandări",
    "ru": "Приглашения",
    "en": "Referrals",
}


def test_the_pages_change_their_language_with_the_dashboard(dashboard: Dashboard) -> None:
    frame = dashboard.opens("/referrals")
    for language, title in TITLES.items():
        dashboard.page.get_by_label("Language of apps").select_option(language)
        expect(frame.get_by_role("heading", level=1)).to_have_text(title)
        expect(frame.locator("html")).to_have_attribute("lang", language)


def test_a_language_that_nobody_has_is_read_in_the_browsers(dashboard: Dashboard) -> None:
    frame = dashboard.opens("/referrals")
    dashboard.page.get_by_label("Language of apps").select_option("ar")

    expect(frame.get_by_role("heading", name="Referrals")).to_be_visible()


def test_the_pages_change_their_theme_with_the_dashboard(dashboard: Dashboard) -> None:
    frame = dashboard.opens("/referrals")
    for theme in ("dark", "light"):
        dashboard.page.get_by_label("Theme").select_option(theme)
        expect(frame.locator("html")).to_have_attribute("data-theme", theme)


def test_the_dashboards_address_follows_the_page_and_a_step_back_leads_back(
    dashboard: Dashboard,
) -> None:
    frame = dashboard.opens(CAROLS)
    link = frame.get_by_role("link", name="Carol")
    path = (link.get_attribute("href") or "").removeprefix("/dashboard")
    link.click()
    expect(frame.get_by_role("heading", name="A friend of Carol")).to_be_visible()
    dashboard.shows(path)

    dashboard.page.reload()
    expect(frame.get_by_role("heading", name="A friend of Carol")).to_be_visible()
    dashboard.page.go_back()
    expect(frame.get_by_role("heading", name="Referrals", exact=True)).to_be_visible()


def test_the_page_follows_the_dashboard(dashboard: Dashboard) -> None:
    frame = dashboard.opens(CAROLS)
    expect(frame.get_by_role("link", name="Carol")).to_be_visible()
    dashboard.tells("redirect", path="/referrals/999999")
    expect(frame.get_by_role("heading", name="There is no such referral")).to_be_visible()

    dashboard.tells("redirect", path="/orders/of-somebody-else")
    dashboard.tells("redirect", path=f"/dashboard/extensions/app/{dashboard.app_id}/referrals")
    expect(frame.get_by_role("heading", name="Referrals", exact=True)).to_be_visible()


def test_the_app_opens_at_its_first_run_until_that_is_put_aside(dashboard: Dashboard) -> None:
    frame = dashboard.opens("/")

    expect(frame.get_by_role("heading", name="Get started")).to_be_visible()
    dashboard.shows("/start")


def test_a_page_that_there_is_not_is_said_so(dashboard: Dashboard) -> None:
    frame = dashboard.opens("/settings/nothing")

    expect(frame.get_by_text("There is no such page")).to_be_visible()


def is_over(route: Route) -> Any:
    error = {"message": "The token is not valid here.", "extensions": {"code": "TOKEN_INVALID"}}
    return route.fulfill(status=401, json={"errors": [error]})


def test_a_token_that_is_over_is_renewed_unseen(dashboard: Dashboard) -> None:
    page = dashboard.page
    page.route("**/graphql/admin", is_over)
    frame = dashboard.opens(CAROLS)
    with page.expect_request("**/graphql/admin"):
        pass
    page.unroute("**/graphql/admin")
    fresh = page.request.get(f"{dashboard.url}/dashboard/tokens/{dashboard.app_id}").json()
    dashboard.tells("tokenRefresh", token=fresh["token"])

    expect(frame.get_by_role("link", name="Carol")).to_be_visible()


def test_a_session_that_has_ended_is_said_so(dashboard: Dashboard) -> None:
    dashboard.page.route("**/graphql/admin", is_over)
    frame = dashboard.opens("/referrals")

    alert = frame.get_by_role("alert")
    expect(alert).to_contain_text("Your session has ended", timeout=15_000)
    expect(alert).to_contain_text("Reload the Dashboard")


def test_an_app_that_does_not_answer_is_asked_again(dashboard: Dashboard) -> None:
    dashboard.page.route("**/graphql/admin", lambda route: route.fulfill(status=500, body="no"))
    frame = dashboard.opens(CAROLS)
    expect(frame.get_by_role("alert")).to_contain_text("That did not work")
    dashboard.page.unroute("**/graphql/admin")
    frame.get_by_role("button", name="Try again").click()

    expect(frame.get_by_role("link", name="Carol")).to_be_visible()
