"""Staff look through advocates and rewards, and change what is owed."""

from __future__ import annotations

import pytest
from playwright.sync_api import FrameLocator, expect

from tests.browser.conftest import Opened
from tests.browser.dashboard import Dashboard
from tests.browser.seen import check_accessible, check_fits

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser")]

on_a_desktop = pytest.mark.parametrize("size", [(1280, 800)], ids=["desktop"], indirect=True)
in_the_light = pytest.mark.parametrize("theme", ["light"], indirect=True)


def opened_advocate(dashboard: Dashboard, name: str) -> FrameLocator:
    frame = dashboard.opens("/advocates")
    frame.get_by_role("link", name=name, exact=True).click()
    expect(frame.get_by_role("heading", name=name, exact=True)).to_be_visible()
    return frame


def test_advocates_are_listed(dashboard: Dashboard) -> None:
    frame = dashboard.opens("/advocates?sort=FRIENDS")
    first = frame.get_by_role("row").nth(1)

    expect(first).to_contain_text("Alice")
    check_fits(dashboard.frame)
    check_accessible(dashboard.frame)


@on_a_desktop
@in_the_light
def test_an_advocate_is_found_by_word_and_by_address(dashboard: Dashboard) -> None:
    frame = dashboard.opens("/advocates")
    for typed in ("carol-", "carol@example.com"):
        frame.get_by_label("Word of the link, or e-mail").fill(typed)
        expect(frame.get_by_role("link", name="Carol")).to_be_visible()
        expect(frame.get_by_role("link", name="Alice")).to_have_count(0)


def test_an_advocates_page_has_link_friends_and_rewards(
    dashboard: Dashboard, opened: Opened
) -> None:
    frame = opened_advocate(dashboard, "Alice")
    word = opened.story.page()["word"]

    expect(frame.get_by_text(f"{opened.story.app.url}/r/{word}")).to_be_visible()
    code = frame.get_by_role("img", name="The share link as a QR code")
    expect(code).to_be_visible()
    assert code.evaluate("image => image.complete && image.naturalWidth > 0")
    expect(frame.get_by_text("The order was fully refunded.").first).to_be_visible()
    check_fits(dashboard.frame)
    check_accessible(dashboard.frame)


@on_a_desktop
@in_the_light
def test_an_order_that_nobody_brought_is_linked_and_the_link_taken_back(
    dashboard: Dashboard, opened: Opened
) -> None:
    frame = opened_advocate(dashboard, "Carol")
    frame.get_by_role("button", name="Link an order").click()
    dialog = frame.get_by_role("dialog")
    page = f"{dashboard.url}/dashboard/orders/{opened.orders.nobodys}"
    dialog.get_by_label("Address of the order").fill(page)
    dialog.get_by_label("Why").fill("She told us by phone")
    check_accessible(dashboard.frame)
    dialog.get_by_role("button", name="Link it").click()
    expect(frame.get_by_text("The order is linked.")).to_be_visible()
    frame.get_by_role("status").get_by_role("button", name="Undo").click()

    expect(frame.get_by_text("Link taken back")).to_be_visible()


@on_a_desktop
@in_the_light
def test_an_offer_is_accepted_for_a_friend_on_the_telephone(dashboard: Dashboard) -> None:
    frame = opened_advocate(dashboard, "Carol")
    frame.get_by_role("button", name="Accept for a friend").click()
    dialog = frame.get_by_role("dialog")
    dialog.get_by_label("The friend’s e-mail").fill("bob-by-phone@example.com")
    dialog.get_by_label("Why").fill("He named her")
    dialog.get_by_role("button", name="Accept").click()

    expect(frame.get_by_text("Put this code onto the friend’s order:")).to_be_visible()


def test_rewards_are_listed(dashboard: Dashboard) -> None:
    frame = dashboard.opens("/rewards?side=ADVOCATE")

    expect(frame.get_by_role("row").filter(has_text="Given out").first).to_contain_text("$5.00")
    check_fits(dashboard.frame)
    check_accessible(dashboard.frame)


def test_a_rewards_page_tells_its_life_and_its_ledger(dashboard: Dashboard) -> None:
    frame = dashboard.opens("/rewards?state=PENDING")
    frame.get_by_role("row").filter(has_text="Carol").get_by_role("link").click()

    expect(frame.get_by_role("heading", name="Reward: Sum off an order")).to_be_visible()
    expect(frame.get_by_role("heading", name="Ledger")).to_be_visible()
    check_fits(dashboard.frame)
    check_accessible(dashboard.frame)


@on_a_desktop
@in_the_light
def test_an_amount_is_corrected_and_the_correction_taken_back(dashboard: Dashboard) -> None:
    frame = dashboard.opens("/rewards?state=PENDING")
    frame.get_by_role("row").filter(has_text="Carol").get_by_role("link").click()
    frame.get_by_role("button", name="Correct the amount").click()
    dialog = frame.get_by_role("dialog")
    dialog.get_by_label("Amount in USD").fill("7")
    dialog.get_by_label("Why").fill("As she was promised")
    dialog.get_by_role("button", name="Correct the amount").click()
    expect(frame.get_by_text("$7.00").first).to_be_visible()
    frame.get_by_role("status").get_by_role("button", name="Undo").click()

    expect(frame.get_by_text("$5.00 · Advocate")).to_be_visible()


@on_a_desktop
@in_the_light
def test_a_donation_is_granted_handed_over_and_that_taken_back(dashboard: Dashboard) -> None:
    frame = opened_advocate(dashboard, "Carol")
    frame.get_by_role("button", name="Grant a reward").click()
    dialog = frame.get_by_role("dialog")
    dialog.get_by_label("What", exact=True).select_option("A donation")
    dialog.get_by_label("Cause").fill("Trees")
    dialog.get_by_label("Sum in PLN").fill("3")
    dialog.get_by_label("Why").fill("She asked for trees")
    dialog.get_by_role("button", name="Grant it").click()
    granted = frame.get_by_role("listitem").filter(has_text="PLN 3.00").first
    expect(granted).to_contain_text("Given out")

    frame = dashboard.opens("/rewards?kind=DONATION&state=ISSUED")
    frame.get_by_label("Choose the reward of Carol").first.check()
    frame.get_by_role("button", name="Handed over", exact=True).click()
    frame.get_by_role("dialog").get_by_label("Why").fill("Paid to the forester")
    frame.get_by_role("dialog").get_by_role("button", name="Handed over").click()
    expect(frame.get_by_text("1 reward counts as handed over.")).to_be_visible()
    frame.get_by_role("status").get_by_role("button", name="Undo").click()
    expect(frame.get_by_label("Choose the reward of Carol").first).to_be_visible()
