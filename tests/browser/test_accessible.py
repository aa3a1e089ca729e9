"""Every page and widget is for everybody: by axe, in both themes and two widths."""

from __future__ import annotations

import pytest
from playwright.sync_api import FrameLocator, expect

from tests.browser.conftest import Opened
from tests.browser.dashboard import Dashboard
from tests.browser.seen import check_accessible, check_fits

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser")]

# Each page with what is on it once all is there; a new page is a line more.
PAGES = {
    "/overview": "Best advocates",
    "/overview/credit": "How credit is shared",
    "/referrals": "Taken back",
    "/referrals/1": "What happened",
    "/programs": "10% off an order",
    "/programs/new": "An empty program",
    "/programs/new/steps-to-ten-friends": "At 10 friends",
    "/programs/1": "Days until the reward comes",
    "/programs/1/edit": "Days until the reward comes",
    "/advocates": "Carol",
    "/advocates/1": "Alice",
    "/rewards": "$5.00",
    "/rewards/1": "Ledger",
    "/review": "Choose the case of Alice",
    "/review/1": "Evidence, side by side",
}


@pytest.mark.parametrize("path", PAGES)
def test_a_page_is_for_everybody(dashboard: Dashboard, path: str) -> None:
    checked(dashboard, dashboard.opens(path), PAGES[path])


def test_a_widget_is_for_everybody(dashboard: Dashboard, opened: Opened) -> None:
    checked(dashboard, dashboard.opens_order(opened.orders.pending), "due on")
    checked(dashboard, dashboard.opens_customer(opened.story.alice), "Given out")
    checked(dashboard, dashboard.opens_home(), "Needs somebody")


def checked(dashboard: Dashboard, seen: FrameLocator, text: str) -> None:
    expect(seen.get_by_text(text).first).to_be_visible()
    check_fits(dashboard.frame)
    check_accessible(dashboard.frame)
