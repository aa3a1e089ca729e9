"""The elements behave as guests in a shop's pages."""

from __future__ import annotations

import pytest
from playwright.sync_api import Locator, Page, Route, expect

from sandbox.story import Story
from tests.browser.seen import check_accessible, check_fits, check_whole
from tests.browser.shopper import buys, signs_in

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser")]

on_a_desktop = pytest.mark.parametrize("size", [(1280, 800)], ids=["desktop"], indirect=True)
on_a_phone = pytest.mark.parametrize("size", [(390, 800)], ids=["phone"], indirect=True)
in_the_light = pytest.mark.parametrize("theme", ["light"], indirect=True)


@in_the_light
def test_a_page_that_reads_from_right_to_left_loses_nothing(
    page: Page, story: Story, size: tuple[int, int]
) -> None:
    page.add_init_script(
        "addEventListener('DOMContentLoaded', () => { document.documentElement.dir = 'rtl'; })"
    )
    word = story.alice_shares()
    page.goto(f"{story.storefront}?ref={word}")
    heading = page.locator("referrals-welcome").get_by_role("heading", name="Alice invites you")
    expect(heading).to_have_css("direction", "rtl")
    launcher = page.locator("referrals-launcher").get_by_role("button").first
    expect(launcher).to_be_visible()
    box = launcher.bounding_box()
    assert box is not None
    assert box["x"] < size[0] - box["x"] - box["width"]
    check_whole(page)
    launcher.click()
    expect(page.get_by_role("dialog").get_by_role("heading").first).to_be_visible()
    check_whole(page)
    page.keyboard.press("Escape")

    signs_in(page, story)
    account = page.locator("referrals-account")
    expect(account.get_by_role("heading", name="Your friends", exact=True)).to_be_visible()
    account.get_by_text("A word of your own for your link").first.click()
    account.get_by_text("Let friends find you by your name").first.click()
    expect(account.get_by_role("checkbox")).to_be_visible()
    check_whole(page)


@on_a_phone
@in_the_light
def test_who_wants_no_motion_sees_none(page: Page, story: Story) -> None:
    waiting: list[Route] = []
    page.route("**/graphql/storefront", lambda route: waiting.append(route))
    page.goto(story.storefront)
    page.evaluate(
        "document.querySelector('main').append(document.createElement('referrals-terms'))"
    )
    moving = "document.querySelector('referrals-terms').shadowRoot.getAnimations().length"
    page.wait_for_function(f"() => {moving} > 0")
    page.emulate_media(reduced_motion="reduce")

    page.wait_for_function(f"() => {moving} === 0")


@in_the_light
def test_nothing_moves_where_the_shop_keeps_its_place(page: Page, story: Story) -> None:
    page.add_init_script(_WATCH)
    word = story.alice_shares()
    page.goto(f"{story.storefront}?ref={word}")
    expect(page.locator("referrals-welcome").get_by_role("heading")).to_be_visible()
    expect(page.locator("referrals-bar").get_by_role("link")).to_be_visible()
    page.wait_for_load_state("networkidle")
    assert page.evaluate("moved") == []

    buys(page, story)
    page.reload()
    checkout = page.locator("referrals-checkout")
    expect(checkout.get_by_role("button", name="Get my code")).to_be_visible()
    page.wait_for_load_state("networkidle")
    assert page.evaluate("moved") == []
    checkout.get_by_role("textbox", name="Your e-mail").fill(story.bob)
    checkout.get_by_role("button", name="Get my code").click()
    expect(checkout.get_by_text("The code is in your order.")).to_be_visible()
    page.reload()
    expect(checkout.get_by_text("The code is in your order.")).to_be_visible()
    page.wait_for_load_state("networkidle")
    assert page.evaluate("moved") == []

    signs_in(page, story)
    account = page.locator("referrals-account")
    expect(account).to_be_visible()
    page.goto(f"{story.storefront}account")
    expect(account.get_by_role("heading", name="Your friends", exact=True)).to_be_visible()
    page.wait_for_load_state("networkidle")
    assert page.evaluate("moved") == []


@on_a_desktop
@in_the_light
def test_a_popup_that_is_removed_leaves_the_page_as_it_was(page: Page, story: Story) -> None:
    page.add_init_script(_LISTEN)
    page.goto(f"{story.storefront}?ref={story.alice_shares()}")
    page.evaluate("document.querySelector('referrals-welcome').remove()")
    before = page.evaluate(_AROUND)
    popup = pops_up(page)
    page.evaluate("document.querySelector('referrals-welcome').remove()")

    expect(popup).to_have_count(0)
    assert page.evaluate(_AROUND) == before
    assert page.evaluate("heard.filter((name) => !name.startsWith('referrals:'))") == []
    pops_up(page)
    check_fits(page)
    check_accessible(page)
    page.keyboard.press("Escape")
    expect(popup).to_be_hidden()
    page.get_by_role("link", name="Night Shift Decaf").first.click()
    expect(page.get_by_role("heading", name="Night Shift Decaf")).to_be_visible()


def pops_up(page: Page) -> Locator:
    page.evaluate(
        """() => {
          const popup = document.createElement("referrals-welcome");
          popup.setAttribute("popup", "");
          popup.lang = "en";
          document.body.append(popup);
        }"""
    )
    popup = page.get_by_role("dialog", name="A friend invites you")
    expect(popup.get_by_role("heading", name="Alice invites you")).to_be_visible()
    return popup


@on_a_desktop
@in_the_light
def test_all_of_it_can_be_done_by_the_keyboard(page: Page, story: Story) -> None:
    page.goto(f"{story.storefront}?ref={story.alice_shares()}")
    welcome = page.locator("referrals-welcome")
    email = welcome.get_by_role("textbox", name="Your e-mail")
    expect(welcome.get_by_role("heading", name="Alice invites you")).to_be_visible()
    while not email.evaluate("field => field === field.getRootNode().activeElement"):
        page.keyboard.press("Tab")
    page.keyboard.type("nobody")
    page.keyboard.press("Enter")
    expect(welcome.get_by_role("alert")).to_have_text("Please enter your e-mail.")
    expect(email).to_be_focused()
    page.keyboard.press("ControlOrMeta+a")
    page.keyboard.type(story.bob)
    page.keyboard.press("Tab")
    page.keyboard.press("Space")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(welcome.get_by_role("heading", name="Here is your code")).to_be_focused()

    launcher = page.locator("referrals-launcher").get_by_role("button", name="Give and get")
    launcher.focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("dialog")).to_be_visible()
    page.keyboard.press("Escape")
    expect(launcher).to_be_focused()


@on_a_phone
@in_the_light
def test_from_the_link_to_the_checkout_in_polish(page: Page, story: Story) -> None:
    word = story.alice_shares()
    page.goto(story.storefront)
    page.get_by_label("Country").select_option("channel-pln")
    page.get_by_role("button", name="Change").click()
    page.goto(f"{story.storefront}?ref={word}")
    welcome = page.locator("referrals-welcome")
    welcome.get_by_role("textbox", name="Twój e-mail").fill(story.bob)
    welcome.get_by_role("button", name="Pobierz mój kod").click()
    expect(welcome.get_by_role("heading", name="Oto Twój kod")).to_be_focused()
    check_accessible(page)
    buys(page, story)

    expect(page.locator("referrals-checkout")).to_contain_text("Kod jest w Twoim zamówieniu.")
    check_fits(page)
    check_whole(page)


# What was moved by something else than the visitor's hand.
_WATCH = """
  window.moved = [];
  new PerformanceObserver((list) => {
    for (const { value, hadRecentInput, sources } of list.getEntries()) {
      const names = sources.map(({ node }) => node?.outerHTML?.slice(0, 80) ?? String(node));
      if (!hadRecentInput) moved.push([value, names]);
    }
  }).observe({ type: "layout-shift", buffered: true });
"""

# Who listens to the whole page.
_LISTEN = """
  window.heard = [];
  const listen = EventTarget.prototype.addEventListener;
  EventTarget.prototype.addEventListener = function (name, ...rest) {
    const whole = [window, document, document.body, document.documentElement];
    if (whole.includes(this)) heard.push(name);
    return listen.call(this, name, ...rest);
  };
"""

_AROUND = """() => [document.documentElement, document.body, document.head].map((one) => [
  one.children.length, ...[...one.attributes].map(({ name, value }) => [name, value]),
])"""
