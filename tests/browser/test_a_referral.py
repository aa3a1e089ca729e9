"""Staff look at one referral, and judge it."""

from __future__ import annotations

import pytest
from playwright.sync_api import FrameLocator, expect

from tests.browser.conftest import Opened
from tests.browser.dashboard import Dashboard
from tests.browser.seen import check_accessible, check_fits

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser")]

on_a_desktop = pytest.mark.parametrize("size", [(1280, 800)], ids=["desktop"], indirect=True)
in_the_light = pytest.mark.parametrize("theme", ["light"], indirect=True)


def opened_by(dashboard: Dashboard, search: str, advocate: str) -> FrameLocator:
    frame = dashboard.opens(f"/referrals?search={search}")
    frame.get_by_role("link", name=advocate).click()
    expect(frame.get_by_role("heading", name=f"A friend of {advocate}")).to_be_visible()
    return frame


def test_a_referral_tells_its_story_and_why(dashboard: Dashboard) -> None:
    frame = opened_by(dashboard, "bob-pending@example.com", "Carol")

    events = frame.get_by_role("region", name="What happened").get_by_role("listitem")
    expect(events.first).to_contain_text("Accepted the offer of the share link")
    expect(events.last).to_contain_text("Due to the advocate: $5.00")
    why = frame.get_by_role("region", name="rule by rule")
    expect(why.get_by_text("The order qualifies; both sides are rewarded.")).to_be_visible()
    why.get_by_text("What it looked at").first.click()
    expect(why.get_by_role("definition").first).to_be_visible()
    expect(frame.get_by_role("region", name="Rewards")).to_contain_text("due on")
    check_fits(dashboard.frame)
    check_accessible(dashboard.frame)


@on_a_desktop
@in_the_light
def test_an_undone_referral_still_tells_what_was(dashboard: Dashboard) -> None:
    frame = opened_by(dashboard, "bob-undone@example.com", "Alice")

    expect(frame.get_by_text("The order was fully refunded.")).to_be_visible()
    expect(frame.get_by_text("Taken back from the advocate: $5.00")).to_be_visible()
    expect(frame.get_by_text("ORDER_REFUNDED")).to_be_visible()


@on_a_desktop
@in_the_light
def test_a_held_referral_is_judged_with_a_reason_and_can_be_undone(dashboard: Dashboard) -> None:
    frame = opened_by(dashboard, "bob-held@example.com", "Alice")
    heading = frame.get_by_role("heading", level=1)
    expect(heading).to_contain_text("In review")
    expect(frame.get_by_role("region", name="What speaks against it")).to_be_visible()
    frame.get_by_role("button", name="Judge it").click()
    dialog = frame.get_by_role("dialog", name="Is this referral honest?")
    check_accessible(dashboard.frame)
    dialog.get_by_role("button", name="It is honest").click()
    reason = dialog.get_by_label("Why you say so")
    expect(reason).to_have_accessible_description(
        "Say why, in a few words: it is kept with what you do."
    )
    check_accessible(dashboard.frame)

    reason.fill("I have called her")
    dialog.get_by_role("button", name="It is honest").click()
    expect(dialog).to_be_hidden()
    expect(heading).to_contain_text("Counts")
    frame.get_by_role("status").get_by_role("button", name="Undo").click()
    expect(heading).to_contain_text("In review")


@on_a_desktop
@in_the_light
def test_what_cannot_be_undone_is_said_by_the_dashboard(dashboard: Dashboard) -> None:
    frame = opened_by(dashboard, "bob-rewarded@example.com", "Alice")
    frame.get_by_role("button", name="Judge it").click()
    frame.get_by_label("Why you say so").fill("I know them")
    frame.get_by_role("button", name="It is honest").click()
    undo = frame.get_by_role("status").get_by_role("button", name="Undo")
    expect(undo).to_be_visible()
    dashboard.page.route("**/graphql/admin", lambda route: route.fulfill(status=500, body="no"))
    undo.click()

    expect(dashboard.page.locator("#notices")).to_contain_text("It could not be taken back")


@on_a_desktop
def test_a_dialog_is_left_by_escape_and_gives_the_focus_back(dashboard: Dashboard) -> None:
    frame = opened_by(dashboard, "bob-rewarded@example.com", "Alice")
    judge = frame.get_by_role("button", name="Judge it")
    judge.focus()
    dashboard.page.keyboard.press("Enter")
    expect(frame.get_by_role("dialog")).to_be_visible()
    dashboard.page.keyboard.press("Escape")

    expect(frame.get_by_role("dialog")).to_be_hidden()
    expect(judge).to_be_focused()


@on_a_desktop
@in_the_light
def test_the_share_link_is_copied_without_the_clipboards_own_interface(
    dashboard: Dashboard, opened: Opened
) -> None:
    frame = opened_by(dashboard, "bob-rewarded@example.com", "Alice")
    frame.get_by_role("button", name="Copy the share link").click()
    expect(frame.get_by_text("Copied")).to_be_attached()

    frame.get_by_role("button", name="Judge it").click()
    reason = frame.get_by_label("Why you say so")
    reason.press("Control+V")
    word = opened.story.page()["word"]
    expect(reason).to_have_value(f"{opened.story.app.url}/r/{word}")


@on_a_desktop
@in_the_light
def test_a_referral_that_there_is_not_is_said_so(dashboard: Dashboard) -> None:
    frame = dashboard.opens("/referrals/999999")

    expect(frame.get_by_role("heading", name="There is no such referral")).to_be_visible()
    frame.get_by_role("main").get_by_role("link", name="Referrals").click()
    expect(frame.get_by_role("row").first).to_be_attached()
