"""Staff set what the shop says of itself, and see whether all is well."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import FrameLocator, Locator, expect

from tests.browser.dashboard import Dashboard
from tests.browser.seen import check_accessible, check_fits

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser")]

on_a_desktop = pytest.mark.parametrize("size", [(1280, 800)], ids=["desktop"], indirect=True)
on_a_phone = pytest.mark.parametrize("size", [(390, 800)], ids=["phone"], indirect=True)
in_the_light = pytest.mark.parametrize("theme", ["light"], indirect=True)

# Each sub-page, and what is there once it has loaded.
PLACES = {
    "brand": "What the customer sees",
    "mails": "What mails say",
    "texts": "Must people agree?",
    "storefront": "Time zone",
    "sharing": "WhatsApp",
    "honesty": "One household",
    "people": "Referrals by or of these people",
    "privacy": "How long things are kept",
    "events": "Your server",
    "health": "What is heard of the shop",
    "log": "Details",
}


def part(frame: FrameLocator, name: str) -> Locator:
    return frame.get_by_role("region", name=name, exact=True)


def undone(frame: FrameLocator) -> None:
    frame.get_by_role("status").get_by_role("button", name="Undo").click()


@pytest.mark.parametrize("place", PLACES)
def test_each_page_of_settings_is_read_on_any_screen(dashboard: Dashboard, place: str) -> None:
    frame = dashboard.opens(f"/settings/{place}")

    expect(frame.get_by_role("main").get_by_text(PLACES[place]).first).to_be_visible()
    frame.locator("details").evaluate_all("all => all.forEach((one) => { one.open = true; })")
    check_fits(dashboard.frame)
    check_accessible(dashboard.frame)


def test_all_settings_are_reached_from_one_list(dashboard: Dashboard) -> None:
    frame = dashboard.opens("/settings")

    expect(frame.get_by_role("main").get_by_role("listitem")).to_have_count(len(PLACES))
    check_fits(dashboard.frame)
    check_accessible(dashboard.frame)
    frame.get_by_role("link", name="Outgoing events").click()
    expect(frame.get_by_role("heading", name="Outgoing events")).to_be_focused()
    dashboard.shows("/settings/events")


@on_a_desktop
@in_the_light
def test_a_brand_is_seen_while_it_is_written_saved_and_taken_back(dashboard: Dashboard) -> None:
    frame = dashboard.opens("/settings/brand")
    form, seen = part(frame, "How your shop presents itself"), part(frame, "What the customer sees")
    name, colour = form.get_by_label("Name that customers know"), form.get_by_label("Colour")
    colour.fill("red")
    expect(colour).to_have_accessible_description("Write a colour as #1a2b3c.")
    expect(form.get_by_role("button", name="Save")).to_be_disabled()
    colour.fill("#FFCC00")
    name.fill("Books & Co.")
    expect(seen).to_contain_text("Books & Co.")
    form.get_by_role("button", name="Save").click()

    expect(colour).to_have_value("#ffcc00")
    undone(frame)
    expect(name).to_have_value("")
    expect(colour).to_have_value("")


@on_a_desktop
@in_the_light
def test_the_script_for_the_shops_pages_names_the_shop_and_the_channel(
    dashboard: Dashboard,
) -> None:
    frame = dashboard.opens("/settings/storefront")
    placing = part(frame, "The program in your storefront")
    script = placing.get_by_role("textbox", name="For every page of your shop, in its head")
    expect(script).to_have_value(re.compile(r"/storefront/referrals\.js.*/graphql/", re.DOTALL))
    placing.get_by_label("Channel").select_option("channel-pln")
    expect(script).to_have_value(re.compile('data-channel="channel-pln"'))
    placing.get_by_role("button", name="Copy referrals-welcome").click()

    expect(placing.get_by_text("Copied")).to_be_attached()


@on_a_desktop
@in_the_light
def test_whoever_leaves_what_is_not_saved_is_asked(dashboard: Dashboard) -> None:
    frame = dashboard.opens("/settings/storefront")
    form = part(frame, "Pages that may ask")
    addresses = form.get_by_label("Addresses, one a line")
    addresses.fill("shop.example")
    wrong = "“shop.example” is no address: write it as https://shop.example."
    expect(addresses).to_have_accessible_description(wrong)
    frame.get_by_role("link", name="Health", exact=True).click()
    dialog = frame.get_by_role("dialog", name="Leave without saving?")
    dialog.get_by_role("button", name="Stay").click()
    expect(addresses).to_have_value("shop.example")
    form.get_by_role("button", name="Discard").click()
    frame.get_by_role("link", name="Health", exact=True).click()

    expect(frame.get_by_role("heading", name="Health", exact=True)).to_be_visible()


@on_a_desktop
@in_the_light
def test_words_of_a_mail_are_read_before_they_are_saved(dashboard: Dashboard) -> None:
    frame = dashboard.opens("/settings/mails")
    expect(frame.get_by_role("button", name="Send to me")).to_be_disabled()
    form = part(frame, "What mails say")
    form.get_by_label("Subject").fill("A gift from {shop}")
    seen = part(frame, "What the customer sees")
    expect(seen).to_contain_text("A gift from")
    expect(seen).to_contain_text("EXAMPLE-CODE")
    form.get_by_role("button", name="Save").click()
    undone(frame)

    expect(form.get_by_label("Subject")).to_have_value("")


def ways(frame: FrameLocator) -> list[str]:
    """The names of those that are shown, in their order."""
    shown = frame.get_by_role("list", name="Shown, in this order")
    return [text.partition("\n")[0] for text in shown.get_by_role("listitem").all_inner_texts()]


@in_the_light
def test_ways_of_sharing_are_put_in_order_by_finger_and_by_keys(dashboard: Dashboard) -> None:
    frame = dashboard.opens("/settings/sharing")
    form = part(frame, "Ways of sharing")
    up = form.get_by_role("button", name="Move WhatsApp up", exact=True)
    up.click()
    expect(up).to_be_focused()
    dashboard.page.keyboard.press("Enter")
    down = form.get_by_role("button", name="Move WhatsApp down", exact=True)
    expect(down).to_be_focused()
    expect(form.get_by_text("WhatsApp: 1 of 5")).to_have_count(1)
    form.get_by_role("button", name="Show Telegram", exact=True).click()
    expect(form.get_by_role("button", name="Move Telegram up", exact=True)).to_be_focused()
    form.get_by_role("button", name="Do not show QR code", exact=True).click()
    expect(form.get_by_role("button", name="Do not show Telegram", exact=True)).to_be_focused()
    wanted = ["WhatsApp", "Sharing of the device", "Copy the link", "E-mail", "Telegram"]
    assert ways(frame) == wanted
    check_accessible(dashboard.frame)
    form.get_by_role("button", name="Save").click()
    expect(frame.get_by_role("status").filter(has_text="Saved.")).to_be_visible()
    assert ways(frame) == wanted
    undone(frame)

    expect(form.get_by_role("button", name="Show Telegram", exact=True)).to_be_visible()
    assert ways(frame)[:2] == ["Sharing of the device", "Copy the link"]


@on_a_desktop
@in_the_light
def test_there_is_always_a_way_to_share(dashboard: Dashboard) -> None:
    frame = dashboard.opens("/settings/sharing")
    form = part(frame, "Ways of sharing")
    for _ in range(5):
        form.get_by_role("button", name="Do not show").first.click()

    expect(form.get_by_role("alert")).to_contain_text("Show at least one way.")
    expect(form.get_by_role("button", name="Save")).to_be_disabled()
    form.get_by_role("button", name="Discard").click()


@on_a_desktop
@in_the_light
def test_a_leaderboard_is_shown_and_taken_back(dashboard: Dashboard) -> None:
    frame = dashboard.opens("/settings/sharing")
    form = part(frame, "Leaderboard")
    expect(form).to_contain_text("never a name")
    shown = form.get_by_label("Customers see a leaderboard")
    shown.check()
    form.get_by_role("button", name="Save").click()
    expect(frame.get_by_role("status").filter(has_text="Saved.")).to_be_visible()
    expect(shown).to_be_checked()
    undone(frame)

    expect(shown).not_to_be_checked()


@on_a_desktop
@in_the_light
def test_a_shop_says_how_strict_it_is(dashboard: Dashboard) -> None:
    frame = dashboard.opens("/settings/honesty")
    rules = part(frame, "Points")
    hold = rules.get_by_label("A person looks from")
    hold.fill("0")
    expect(hold).to_have_accessible_description("A whole number from 1 to 1000.")
    hold.fill("40")
    rules.locator("summary", has_text="One household").click()
    rules.get_by_label("Points with one surname").fill("30")
    rules.get_by_role("button", name="Save").click()
    expect(frame.get_by_role("status").filter(has_text="Saved.")).to_be_visible()
    undone(frame)

    expect(hold).to_have_value("60")


@on_a_desktop
@in_the_light
def test_somebody_is_blocked_and_let_go(dashboard: Dashboard) -> None:
    frame = dashboard.opens("/settings/people")
    block = part(frame, "Block list")
    block.get_by_label("E-mail addresses").fill("nobody")
    block.get_by_role("button", name="Block", exact=True).click()
    expect(block.get_by_role("alert")).to_contain_text("not an e-mail address")
    block.get_by_label("E-mail addresses").fill("@spam.example")
    block.get_by_role("button", name="Block", exact=True).click()
    row = block.get_by_role("listitem").filter(has_text="@spam.example")
    row.get_by_role("button", name="Remove").click()

    expect(row).to_have_count(0)


@on_a_desktop
@in_the_light
def test_nobody_is_erased_by_a_slip(dashboard: Dashboard) -> None:
    frame = dashboard.opens("/settings/privacy")
    one = part(frame, "One person")
    one.get_by_label("E-mail address of the person").fill("nobody@example.com")
    one.get_by_role("button", name="Erase …").click()
    dialog = frame.get_by_role("dialog", name="Erase this person?")
    expect(dialog).to_contain_text("This cannot be undone.")
    check_accessible(dashboard.frame)
    erase = dialog.get_by_role("button", name="Erase for ever")
    dialog.get_by_label("Why").fill("She asked us to")
    dialog.get_by_label("Type nobody@example.com").fill("nobody@example.co")
    expect(erase).to_be_disabled()
    dialog.get_by_label("Type nobody@example.com").fill("nobody@example.com")
    erase.click()

    expect(dialog.get_by_role("alert")).to_contain_text("Nothing is held of this person")


@on_a_desktop
@in_the_light
def test_what_is_held_of_a_person_leaves_as_a_file(dashboard: Dashboard) -> None:
    frame = dashboard.opens("/settings/privacy")
    one = part(frame, "One person")
    one.get_by_label("E-mail address of the person").fill("bob-pending@example.com")
    with dashboard.page.expect_download() as download:
        one.get_by_role("button", name="Export as a file").click()

    assert download.value.suggested_filename == "person.json"


@on_a_desktop
@in_the_light
def test_a_signing_secret_is_shown_once(dashboard: Dashboard) -> None:
    frame = dashboard.opens("/settings/events")
    form = part(frame, "Your server")
    form.get_by_label("Address that takes events").fill("http://127.0.0.1:9/events")
    form.get_by_role("button", name="Save").click()
    secret = part(frame, "Signing secret")
    expect(secret).to_contain_text("whsec_")
    secret.get_by_role("button", name="I have kept it").click()
    expect(secret).to_have_count(0)
    form.get_by_role("button", name="New signing secret").click()
    dialog = frame.get_by_role("dialog", name="Make a new signing secret?")
    dialog.get_by_role("button", name="New signing secret").click()

    expect(part(frame, "Signing secret")).to_contain_text("whsec_")


@on_a_desktop
@in_the_light
def test_an_act_is_found_in_the_log_and_taken_back(dashboard: Dashboard) -> None:
    frame = dashboard.opens("/advocates")
    frame.get_by_role("link", name="Carol", exact=True).first.click()
    frame.get_by_role("button", name="Ban", exact=True).click()
    banning = frame.get_by_role("dialog")
    banning.get_by_label("Why").fill("She sells codes to strangers")
    banning.get_by_role("button", name="Ban", exact=True).click()
    expect(frame.get_by_role("button", name="Lift the ban")).to_be_visible()

    frame = dashboard.opens("/settings/log")
    frame.get_by_label("About").select_option("Advocates")
    frame.get_by_label("What was done").select_option("Banned")
    row = frame.get_by_role("row").filter(has_text="She sells codes to strangers").first
    expect(row).to_contain_text("A member of staff")
    row.get_by_role("button", name="Undo").click()
    undoing = frame.get_by_role("dialog", name="Take this back?")
    undoing.get_by_label("Why").fill("It was her brother")
    undoing.get_by_role("button", name="Undo").click()

    expect(row).to_contain_text("Taken back")
    check_accessible(dashboard.frame)


def takes_back(frame: FrameLocator, at: int, why: str) -> Locator:
    """The row at this place, from above; what is asked before it is taken back."""
    row = frame.get_by_role("row").nth(at + 1)
    row.get_by_role("button", name="Undo").click()
    dialog = frame.get_by_role("dialog", name="Take this back?")
    dialog.get_by_label("Why").fill(why)
    dialog.get_by_role("button", name="Undo").click()
    return row


@on_a_desktop
@in_the_light
def test_a_setting_is_taken_back_in_the_log(dashboard: Dashboard) -> None:
    for name in ("Books & Bikes", "Boks & Biks"):
        frame = dashboard.opens("/settings/brand")
        form = part(frame, "How your shop presents itself")
        form.get_by_label("Name that customers know").fill(name)
        form.get_by_role("button", name="Save").click()
        expect(frame.get_by_role("status").filter(has_text="Saved.")).to_be_visible()

    frame = dashboard.opens("/settings/log?subject=SHOP")
    frame.get_by_label("What was done").select_option("Brand set")
    dashboard.shows("/settings/log?subject=SHOP&what=SHOP_BRAND_SET")
    expect(frame.get_by_role("row").nth(2)).to_contain_text("Brand set")
    takes_back(frame, 1, "Too early")
    dialog = frame.get_by_role("dialog", name="Take this back?")
    expect(dialog.get_by_role("alert")).to_contain_text("has changed since")
    dialog.get_by_role("button", name="Cancel").click()
    for at in (0, 1):
        expect(takes_back(frame, at, "A slip of the pen")).to_contain_text("Taken back")
    frame.get_by_label("About").select_option("Settings")
    rows = frame.get_by_role("row").filter(has_text="A setting was taken back")
    expect(rows.first).to_contain_text("A slip of the pen")

    frame = dashboard.opens("/settings/brand")
    expect(frame.get_by_label("Name that customers know")).to_have_value("")


def test_the_log_is_asked_by_whom_and_keeps_it_in_the_address(dashboard: Dashboard) -> None:
    frame = dashboard.opens("/settings/log")
    frame.get_by_label("Who").select_option("The app")
    dashboard.shows("/settings/log?actor=app")
    expect(frame.get_by_role("row").filter(has_text="A member of staff")).to_have_count(0)
    expect(frame.get_by_role("row").filter(has_text="Program created").first).to_be_visible()
    frame.get_by_label("What was done").select_option("Case refused")
    dashboard.shows("/settings/log?actor=app&what=CASE_REFUSED")
    expect(frame.get_by_text("Nothing like this was done")).to_be_visible()
    check_accessible(dashboard.frame)
    frame.get_by_role("button", name="Show everything").click()
    dashboard.shows("/settings/log")
    frame.get_by_label("Who").select_option("You")

    expect(frame.get_by_role("row").filter(has_text="The app")).to_have_count(0)
    expect(frame.get_by_role("row").filter(has_text="A member of staff").first).to_be_visible()
    check_fits(dashboard.frame)
