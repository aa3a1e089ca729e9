"""The bar and the launcher, which are on every page of the shop."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from sandbox.story import Story
from tests.browser.seen import check_accessible, check_fits
from tests.browser.shopper import accepts, put_anew

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser")]

on_a_desktop = pytest.mark.parametrize("size", [(1280, 800)], ids=["desktop"], indirect=True)
in_the_light = pytest.mark.parametrize("theme", ["light"], indirect=True)


@in_the_light
def test_the_launcher_and_the_bar_lead_to_the_program(page: Page, story: Story) -> None:
    page.goto(story.storefront)
    bar = page.locator("referrals-bar")
    both = "10% off for your friend, $5.00 off for you"
    expect(bar.get_by_role("link", name=both)).to_be_visible()
    page.locator("referrals-launcher").get_by_role("button", name="Give and get").click()
    panel = page.get_by_role("dialog", name="For you and your friends")
    expect(panel.get_by_role("heading", name="Invite your friends")).to_be_visible()
    expect(panel.get_by_text("Your friend gets: 10% off")).to_be_visible()
    check_accessible(page)
    page.keyboard.press("Escape")
    expect(panel).to_be_hidden()
    check_fits(page)
    bar.get_by_role("button", name="Close").click()
    page.reload()

    expect(page.locator("referrals-launcher").get_by_role("button").first).to_be_visible()
    expect(bar).to_be_hidden()


@in_the_light
def test_the_bar_tells_a_friend_what_is_theirs(page: Page, story: Story) -> None:
    word = story.alice_shares()
    page.goto(f"{story.app.url}/r/{word}")
    bar = page.locator("referrals-bar")
    expect(bar.get_by_role("link", name="Alice invites you: 10% off")).to_be_visible()
    page.get_by_role("link", name="Night Shift Decaf").first.click()
    bar.get_by_role("link", name="Alice invites you: 10% off").click()
    code = accepts(page, story, word)
    expect(bar).to_contain_text(f"Here is your code: {code}")
    page.goto(story.storefront)
    expect(bar).to_contain_text(f"Here is your code: {code}")
    check_fits(page)
    check_accessible(page)


@on_a_desktop
@in_the_light
def test_where_nothing_runs_nothing_is_promised(page: Page, story: Story) -> None:
    page.goto(story.storefront)
    for tag, what in (("bar", "a"), ("launcher", "button")):
        one = page.locator(f"referrals-{tag}")
        expect(one.locator(what).first).to_be_visible()
        one.evaluate("element => element.setAttribute('channel', 'nowhere')")
        put_anew(one)
        expect(one.locator(what)).to_have_count(0)
        expect(one).to_have_attribute("hidden", "")
