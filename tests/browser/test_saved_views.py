"""Staff keep what they ask a list for under a name, for all of them."""

from __future__ import annotations

import json

import pytest
from playwright.sync_api import FrameLocator, Locator, Route, expect

from tests.browser.dashboard import Dashboard
from tests.browser.seen import check_accessible, check_fits

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser")]

on_a_desktop = pytest.mark.parametrize("size", [(1280, 800)], ids=["desktop"], indirect=True)
on_a_phone = pytest.mark.parametrize("size", [(390, 800)], ids=["phone"], indirect=True)
in_the_light = pytest.mark.parametrize("theme", ["light"], indirect=True)


def bar(frame: FrameLocator) -> Locator:
    return frame.get_by_role("region", name="Saved views")


def view(frame: FrameLocator, name: str) -> Locator:
    return bar(frame).get_by_role("button", name=name, exact=True)


def state_is(frame: FrameLocator, state: str) -> None:
    frame.get_by_label("State", exact=True).select_option(state)


def asked_for_a_name(frame: FrameLocator) -> Locator:
    bar(frame).get_by_role("button", name="Save this view").click()
    return frame.get_by_role("dialog", name="Save this view")


def saved(frame: FrameLocator, name: str) -> None:
    dialog = asked_for_a_name(frame)
    dialog.get_by_label("Name").fill(name)
    dialog.get_by_role("button", name="Save", exact=True).click()
    expect(view(frame, name)).to_have_attribute("aria-pressed", "true")


def removed(frame: FrameLocator, name: str) -> None:
    bar(frame).get_by_role("button", name="Remove this view").press("Enter")
    expect(view(frame, name)).to_have_count(0)
    expect(bar(frame).get_by_role("button", name="Save this view")).to_be_focused()


def undone(frame: FrameLocator) -> None:
    frame.get_by_role("status").get_by_role("button", name="Undo").click()


@on_a_desktop
@in_the_light
def test_a_view_is_saved_chosen_replaced_and_removed_each_with_a_way_back(
    dashboard: Dashboard,
) -> None:
    frame = dashboard.opens("/referrals")
    state_is(frame, "Undone")
    saved(frame, "Taken back lately")
    check_accessible(dashboard.frame)
    view(frame, "Taken back lately").click()
    dashboard.shows("/referrals")
    expect(view(frame, "Taken back lately")).to_have_attribute("aria-pressed", "false")

    state_is(frame, "Counts")
    dialog = asked_for_a_name(frame)
    dialog.get_by_label("Name").fill("Taken back lately")
    expect(dialog.get_by_role("status")).to_contain_text("saving replaces “Taken back lately”")
    check_accessible(dashboard.frame)
    dialog.get_by_role("button", name="Replace").click()
    expect(view(frame, "Taken back lately")).to_have_attribute("aria-pressed", "true")
    undone(frame)
    expect(view(frame, "Taken back lately")).to_have_attribute("aria-pressed", "false")

    frame = dashboard.opens("/referrals")
    view(frame, "Taken back lately").click()
    dashboard.shows("/referrals?state=UNDONE")
    removed(frame, "Taken back lately")
    undone(frame)
    expect(view(frame, "Taken back lately")).to_have_attribute("aria-pressed", "true")
    removed(frame, "Taken back lately")


@on_a_desktop
@in_the_light
def test_a_view_that_was_just_saved_is_gone_again_when_it_is_undone(dashboard: Dashboard) -> None:
    frame = dashboard.opens("/rewards")
    state_is(frame, "Pending")
    saved(frame, "Saved by mistake")
    undone(frame)

    expect(view(frame, "Saved by mistake")).to_have_count(0)


@on_a_desktop
@in_the_light
def test_a_name_that_cannot_be_kept_is_said_so_and_the_keyboard_is_enough(
    dashboard: Dashboard,
) -> None:
    page, frame = dashboard.page, dashboard.opens("/referrals?state=UNDONE")
    bar(frame).get_by_role("button", name="Save this view").focus()
    page.keyboard.press("Enter")
    box = frame.get_by_label("Name")
    expect(box).to_be_focused()
    for typed, said in (
        ("", "Give it a name."),
        ("of bob@example.com", "Leave e-mail addresses out"),
        ("a" * 61, "at most 60 letters"),
        ("a\N{ZERO WIDTH SPACE}b", "no signs that cannot be seen"),
    ):
        box.fill(typed)
        page.keyboard.press("Enter")
        expect(frame.get_by_role("alert")).to_contain_text(said)
    page.keyboard.press("Escape")
    expect(bar(frame).get_by_role("button", name="Save this view")).to_be_focused()


@on_a_desktop
@in_the_light
def test_whom_staff_look_for_is_not_saved(dashboard: Dashboard) -> None:
    frame = dashboard.opens("/referrals?search=carol")
    expect(bar(frame)).to_contain_text("A search for one person or order is not saved.")
    expect(bar(frame).get_by_role("button", name="Save this view")).to_have_count(0)

    frame = dashboard.opens("/referrals?search=carol&state=UNDONE")
    dialog = asked_for_a_name(frame)
    expect(dialog).to_contain_text("A search for one person or order is not saved.")
    dialog.get_by_label("Name").fill("Without Carol")
    dialog.get_by_role("button", name="Save", exact=True).click()
    view(frame, "Without Carol").click()
    dashboard.shows("/referrals?state=UNDONE")
    removed(frame, "Without Carol")


@on_a_desktop
@in_the_light
@pytest.mark.parametrize(
    ("path", "box", "option", "address"),
    [
        ("/referrals", "Since", "The last 30 days", "/referrals?days=30"),
        ("/rewards", "For whom", "Friend", "/rewards?side=FRIEND"),
        ("/advocates", "State", "Not banned", "/advocates?state=FREE"),
        ("/review", "State", "All", "/review?state=ALL"),
    ],
)
def test_every_list_has_views_of_its_own(
    dashboard: Dashboard, path: str, box: str, option: str, address: str
) -> None:
    frame = dashboard.opens(path)
    frame.get_by_label(box, exact=True).select_option(option)
    saved(frame, f"Of {path}")
    check_fits(dashboard.frame)
    frame = dashboard.opens(path)
    view(frame, f"Of {path}").click()
    dashboard.shows(address)
    removed(frame, f"Of {path}")


def answered(dashboard: Dashboard, names: list[str]) -> None:
    """As if the shop had saved these, the last of them for what was undone."""
    filters = [
        {"id": str(at), "list": "REFERRALS", "name": name, "filter": {"programId": str(at)}}
        for at, name in enumerate(names)
    ]
    if filters:
        filters[-1]["filter"] = {"state": "UNDONE"}
    body = json.dumps({"data": {"savedFilters": {"filters": filters}}})

    def answer(route: Route) -> None:
        if "savedFilters {" in (route.request.post_data or ""):
            route.fulfill(body=body)
        else:
            route.fallback()

    dashboard.page.route("**/graphql/admin", answer)


@on_a_desktop
def test_who_has_saved_nothing_is_told_how(dashboard: Dashboard) -> None:
    answered(dashboard, [])
    frame = dashboard.opens("/referrals")

    expect(bar(frame)).to_contain_text("Set filters, and save them here as a view for all staff.")
    check_accessible(dashboard.frame)


@on_a_phone
def test_many_views_scroll_within_themselves_to_the_one_that_is_shown(
    dashboard: Dashboard,
) -> None:
    answered(dashboard, [f"What the shop in town {at} brought" for at in range(9)] + ["Undone"])
    frame = dashboard.opens("/referrals?state=UNDONE")

    expect(view(frame, "Undone")).to_be_in_viewport(ratio=1)
    expect(view(frame, "What the shop in town 0 brought")).not_to_be_in_viewport()
    expect(bar(frame).get_by_role("button", name="Remove this view")).to_be_in_viewport(ratio=1)
    check_fits(dashboard.frame)
    check_accessible(dashboard.frame)


@on_a_desktop
@in_the_light
def test_views_that_do_not_come_can_be_asked_for_again(dashboard: Dashboard) -> None:
    fails = [True]

    def answer(route: Route) -> None:
        if fails and "savedFilters {" in (route.request.post_data or ""):
            route.fulfill(status=500, body="{}")
        else:
            route.fallback()

    dashboard.page.route("**/graphql/admin", answer)
    frame = dashboard.opens("/referrals?state=UNDONE")
    expect(bar(frame)).to_contain_text("The saved views could not be loaded.")
    fails.clear()
    bar(frame).get_by_role("button", name="Load the views again").click()
    expect(bar(frame).get_by_role("button", name="Save this view")).to_be_visible()
