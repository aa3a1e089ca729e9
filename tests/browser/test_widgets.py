"""The app's widgets beside a customer, beside a voucher and on the Dashboard's first page."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import Opened
from tests.browser.dashboard import Dashboard
from tests.browser.seen import check_accessible, check_fits

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser")]

on_a_desktop = pytest.mark.parametrize("size", [(1280, 800)], ids=["desktop"], indirect=True)
in_the_light = pytest.mark.parametrize("theme", ["light"], indirect=True)


def test_a_customers_widget_has_link_friends_and_rewards(
    dashboard: Dashboard, opened: Opened
) -> None:
    widget = dashboard.opens_customer(opened.story.alice)

    expect(widget.get_by_text("4 friends accepted")).to_be_visible()
    expect(widget.get_by_text(f"/r/{opened.story.page()['word']}")).to_be_visible()
    expect(widget.get_by_text("Given out").first).to_be_visible()
    check_fits(dashboard.frame)
    check_accessible(dashboard.frame)


@on_a_desktop
@in_the_light
def test_a_reward_is_granted_on_a_customer_and_taken_back(
    dashboard: Dashboard, opened: Opened
) -> None:
    widget = dashboard.opens_customer(opened.story.alice)
    widget.get_by_role("button", name="Grant a reward").click()
    dialog = widget.get_by_role("dialog")
    dialog.get_by_label("Percent").fill("15")
    dialog.get_by_label("Why").fill("Her parcel was late")
    check_accessible(dashboard.frame)
    dialog.get_by_role("button", name="Grant it").click()
    granted = widget.get_by_role("listitem").filter(has_text="15%")
    expect(granted).to_contain_text("Given out")

    granted.get_by_role("button", name="Take back").click()
    dialog.get_by_label("Why").fill("It came after all")
    dialog.get_by_role("button", name="Take back").click()
    expect(granted).to_contain_text("Taken back")


@on_a_desktop
@in_the_light
def test_a_customer_who_does_not_refer_is_said_so(dashboard: Dashboard, opened: Opened) -> None:
    opened.shop.add_user("dave@example.com", "password")
    widget = dashboard.opens_customer("dave@example.com")

    expect(widget.get_by_text("Does not refer yet")).to_be_visible()
    check_accessible(dashboard.frame)


def test_a_voucher_of_the_app_says_what_it_is_for(dashboard: Dashboard) -> None:
    widget = dashboard.opens_voucher("Welcome from a friend")

    expect(widget.get_by_text("Holds the codes that friends get")).to_be_visible()
    expect(widget.get_by_text("Refer a friend")).to_be_visible()
    expect(widget.get_by_text("10% off")).to_be_visible()
    check_fits(dashboard.frame)
    check_accessible(dashboard.frame)


@on_a_desktop
@in_the_light
def test_another_voucher_is_none_of_the_apps(dashboard: Dashboard) -> None:
    widget = dashboard.opens("/widgets/voucher?voucherId=Vm91Y2hlcjo0MDQ=")

    expect(widget.get_by_text("Not of the referral app")).to_be_visible()


def test_the_first_page_says_what_needs_somebody(dashboard: Dashboard) -> None:
    widget = dashboard.opens_home()

    expect(widget.get_by_role("button", name="1 case waits for a decision")).to_be_visible()
    expect(widget.get_by_text("The last 30 days")).to_be_visible()
    check_fits(dashboard.frame)
    check_accessible(dashboard.frame)


@on_a_desktop
@in_the_light
def test_the_first_page_leads_to_the_queue(dashboard: Dashboard) -> None:
    dashboard.opens_home().get_by_role("button", name="1 case waits").click()

    heading = dashboard.page.frame_locator("iframe").get_by_role("heading", name="Review")
    expect(heading).to_be_visible()
