"""A merchant goes from a fresh install to a live program, and takes back what they did."""

from __future__ import annotations

import time
from collections.abc import Iterator

import pytest
from playwright.sync_api import FrameLocator, Locator, Page, expect

from sandbox.demo import free_port, running_app
from sandbox.pages.dashboard import documents
from sandbox.server import serving
from sandbox.shop import STAFF_EMAIL, STAFF_PASSWORD, Shop
from sandbox.story import PERMISSIONS, Story
from sandbox.wire import App, Wire
from tests.browser.dashboard import Dashboard
from tests.browser.seen import check_accessible, check_fits

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser")]

on_a_desktop = pytest.mark.parametrize("size", [(1280, 800)], ids=["desktop"], indirect=True)
in_the_light = pytest.mark.parametrize("theme", ["light"], indirect=True)


@pytest.fixture
def fresh(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Story, Shop, str]]:
    """A shop of its own, in which the app was installed a moment ago."""
    shop = Shop()
    data = tmp_path_factory.mktemp("app")
    with serving(shop, port=free_port()) as url, running_app(data, free_port()) as app:
        staff = (STAFF_EMAIL, STAFF_PASSWORD)
        story = Story(Wire(shop.api_url), App(app, shop.api_url), staff, f"{url}/", tell=print)
        yield story, shop, story.install()


def step(frame: FrameLocator, title: str) -> Locator:
    heading = frame.get_by_role("heading", name=title)
    return frame.get_by_role("listitem").filter(has=heading)


@on_a_desktop
@in_the_light
def test_from_install_to_a_live_program_and_a_test_order(
    page: Page, fresh: tuple[Story, Shop, str]
) -> None:
    story, shop, app_id = fresh
    began = time.monotonic()
    dashboard = Dashboard(page, shop.url, app_id)
    dashboard.sign_in(STAFF_EMAIL, STAFF_PASSWORD)
    frame = dashboard.opens("/")
    history = step(frame, "Your past orders are read")
    expect(history.get_by_text("Done", exact=True)).to_be_visible(timeout=90_000)

    where = step(frame, "Say where customers shop")
    where.get_by_label("Address of your storefront").fill("nowhere")
    where.get_by_role("button", name="Save").click()
    expect(where.get_by_role("alert")).to_contain_text("https://shop.example")
    where.get_by_label("Address of your storefront").fill(story.storefront)
    where.get_by_role("button", name="Save").click()
    expect(where.get_by_text("Done", exact=True)).to_be_visible()

    chosen = step(frame, "Choose a program")
    chosen.get_by_role("button", name="Take it as a draft").click()
    expect(chosen.get_by_text("Done", exact=True)).to_be_visible()
    seen = step(frame, "Look at your offer")
    seen.get_by_role("button").click()
    expect(seen.locator('[lang="en"]').first).to_be_visible()
    seen.get_by_label("Language").select_option("Polish")
    expect(seen.locator('[lang="pl"]').first).to_be_visible()
    expect(seen.locator('[lang="en"]')).to_have_count(0)
    run = step(frame, "Start the program")
    run.get_by_role("button").click()
    expect(run.get_by_text("Done", exact=True)).to_be_visible()
    assert time.monotonic() - began < 180

    frame.get_by_role("status").get_by_role("button", name="Undo").click()
    expect(run.get_by_role("button")).to_be_visible()
    run.get_by_role("button").click()
    expect(run.get_by_text("Done", exact=True)).to_be_visible()

    tried = step(frame, "Try it with an order")
    tried.get_by_role("button", name="Make my test link").click()
    link = tried.get_by_text("?ref=")
    expect(link).to_be_visible()
    word = (link.text_content() or "").partition("?ref=")[2]
    script = step(frame, "Tell your storefront").get_by_role(
        "textbox", name="For every page of your shop, in its head"
    )
    follows(page, story, word, script.input_value())
    expect(step(frame, "Tell your storefront").get_by_text("Done", exact=True)).to_be_visible()
    order_id, _ = story.bob_buys(story.bob_claims(word))
    story.pay(order_id)
    expect(tried.get_by_text("Done", exact=True)).to_be_visible(timeout=60_000)
    expect(tried.get_by_role("button", name="See the order")).to_be_visible()
    expect(frame.get_by_text("All 9 steps are done.")).to_be_visible()

    frame.get_by_role("button", name="Put this list aside").click()
    tab = frame.get_by_role("navigation").get_by_role("link", name="Get started")
    expect(tab).to_have_count(0)
    frame.get_by_role("status").get_by_role("button", name="Undo").click()
    expect(tab).to_be_visible()


def follows(page: Page, story: Story, word: str, script: str) -> None:
    """A friend comes to a page of the shop in which nothing else is placed."""
    other = page.context.new_page()
    # A page that was not fetched counts as one from elsewhere, which may not ask this machine.
    other.context.grant_permissions(["local-network-access"])
    written = f"<!doctype html><title>Shop</title>{script}<referrals-welcome></referrals-welcome>"
    other.route("**/plain?*", lambda route: route.fulfill(content_type="text/html", body=written))
    other.goto(f"{story.storefront}plain?ref={word}")
    expect(other.get_by_role("heading", name="invites you")).to_be_visible()
    other.wait_for_function("() => localStorage.getItem('referrals.journey')")
    other.close()


@on_a_desktop
@in_the_light
def test_a_right_that_is_missing_is_asked_for_by_the_dashboard(
    page: Page, fresh: tuple[Story, Shop, str]
) -> None:
    story, shop, app_id = fresh
    rest = [one for one in PERMISSIONS if one != "MANAGE_USERS"]
    story.shop.ask(documents.GRANT, story.staff_token(), id=app_id, input={"permissions": rest})
    dashboard = Dashboard(page, shop.url, app_id)
    dashboard.sign_in(STAFF_EMAIL, STAFF_PASSWORD)
    frame = dashboard.opens("/start")
    step(frame, "Where you sell").get_by_role("button", name="Ask the shop again").click()
    rights = step(frame, "Let the app do its work")
    expect(rights).to_contain_text("The app may not do this yet: Manage customers.")
    rights.get_by_role("button", name="Allow it in the Dashboard").click()
    page.get_by_role("button", name="Grant").click()

    expect(rights.get_by_text("Done", exact=True)).to_be_visible()
    frame.get_by_role("navigation").get_by_role("link", name="Programs").click()
    dashboard.shows("/programs")


def test_the_list_can_be_read_everywhere(dashboard: Dashboard) -> None:
    frame = dashboard.opens("/start")
    step(frame, "Look at your offer").get_by_role("button").click()
    frame.get_by_label("Language").select_option("German")
    expect(frame.locator('[lang="de"]').first).to_be_visible()

    # Below the tabs, which stay, no field is whole.
    dashboard.frame.evaluate("scrollTo(0, 0)")
    check_fits(dashboard.frame)
    check_accessible(dashboard.frame)
