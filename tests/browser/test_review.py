"""Staff decide what waits for a person."""

from __future__ import annotations

import pytest
from playwright.sync_api import FrameLocator, expect

from tests.browser.dashboard import Dashboard
from tests.browser.seen import check_accessible, check_fits

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser")]

on_a_desktop = pytest.mark.parametrize("size", [(1280, 800)], ids=["desktop"], indirect=True)
in_the_light = pytest.mark.parametrize("theme", ["light"], indirect=True)


def opened_case(dashboard: Dashboard) -> FrameLocator:
    frame = dashboard.opens("/review")
    frame.get_by_role("link", name="Alice").click()
    expect(frame.get_by_role("heading", name="A case of Alice")).to_be_visible()
    return frame


def test_the_queue_shows_what_waits_and_how_the_rules_do(dashboard: Dashboard) -> None:
    frame = dashboard.opens("/review")
    case = frame.get_by_role("row").filter(has_text="Alice")

    for text in ("Works for the shop", "75", "Open"):
        expect(case).to_contain_text(text)
    expect(frame.get_by_text("Held for nothing")).to_be_visible()
    check_fits(dashboard.frame)
    check_accessible(dashboard.frame)


def test_a_case_shows_the_evidence_side_by_side(dashboard: Dashboard) -> None:
    frame = opened_case(dashboard)
    evidence = frame.get_by_role("group", name="Evidence, side by side").get_by_role("table")

    for rule in ("E-mail address", "Account", "Telephone", "Delivery address", "Surname"):
        expect(evidence.get_by_role("row").filter(has_text=rule)).to_be_visible()
    expect(evidence).to_contain_text("Advocate or friend are on the shop's list of staff.")
    expect(frame.get_by_text("4 friends accepted")).to_be_visible()
    check_fits(dashboard.frame)
    check_accessible(dashboard.frame)


@on_a_desktop
@in_the_light
def test_a_case_is_decided_by_keyboard_and_taken_back(dashboard: Dashboard) -> None:
    frame = dashboard.opens("/review")
    press = dashboard.page.keyboard.press
    frame.get_by_role("heading", name="Review").click()
    expect(frame.get_by_role("link", name="Alice")).to_be_visible()
    press("j")
    expect(frame.get_by_role("link", name="Alice")).to_be_focused()
    press("x")
    expect(frame.get_by_text("1 case chosen")).to_be_visible()
    press("a")
    dialog = frame.get_by_role("dialog", name="Approve this case?")
    expect(dialog).to_be_visible()
    check_accessible(dashboard.frame)
    dashboard.page.keyboard.type("a friend of mine, x")
    expect(dialog.get_by_label("Why")).to_have_value("a friend of mine, x")
    dialog.get_by_role("button", name="Approve").press("Enter")

    expect(frame.get_by_text("The case is approved.")).to_be_visible()
    expect(frame.get_by_role("heading", name="Nothing waits for you")).to_be_visible()
    press("u")
    expect(frame.get_by_role("row").filter(has_text="Alice")).to_contain_text("Open")


@in_the_light
def test_cases_are_chosen_in_the_list(dashboard: Dashboard) -> None:
    frame = dashboard.opens("/review")
    frame.get_by_label("Choose the case of Alice").check()

    expect(frame.get_by_text("1 case chosen")).to_be_visible()
    frame.get_by_role("button", name="Refuse").click()
    expect(frame.get_by_role("dialog", name="Refuse this case?")).to_be_visible()


@on_a_desktop
@in_the_light
def test_a_note_is_kept_with_the_case_and_taken_back_from_the_list_of_acts(
    dashboard: Dashboard,
) -> None:
    frame = opened_case(dashboard)
    dashboard.page.keyboard.press("n")
    dialog = frame.get_by_role("dialog")
    dialog.get_by_role("button", name="Add a note").click()
    expect(dialog.get_by_label("Why")).to_have_accessible_description(
        "Say why, in a few words: it is kept with what you do."
    )
    dialog.get_by_label("Why").fill("I have called her")
    dialog.get_by_role("button", name="Add a note").click()
    act = frame.get_by_role("listitem").filter(has_text="I have called her").first
    expect(act).to_contain_text("A member of staff")

    act.get_by_role("button", name="Undo").click()
    frame.get_by_role("dialog").get_by_label("Why").fill("It was not her")
    frame.get_by_role("dialog").get_by_role("button", name="Undo").click()
    expect(act).to_contain_text("Taken back")


@on_a_desktop
@in_the_light
def test_the_keys_are_shown_and_turned_off(dashboard: Dashboard) -> None:
    frame = opened_case(dashboard)
    dashboard.page.keyboard.press("?")
    dialog = frame.get_by_role("dialog", name="Keyboard shortcuts")
    expect(dialog).to_be_visible()
    check_accessible(dashboard.frame)
    dialog.get_by_label("Single keys do something on these pages").uncheck()
    dashboard.page.keyboard.press("Escape")
    dashboard.page.keyboard.press("n")

    expect(frame.get_by_role("dialog")).to_have_count(0)


@on_a_desktop
@in_the_light
def test_an_advocate_is_banned_and_the_ban_is_taken_back(dashboard: Dashboard) -> None:
    frame = opened_case(dashboard)
    frame.get_by_role("button", name="Ban", exact=True).click()
    dialog = frame.get_by_role("dialog")
    dialog.get_by_label("Why").fill("All friends live with her")
    dialog.get_by_role("button", name="Ban").click()
    expect(frame.get_by_text("The advocate is banned.")).to_be_visible()
    expect(frame.get_by_role("button", name="Lift the ban")).to_be_visible()
    frame.get_by_role("status").get_by_role("button", name="Undo").click()

    expect(frame.get_by_role("button", name="Ban", exact=True)).to_be_visible()
