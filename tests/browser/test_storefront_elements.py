"""What shoppers see of the referral program in the shop: the elements in its pages."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Browser, Page, Route, expect

from sandbox.story import Story
from tests.browser.conftest import Opened
from tests.browser.seen import check_accessible, check_fits
from tests.browser.shopper import accepts, buys, put_anew, signs_in

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser")]

on_a_desktop = pytest.mark.parametrize("size", [(1280, 800)], ids=["desktop"], indirect=True)
on_a_phone = pytest.mark.parametrize("size", [(390, 800)], ids=["phone"], indirect=True)
in_the_light = pytest.mark.parametrize("theme", ["light"], indirect=True)


def test_from_the_link_to_the_order_and_the_advocates_page(page: Page, story: Story) -> None:
    word = story.alice_shares()
    code = accepts(page, story, word)
    check_fits(page)
    check_accessible(page)
    buys(page, story)

    checkout = page.locator("referrals-checkout")
    expect(checkout.get_by_text("The code is in your order.")).to_be_visible()
    expect(page.locator("form.checkout").get_by_text(code, exact=True)).to_be_visible()
    check_fits(page)
    page.get_by_role("button", name="Place the order").click()
    prompt = page.locator("referrals-purchase")
    expect(prompt.get_by_role("heading", name="Invite your friends")).to_be_visible()
    check_fits(page)
    check_accessible(page)

    assert story.alice_is_paid()["code"]
    signs_in(page, story)
    account = page.locator("referrals-account")
    expect(account.get_by_text("· Has bought")).to_be_visible()
    expect(account.get_by_text("· Ready")).to_be_visible()
    check_fits(page)
    check_accessible(page)


@on_a_phone
@in_the_light
def test_a_code_that_is_used_is_not_offered_at_the_next_checkout(page: Page, story: Story) -> None:
    accepts(page, story, story.alice_shares())
    buys(page, story)
    checkout = page.locator("referrals-checkout")
    expect(checkout.get_by_text("The code is in your order.")).to_be_visible()
    page.get_by_role("button", name="Place the order").click()
    prompt = page.locator("referrals-purchase")
    expect(prompt.get_by_role("heading", name="Invite your friends")).to_be_visible()

    page.goto(story.storefront)
    buys(page, story)
    expect(checkout.get_by_text("Were you referred by a friend?")).to_be_visible()
    expect(checkout.locator("output.code")).to_have_count(0)


@on_a_phone
@in_the_light
def test_a_friend_who_accepts_nothing_buys_and_the_advocate_is_paid(
    page: Page, story: Story
) -> None:
    page.goto(f"{story.app.url}/r/{story.alice_shares()}")
    expect(page.get_by_role("heading", name="Alice invites you")).to_be_visible()
    buys(page, story)
    page.get_by_role("button", name="Place the order").click()
    expect(page.get_by_role("heading", name="Thank you")).to_be_visible()

    assert story.alice_is_paid()["code"]


def test_without_scripts_the_page_makes_sense(chromium: Browser, story: Story) -> None:
    word = story.alice_shares()
    context = chromium.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{story.app.url}/r/{word}")
    page.get_by_label("Your e-mail").fill(story.bob)
    page.get_by_role("button", name="Get 10% off").click()

    expect(page.get_by_text("It is put in at the checkout by itself.")).to_be_visible()
    context.close()


@on_a_desktop
@in_the_light
def test_a_browser_that_keeps_nothing_shows_the_code_all_the_same(page: Page, story: Story) -> None:
    page.add_init_script(
        "Object.defineProperty(window, 'localStorage', { get() { throw new Error('refused') } })"
    )
    page.context.clear_cookies()

    assert len(accepts(page, story, story.alice_shares())) >= 10


@on_a_desktop
@in_the_light
def test_a_friend_who_forgot_the_link_finds_the_advocate_by_it_at_the_checkout(
    page: Page, story: Story
) -> None:
    word = story.alice_shares()
    page.goto(story.storefront)
    page.get_by_role("link", name="Night Shift Decaf").first.click()
    page.get_by_role("button", name="Into the basket").click()
    checkout = page.locator("referrals-checkout")
    checkout.get_by_text("Were you referred by a friend?").click()
    name = checkout.get_by_role("textbox", name="Your friend's first and last name, or their link")
    name.fill("Nobody Atall")
    checkout.get_by_role("button", name="Find my friend").click()
    expect(checkout.get_by_role("alert")).to_contain_text("Nobody with this name")
    name.fill(f"{story.storefront}?ref={word}")
    checkout.get_by_role("button", name="Find my friend").click()
    checkout.get_by_role("textbox", name="Your e-mail").fill(story.bob)
    check_accessible(page)
    checkout.get_by_role("button", name="Get my code").click()

    expect(checkout.get_by_text("The code is in your order.")).to_be_visible()
    expect(page.locator("form.checkout")).to_contain_text("Code")


@on_a_phone
@in_the_light
def test_where_the_page_takes_the_code_along_nobody_is_asked_to_enter_it(
    page: Page, story: Story
) -> None:
    page.goto(f"{story.app.url}/r/{story.alice_shares()}")
    page.evaluate(
        """addEventListener('referrals:claimed', (event) => {
          event.preventDefault();
          window.told = event.detail;
        })"""
    )
    welcome = page.locator("referrals-welcome")
    # What is for pages without scripts has a field of this name, too.
    expect(welcome.get_by_role("heading", name="Alice invites you")).to_be_visible()
    welcome.get_by_role("textbox", name="Your e-mail").fill(story.bob)
    welcome.get_by_role("button", name="Get my code").click()

    expect(welcome.get_by_text("It goes into your order by itself.")).to_be_visible()
    expect(welcome.get_by_text("Enter it at checkout.")).to_have_count(0)
    expect(welcome.get_by_role("button", name="Copy")).to_have_count(0)
    code = welcome.locator("output.code").inner_text()
    assert page.evaluate("[told.code, told.email]") == [code, story.bob]
    assert story.bob not in page.evaluate("JSON.stringify(localStorage)")
    page.reload()
    expect(welcome.get_by_text("It goes into your order by itself.")).to_be_visible()


@on_a_phone
@in_the_light
def test_where_the_page_says_it_a_button_leads_on_into_the_shop(page: Page, story: Story) -> None:
    page.goto(f"{story.app.url}/r/{story.alice_shares()}")
    welcome = page.locator("referrals-welcome")
    expect(welcome.get_by_role("heading", name="Alice invites you")).to_be_visible()
    welcome.evaluate("element => element.setAttribute('href', '/products')")
    welcome.get_by_role("textbox", name="Your e-mail").fill(story.bob)
    welcome.get_by_role("button", name="Get my code").click()

    on = welcome.get_by_role("link", name="Start shopping")
    expect(on).to_have_attribute("href", "/products")
    check_accessible(page)
    check_fits(page)


@in_the_light
def test_an_advocate_who_follows_their_own_link_is_not_invited(page: Page, story: Story) -> None:
    word = story.alice_shares()
    signs_in(page, story)
    expect(page.locator("referrals-account").get_by_role("heading").first).to_be_visible()
    page.goto(f"{story.app.url}/r/{word}")

    welcome = page.locator("referrals-welcome")
    expect(welcome.get_by_text("This link is your own.")).to_be_visible()
    expect(welcome.get_by_role("heading", name="Alice invites you")).to_be_visible()
    expect(welcome.get_by_role("button")).to_have_count(0)
    both = "10% off for your friend, $5.00 off for you"
    expect(page.locator("referrals-bar").get_by_role("link", name=both)).to_be_visible()
    check_accessible(page)
    page.get_by_role("link", name="Night Shift Decaf").first.click()
    page.get_by_role("button", name="Into the basket").click()
    asks = page.locator("referrals-checkout").get_by_text("Were you referred by a friend?")
    expect(asks).to_be_visible()


@on_a_desktop
@in_the_light
def test_an_element_leaves_nothing_behind_and_may_come_twice(page: Page, story: Story) -> None:
    word = story.alice_shares()
    page.goto(f"{story.app.url}/r/{word}")
    welcome = page.locator("referrals-welcome")
    expect(welcome.get_by_role("heading", name="Alice invites you")).to_be_visible()
    source = page.locator("script[data-shop]").get_attribute("src")
    page.evaluate("async (source) => { await import(source + '?again'); }", source)
    put_anew(welcome)

    expect(welcome.get_by_role("heading", name="Alice invites you")).to_be_visible()
    welcome.evaluate("one => one.remove()")
    expect(page.get_by_role("heading", name="Alice invites you")).to_have_count(0)


@on_a_phone
@in_the_light
def test_who_writes_before_the_script_has_come_writes_on_in_the_element(
    page: Page, story: Story
) -> None:
    held: list[Route] = []
    page.route("**/storefront/referrals.js", lambda route: held.append(route))
    page.goto(f"{story.app.url}/r/{story.alice_shares()}", wait_until="commit")
    page.get_by_label("Your e-mail").fill("bob@")
    held[0].continue_()

    welcome = page.locator("referrals-welcome")
    expect(welcome.get_by_role("heading", name="Alice invites you")).to_be_visible()
    field = welcome.get_by_role("textbox", name="Your e-mail")
    expect(field).to_be_focused()
    page.keyboard.type("example.com")
    expect(field).to_have_value("bob@example.com")


@on_a_desktop
@in_the_light
def test_a_page_without_an_element_is_left_in_peace_until_the_browser_is_idle(
    page: Page, story: Story
) -> None:
    word = story.alice_shares()
    page.goto(f"{story.app.url}/r/{word}")
    tag = page.locator("script[data-shop]").evaluate("tag => tag.outerHTML")
    page.add_init_script("globalThis.held = []; requestIdleCallback = (work) => held.push(work);")
    # Of the shop, but none of its pages: they have elements.
    page.goto(f"{story.storefront}graphql/")
    page.set_content(tag)
    page.wait_for_function("held.length")
    assert page.evaluate("customElements.get('referrals-welcome')") is None

    # The tag may go: what it said is known. And what comes later is shown.
    page.evaluate(
        """word => {
          document.querySelector("script").remove();
          const one = document.createElement("referrals-welcome");
          one.setAttribute("word", word);
          document.body.append(one);
          held.forEach((work) => work());
        }""",
        word,
    )
    expect(page.get_by_role("heading", name="Alice invites you")).to_be_visible()


@on_a_desktop
@in_the_light
def test_an_element_says_who_is_there_where_the_script_does_not_know(
    page: Page, story: Story
) -> None:
    word = story.alice_shares()
    page.goto(story.storefront)
    page.evaluate(
        """word => {
          const one = document.createElement("referrals-welcome");
          one.setAttribute("word", word);
          one.setAttribute("channel", "channel-pln");
          one.toggleAttribute("signed-in", true);
          document.querySelector("main").prepend(one);
        }""",
        word,
    )
    welcome = page.locator("referrals-welcome").first
    expect(welcome.get_by_role("button", name="Get my code")).to_be_visible()
    expect(welcome.get_by_role("textbox")).to_have_count(0)
    expect(welcome).to_contain_text("PLN")


@on_a_desktop
@in_the_light
def test_an_advocate_chooses_a_word_and_is_found_by_name(page: Page, story: Story) -> None:
    story.alice_shares()
    signs_in(page, story)
    account = page.locator("referrals-account")
    account.get_by_text("A word of your own for your link").first.click()
    word = account.get_by_role("textbox", name="A word of your own for your link")
    word.fill("no!")
    account.get_by_role("button", name="Save").first.click()
    expect(account.get_by_role("alert").last).not_to_be_empty()
    word.fill(f"garden{story.tag}")
    account.get_by_role("button", name="Save").first.click()
    link = account.get_by_role("textbox", name="Your link", exact=True)
    expect(link).to_have_value(re.compile(f"ref=garden{story.tag}$"))

    account.get_by_text("Let friends find you by your name").click()
    account.get_by_role("textbox", name="Your first and last name").fill("Alice Gardener")
    account.get_by_role("checkbox").check()
    check_accessible(page)
    account.get_by_role("button", name="Save").last.click()
    expect(account.get_by_text("Friends can find you by this name.")).to_be_visible()
    account.get_by_role("button", name="Do not let me be found").click()
    expect(account.get_by_text("You are not found by your name any more.")).to_be_visible()


def test_the_terms_are_written_from_the_rules(page: Page, story: Story) -> None:
    story.alice_shares()
    signs_in(page, story)
    terms = page.locator("referrals-terms")
    expect(terms.get_by_role("heading", name="Terms of taking part")).to_be_visible()
    expect(terms).to_contain_text("10%")
    check_fits(page)
    check_accessible(page)


@on_a_desktop
@in_the_light
def test_a_leaderboard_is_there_where_the_merchant_shows_one(
    page: Page, story: Story, opened: Opened
) -> None:
    story.alice_shares()
    signs_in(page, story)
    leaders = page.locator("referrals-leaderboard")
    expect(leaders).to_be_hidden()
    token = story.dashboard_token(opened.app_id)
    story.app.admin(SET_SHARING, token, leaderboard=True)
    try:
        page.reload()
        expect(leaders.get_by_role("table")).to_be_visible()
        check_accessible(page)
    finally:
        story.app.admin(SET_SHARING, token, leaderboard=False)


@on_a_desktop
@in_the_light
def test_the_elements_speak_the_language_of_the_page(page: Page, story: Story) -> None:
    word = story.alice_shares()
    page.goto(f"{story.storefront}?ref={word}")
    page.get_by_label("Country").select_option("channel-pln")
    page.get_by_role("button", name="Change").click()
    page.goto(f"{story.storefront}?ref={word}")

    welcome = page.locator("referrals-welcome")
    expect(welcome.get_by_role("heading", name="Alice zaprasza")).to_be_visible()
    expect(welcome.get_by_role("button", name="Pobierz mój kod")).to_be_visible()


SET_SHARING = """mutation Set($leaderboard: Boolean!) {
  setSharing(channels: [NATIVE, COPY, WHATSAPP, EMAIL, QR], leaderboard: $leaderboard) {
    __typename
  }
}"""
