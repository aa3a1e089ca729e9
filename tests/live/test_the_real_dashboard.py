"""The main journeys of staff, in Saleor's own Dashboard."""

from __future__ import annotations

import os
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, FrameLocator, Locator, Page, expect

from sandbox import documents as shop_documents
from sandbox.demo import free_port, running_app
from sandbox.pages.dashboard import documents as dashboard_documents
from sandbox.story import PERMISSIONS, Story
from sandbox.wire import App, Wire
from tests.browser.dashboard import Dashboard
from tests.live.conftest import STAFF, STOREFRONT
from tests.live.homes import buys_at

# Of a Dashboard on a small machine.
_PATIENCE = 25_000


@pytest.fixture(scope="module")
def address() -> str:
    url = os.environ.get("DASHBOARD_URL")
    if not url:
        pytest.skip("No Dashboard is named: set DASHBOARD_URL, as http://127.0.0.1:9000.")
    return url.rstrip("/")


@pytest.fixture(scope="module")
def fresh(
    address: str,  # noqa: ARG001 - without a Dashboard nothing is installed
    prepared: Wire,
    tmp_path_factory: pytest.TempPathFactory,
) -> Iterator[tuple[Story, str]]:
    """The app was installed a moment ago; it has an installation and a database of its own."""
    with running_app(tmp_path_factory.mktemp("app"), free_port()) as url:
        app = App(url, prepared.api_url)
        story = Story(prepared, app, STAFF, STOREFRONT, tell=print, tag=f"-{os.getpid()}")
        app_id = story.install()
        yield story, app_id
        prepared.ask(shop_documents.APP_DELETE, story.staff_token(), id=app_id)


@pytest.fixture(scope="module")
def page(chromium: Browser) -> Iterator[Page]:
    context = chromium.new_context(viewport={"width": 1280, "height": 900}, locale="en")
    context.set_default_timeout(_PATIENCE)
    yield context.new_page()
    context.close()


@pytest.fixture(scope="module")
def dashboard(page: Page, address: str, fresh: tuple[Story, str]) -> Dashboard:
    expect.set_options(timeout=_PATIENCE)
    page.goto(f"{address}/dashboard/")
    email, password = STAFF
    page.locator("input[name=email]").fill(email)
    page.locator("input[name=password]").fill(password)
    page.keyboard.press("Enter")
    expect(page.get_by_text("Home", exact=True).first).to_be_visible()
    return Dashboard(page, address, fresh[1])


@pytest.fixture(scope="module")
def story(fresh: tuple[Story, str]) -> Story:
    return fresh[0]


def step(frame: FrameLocator, title: str) -> Locator:
    heading = frame.get_by_role("heading", name=title)
    return frame.get_by_role("listitem").filter(has=heading)


def undone(frame: FrameLocator) -> None:
    frame.get_by_role("status").get_by_role("button", name="Undo").click()


def test_from_the_menu_to_a_running_program(dashboard: Dashboard, story: Story) -> None:
    page = dashboard.page
    page.get_by_text("Discounts", exact=True).click()
    page.get_by_text("Referrals", exact=True).first.click()
    frame = page.frame_locator("iframe")
    history = step(frame, "Your past orders are read")
    expect(history.get_by_text("Done", exact=True)).to_be_visible()
    where = step(frame, "Say where customers shop")
    where.get_by_label("Address of your storefront").fill(story.storefront)
    where.get_by_role("button", name="Save").click()
    expect(where.get_by_text("Done", exact=True)).to_be_visible()
    chosen = step(frame, "Choose a program")
    chosen.get_by_role("button", name="Take it as a draft").click()
    expect(chosen.get_by_text("Done", exact=True)).to_be_visible()
    run = step(frame, "Start the program")
    run.get_by_role("button").click()
    expect(run.get_by_text("Done", exact=True)).to_be_visible()


def test_a_program_is_edited_and_the_change_taken_back(dashboard: Dashboard) -> None:
    frame = dashboard.opens("/programs")
    frame.get_by_role("row").nth(1).get_by_role("link").first.click()
    frame.get_by_role("button", name="Edit").click()
    frame.locator('[name="offers.0.friend.reward.percent"]').fill("15")
    frame.get_by_role("button", name="Save as a new version").click()
    promises = frame.get_by_role("region", name="What it promises")
    expect(promises).to_contain_text("15% off an order")
    undone(frame)
    expect(promises).to_contain_text("10% off an order")


def test_an_order_is_explained_beside_it_and_judged(dashboard: Dashboard, story: Story) -> None:
    claim = story.bob_claims(story.alice_shares())
    order_id, _ = story.bob_buys(claim)
    story.pay(order_id)

    def told() -> bool | None:
        widget = dashboard.opens_order(order_id)
        widget.get_by_role("heading").first.wait_for()
        return widget.get_by_text("Alice").first.is_visible() or None

    story.wait("the order's page says who brought its buyer", told)

    frame = dashboard.opens("/referrals")
    frame.get_by_role("row").filter(has_text="Alice").get_by_role("link").first.click()
    why = frame.get_by_role("region", name="rule by rule")
    expect(why.get_by_text("The order qualifies; both sides are rewarded.")).to_be_visible()
    frame.get_by_role("button", name="Judge it").click()
    dialog = frame.get_by_role("dialog", name="Is this referral honest?")
    dialog.get_by_role("button", name="It is not").click()
    dialog.get_by_label("Why you say so").fill("They share a flat")
    dialog.get_by_role("button", name="It is not").click()
    heading = frame.get_by_role("heading", level=1)
    expect(heading).not_to_contain_text("Counts")
    undone(frame)
    expect(heading).to_contain_text("Counts")


def test_a_case_is_decided_by_keyboard_and_taken_back(dashboard: Dashboard, story: Story) -> None:
    home = story.home_of(story.alice) | {"phone": "+1 503 223 9876"}
    word = story.alice_shares()
    buys_at(story, home, story.alice)
    friend = story.bob.replace("bob", "carol")
    buys_at(story, home, friend, story.bob_claims(word, friend)["code"])

    def waits() -> bool | None:
        dashboard.opens("/review").get_by_role("heading", name="Review").wait_for()
        case = dashboard.page.frame_locator("iframe").get_by_role("link", name="Alice")
        return case.is_visible() or None

    story.wait("a case of Alice", waits)
    frame = dashboard.page.frame_locator("iframe")
    press = dashboard.page.keyboard.press
    frame.get_by_role("heading", name="Review").click()
    press("j")
    press("x")
    press("a")
    dialog = frame.get_by_role("dialog", name="Approve this case?")
    dialog.get_by_label("Why").fill("Her flatmate")
    dialog.get_by_role("button", name="Approve").press("Enter")
    expect(frame.get_by_text("The case is approved.")).to_be_visible()
    press("u")
    expect(frame.get_by_role("row").filter(has_text="Alice")).to_contain_text("Open")


def test_a_right_that_is_missing_is_granted_in_the_dashboard(
    dashboard: Dashboard, story: Story
) -> None:
    rest = [one for one in PERMISSIONS if one != "MANAGE_USERS"]
    story.shop.ask(
        dashboard_documents.GRANT,
        story.staff_token(),
        id=dashboard.app_id,
        input={"permissions": rest},
    )
    frame = dashboard.opens("/start")
    step(frame, "Where you sell").get_by_role("button", name="Ask the shop again").click()
    rights = step(frame, "Let the app do its work")
    expect(rights).to_contain_text("The app may not do this yet: Manage customers.")
    rights.get_by_role("button", name="Allow it in the Dashboard").click()
    dashboard.page.get_by_role("button", name="Approve").click()

    expect(rights.get_by_text("Done", exact=True)).to_be_visible()
    frame.get_by_role("navigation").get_by_role("link", name="Programs").click()
    dashboard.shows("/programs")
