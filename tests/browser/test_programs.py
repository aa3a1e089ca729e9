"""Staff write a program, try it, start it, and take back what they did."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import yaml
from playwright.sync_api import FrameLocator, Locator, Page, expect

from sandbox.permissions import Permission
from tests.browser.conftest import Opened
from tests.browser.dashboard import Dashboard
from tests.browser.seen import check_accessible, check_fits

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser")]

on_a_desktop = pytest.mark.parametrize("size", [(1280, 800)], ids=["desktop"], indirect=True)
in_the_light = pytest.mark.parametrize("theme", ["light"], indirect=True)

FRIENDS_SHARE = "offers.0.friend.reward.percent"


def field(frame: FrameLocator, path: str) -> Locator:
    return frame.locator(f'[name="{path}"]')


def unfolded(frame: FrameLocator) -> None:
    """All sections of the form, so that all of it is looked at."""
    frame.locator("details").evaluate_all("all => all.forEach((one) => { one.open = true; })")


def drafted(dashboard: Dashboard, preset: str, name: str) -> FrameLocator:
    frame = dashboard.opens("/programs/new")
    frame.get_by_role("link", name=preset, exact=True).click()
    frame.get_by_label("Name", exact=True).fill(name)
    frame.get_by_role("button", name="Save as a draft").click()
    expect(frame.get_by_role("heading", name=name)).to_contain_text("Draft")
    return frame


def exported(dashboard: Dashboard, frame: FrameLocator, form: str, folder: Path) -> Path:
    """The file that the program's own page gives; its menu stays open."""
    frame.get_by_role("button", name="More to do").click()
    with dashboard.page.expect_download() as found:
        frame.get_by_role("button", name=f"Export as {form}").click()
    file = folder / found.value.suggested_filename
    found.value.save_as(file)
    return file


def undone(frame: FrameLocator) -> None:
    frame.get_by_role("status").get_by_role("button", name="Undo").click()


def test_the_list_says_what_each_program_promises(dashboard: Dashboard) -> None:
    frame = dashboard.opens("/programs")

    row = frame.get_by_role("row", name="Refer a friend")
    expect(row).to_contain_text("10% off an order")
    expect(row).to_contain_text("For new customers")
    expect(row.get_by_role("button", name="Pause")).to_be_visible()
    check_fits(dashboard.frame)
    check_accessible(dashboard.frame)


def test_the_list_says_what_each_program_brought_and_cost(dashboard: Dashboard) -> None:
    frame = dashboard.opens("/programs")

    row = frame.get_by_role("row", name="Refer a friend")
    expect(row).to_contain_text("Cost: $")
    expect(row).to_contain_text("friends bought")
    check_fits(dashboard.frame)


@on_a_desktop
@in_the_light
def test_results_are_of_the_days_that_staff_choose(dashboard: Dashboard) -> None:
    frame = dashboard.opens("/programs")
    frame.get_by_label("Period").select_option("The last 90 days")
    dashboard.shows("/programs?days=90")
    frame.get_by_role("button", name="What “Results” means").click()

    expect(frame.get_by_text("how many times over it came back")).to_be_visible()
    check_accessible(dashboard.frame, is_covered=True)


def test_a_program_says_what_it_brought_and_what_each_figure_counts(dashboard: Dashboard) -> None:
    frame = dashboard.opens("/programs")
    frame.get_by_role("link", name="Refer a friend").click()

    results = frame.get_by_role("region", name="What it brought")
    expect(results).to_contain_text("Friends who bought")
    # Of each currency that others have given rewards in.
    results.get_by_role("button", name="What “Return” means").first.click()
    expect(frame.get_by_text("It is revenue, not margin.").first).to_be_visible()
    check_fits(dashboard.frame)
    check_accessible(dashboard.frame, is_covered=True)


@on_a_desktop
@in_the_light
def test_a_program_by_which_nobody_bought_yet_says_so(dashboard: Dashboard) -> None:
    frame = drafted(dashboard, "Anyone may be referred", "For the winter")
    results = frame.get_by_role("region", name="What it brought")
    expect(results).to_have_count(0)
    frame.get_by_role("button", name="Start").click()

    expect(results).to_contain_text("No friend bought by this program in these days.")
    check_accessible(dashboard.frame)
    results.get_by_role("button", name="Look at the last year").click()
    expect(results.get_by_label("Period")).to_have_value("365")
    undone(frame)
    frame.get_by_role("link", name="Programs", exact=True).last.click()
    row = frame.get_by_role("row", name="For the winter")
    expect(row).to_contain_text("No order in these days")


@on_a_desktop
@in_the_light
def test_who_may_not_see_orders_sees_what_a_program_cost(page: Page, opened: Opened) -> None:
    opened.shop.add_staff("buyer@example.com", "buyer", [Permission.MANAGE_DISCOUNTS])
    buyer = Dashboard(page, opened.shop.url, opened.app_id)
    buyer.sign_in("buyer@example.com", "buyer")
    frame = buyer.opens("/programs")
    row = frame.get_by_role("row", name="Refer a friend")
    expect(row).to_contain_text("Cost: $")
    frame.get_by_role("link", name="Refer a friend").click()

    results = frame.get_by_role("region", name="What it brought")
    expect(results.get_by_text("Needs the permission “Manage orders”").first).to_be_visible()


def test_every_program_to_start_from_says_what_it_gives(dashboard: Dashboard) -> None:
    frame = dashboard.opens("/programs/new")

    expect(frame.get_by_role("main").get_by_role("listitem")).to_have_count(18)
    expect(frame.get_by_role("link", name="Win customers back")).to_be_visible()
    check_fits(dashboard.frame)
    check_accessible(dashboard.frame)


def test_all_of_the_form_can_be_read(dashboard: Dashboard) -> None:
    frame = dashboard.opens("/programs/new/steps-to-ten-friends")
    expect(field(frame, "name")).to_have_value("Bring your friends")
    unfolded(frame)
    for limit in frame.get_by_role("button", name="Add a limit").all():
        limit.click()
    frame.get_by_role("button", name="Add days that come again").click()

    expect(frame.get_by_role("complementary")).to_contain_text("10% off")
    check_fits(dashboard.frame)
    check_accessible(dashboard.frame)


def test_a_program_tells_all_about_itself(dashboard: Dashboard) -> None:
    frame = dashboard.opens("/programs")
    frame.get_by_role("link", name="Refer a friend").click()
    frame.get_by_role("button", name="Try it").click()

    tried = frame.get_by_role("region", name="Try it on past orders")
    expect(tried.get_by_text("orders looked at")).to_be_visible()
    expect(frame.get_by_role("region", name="Cost and limits")).to_contain_text("$")
    versions = frame.get_by_role("region", name="Versions")
    expect(versions).to_contain_text("Days until the reward comes")
    check_fits(dashboard.frame)
    check_accessible(dashboard.frame)


@on_a_desktop
@in_the_light
def test_a_program_is_made_refused_mended_changed_started_and_stopped(
    dashboard: Dashboard,
) -> None:
    frame = drafted(dashboard, "Give 10 %, get 10 %", "For the summer")
    frame.get_by_role("button", name="Edit").click()
    share = field(frame, FRIENDS_SHARE)
    share.fill("120")
    frame.get_by_role("button", name="Save as a new version").click()

    alert = frame.get_by_role("alert").filter(has_text="This cannot be saved yet")
    expect(alert).to_be_focused()
    check_accessible(dashboard.frame)
    alert.get_by_role("button", name="A percentage above 0").click()
    expect(share).to_be_focused()
    expect(share).to_have_accessible_description(
        "A percentage above 0, at most 100, with two digits behind the point."
    )
    share.fill("12,5")
    frame.get_by_role("button", name="Save as a new version").click()

    versions = frame.get_by_role("region", name="Versions")
    expect(versions).to_contain_text("Friend · Per cent")
    expect(versions).to_contain_text("12.5")
    heading = frame.get_by_role("heading", name="For the summer")
    frame.get_by_role("button", name="Start").click()
    expect(heading).to_contain_text("Running")
    undone(frame)
    expect(heading).to_contain_text("Paused")


@on_a_desktop
@in_the_light
def test_a_change_is_undone_and_an_older_version_promised_again(dashboard: Dashboard) -> None:
    frame = drafted(dashboard, "Anyone may be referred", "For the autumn")
    frame.get_by_role("button", name="Edit").click()
    field(frame, FRIENDS_SHARE).fill("15")
    frame.get_by_role("button", name="Save as a new version").click()
    promises = frame.get_by_role("region", name="What it promises")
    expect(promises).to_contain_text("15% off an order")
    undone(frame)
    expect(promises).to_contain_text("10% off an order")

    versions = frame.get_by_role("region", name="Versions")
    expect(versions).to_contain_text("Version 3")
    versions.locator("summary", has_text="Version 2").click()
    versions.get_by_role("button", name="Promise version 2 again").click()
    expect(promises).to_contain_text("15% off an order")


@on_a_desktop
@in_the_light
def test_a_program_ends_for_good_only_after_a_question(dashboard: Dashboard) -> None:
    frame = drafted(dashboard, "Before the first sale", "For the spring")
    frame.get_by_role("button", name="Start").click()
    frame.get_by_role("button", name="More to do").click()
    frame.get_by_role("button", name="End for good").click()
    dialog = frame.get_by_role("dialog", name="End “For the spring” for good?")
    check_accessible(dashboard.frame)
    dialog.get_by_role("button", name="End for good").click()

    heading = frame.get_by_role("heading", level=1)
    expect(heading).to_contain_text("Ended")
    expect(frame.get_by_role("button", name="Start")).to_have_count(0)


@on_a_desktop
@in_the_light
def test_whoever_leaves_what_is_not_saved_is_asked(dashboard: Dashboard) -> None:
    frame = dashboard.opens("/programs/new/blank")
    field(frame, "name").fill("Almost lost")
    frame.get_by_role("link", name="Referrals").click()
    dialog = frame.get_by_role("dialog", name="Leave without saving?")
    dialog.get_by_role("button", name="Stay").click()
    expect(field(frame, "name")).to_have_value("Almost lost")

    frame.get_by_role("link", name="Referrals").click()
    dialog.get_by_role("button", name="Leave").click()
    expect(frame.get_by_role("heading", name="Referrals")).to_be_visible()


@on_a_desktop
@in_the_light
def test_a_gap_of_a_preset_is_named_and_led_to(dashboard: Dashboard) -> None:
    frame = dashboard.opens("/programs/new/december-category")
    expect(frame.get_by_text("Only you can choose this: the category.")).to_be_visible()
    frame.get_by_role("button", name="Save as a draft").click()
    frame.get_by_role("button", name="Something is needed here.").click()
    categories = field(frame, "order.goods.categories")
    expect(categories).to_be_focused()

    categories.fill("Q2F0ZWdvcnk6MQ==")
    frame.get_by_role("button", name="Save as a draft").click()
    expect(frame.get_by_role("heading", name="December")).to_contain_text("Draft")


@on_a_desktop
@in_the_light
@pytest.mark.parametrize(("form", "read"), [("YAML", yaml.safe_load), ("JSON", json.loads)])
def test_a_program_leaves_as_a_file_and_comes_back_as_a_draft(
    dashboard: Dashboard, tmp_path: Path, form: str, read: Callable[[str], Any]
) -> None:
    name = f"To be kept as {form}"
    frame = drafted(dashboard, "The same sum for both", name)
    file = exported(dashboard, frame, form, tmp_path)
    assert file.name == f"to-be-kept-as-{form.lower()}.{form.lower()}"
    assert read(file.read_text())["name"] == name

    frame.get_by_role("button", name="Put away").click()
    expect(frame.get_by_role("heading", name=name)).to_contain_text("Put away")
    frame = dashboard.opens("/programs")
    expect(frame.get_by_role("row", name=name)).to_have_count(0)
    frame.locator("input[type=file]").set_input_files(file)
    expect(frame.get_by_role("heading", name=name)).to_contain_text("Draft")
    undone(frame)
    expect(frame.get_by_role("heading", name=name)).to_contain_text("Put away")


@on_a_desktop
@in_the_light
def test_a_mistake_in_a_file_is_named_with_its_line_or_its_place(
    dashboard: Dashboard, tmp_path: Path
) -> None:
    frame = drafted(dashboard, "The same sum for both", "To be edited by hand")
    file = exported(dashboard, frame, "YAML", tmp_path)
    as_it_was = file.read_text()
    dialog = frame.get_by_role("dialog", name="This file cannot become a program")
    for right, wrong, said in (
        ("window_days: 30", "window_days: 0", "window_days: A whole number from 1 to 365."),
        ("window_days: 30", "colour: red", "colour: A program has nothing of this name."),
        ("offers:", "offers: &all", "Line 2, column 9: Write it out each time"),
        ("offers:", "name: twice\noffers:", "Line 2, column 1: This name is here twice."),
        ("name:", "# " + "a" * 256 * 1024 + "\nname:", "at most 256 KB"),
    ):
        file.write_text(as_it_was.replace(right, wrong, 1))
        frame.locator("input[type=file]").set_input_files(file)
        expect(dialog).to_contain_text(said)
        dialog.get_by_role("button", name="Close").click()
        expect(dialog).to_have_count(0)
    expect(frame.get_by_role("region", name="Versions")).not_to_contain_text("Version 2")


@in_the_light
def test_what_a_file_changes_is_seen_before_it_is_taken(
    dashboard: Dashboard, tmp_path: Path
) -> None:
    frame = drafted(dashboard, "The same sum for both", "To be changed by a file")
    file = exported(dashboard, frame, "YAML", tmp_path)
    as_it_was, versions = file.read_text(), frame.get_by_role("region", name="Versions")
    frame.locator("input[type=file]").set_input_files(file)
    same = frame.get_by_role("dialog", name="Nothing changes")
    expect(same).to_contain_text("The file says what version 1 says.")
    same.get_by_role("button", name="Close").click()
    expect(versions).not_to_contain_text("Version 2")

    file.write_text(as_it_was.replace("window_days: 30", "window_days: 7"))
    frame.locator("input[type=file]").set_input_files(file)
    changes = frame.get_by_role("dialog", name="The file changes one thing")
    expect(changes).to_contain_text("Before: 30")
    expect(changes).to_contain_text("Now: 7")
    check_accessible(dashboard.frame)
    changes.get_by_role("button", name="Cancel").click()
    expect(changes).to_have_count(0)
    expect(versions).not_to_contain_text("Version 2")
    frame.locator("input[type=file]").set_input_files(file)
    changes.get_by_role("button", name="Save as version 2").click()
    expect(versions).to_contain_text("Version 2")
    undone(frame)
    expect(versions).to_contain_text("Version 3")


def test_what_is_wrong_with_a_file_can_be_read(dashboard: Dashboard, tmp_path: Path) -> None:
    file = tmp_path / "Summer.yml"
    file.write_text("name: Summer\ncolour: red\nwindow_days: many\noffers:\n- {reward: 10}\n")
    frame = dashboard.opens("/programs")
    frame.locator("input[type=file]").set_input_files(file)

    dialog = frame.get_by_role("dialog", name="This file cannot become a program")
    expect(dialog.get_by_role("listitem")).to_have_count(3)
    check_fits(dashboard.frame)
    check_accessible(dashboard.frame)


@on_a_desktop
@in_the_light
def test_people_come_onto_a_list_and_leave_it(dashboard: Dashboard) -> None:
    frame = drafted(dashboard, "Only customers refer", "For the invited")
    people = frame.get_by_role("region", name="People on its lists")
    people.get_by_label("E-mail addresses").fill("carol@example.com")
    people.get_by_role("button", name="Put on the list").click()
    remove = people.get_by_role("button", name="Remove")
    expect(remove).to_be_visible()
    remove.click()
    expect(remove).to_have_count(0)
