"""The AppBridge in a real browser: what the Dashboard tells a frame, and what it does for it."""

from collections.abc import Iterator
from typing import Any

import pytest
import requests
from playwright.sync_api import Browser, Frame, Page

from sandbox import Shop
from sandbox.people import Customer, Staff
from tests.sandbox_shop.framed_app import framed_app

# One Chromium for all pages, in one process: Playwright's loop suffers no other beside it.
pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser")]


@pytest.fixture
def app_url() -> Iterator[str]:
    with framed_app() as url:
        yield url


@pytest.fixture
def app_id(staff: Staff, app_url: str) -> str:
    return staff.installs(f"{app_url}/manifest", ["MANAGE_ORDERS"], "Framed")


@pytest.fixture
def desk(shop: Shop, chromium: Browser) -> Iterator[Page]:
    """A page in which staff are signed in."""
    context = chromium.new_context(color_scheme="light")
    page = context.new_page()
    page.goto(f"{shop.url}/dashboard/")
    page.fill("#password", "admin")
    page.click("text=Sign in")
    yield page
    context.close()


def framed(page: Page, app_url: str) -> Frame:
    """The app's frame, once it was greeted."""
    page.wait_for_function("document.querySelector('iframe')?.src || document.forms.length")
    page.frame_locator("iframe").locator("#heard").wait_for(state="attached")
    frame = next(frame for frame in page.frames if frame.url.startswith(app_url))
    frame.wait_for_function("Array.isArray(window.heard)")
    return frame


def heard(frame: Frame, kind: str) -> dict[str, Any]:
    """The payload of the newest message of a kind, waited for."""
    frame.wait_for_function("kind => heard.some(message => message.type === kind)", arg=kind)
    found: dict[str, Any] = frame.evaluate(
        "kind => heard.filter(message => message.type === kind).at(-1).payload", kind
    )
    return found


def act(frame: Frame, kind: str, **payload: Any) -> bool:
    """Send an action and give what the Dashboard answered."""
    frame.evaluate("([kind, payload]) => act(kind, payload)", [kind, payload])
    answered = "kind => heard.some(m => m.type === 'response' && m.payload.actionId === kind)"
    frame.wait_for_function(answered, arg=kind)
    ok: bool = frame.evaluate(
        "kind => heard.find(m => m.type === 'response' && m.payload.actionId === kind).payload.ok",
        kind,
    )
    return ok


@pytest.fixture
def frame(shop: Shop, desk: Page, app_url: str, app_id: str) -> Frame:
    desk.goto(f"{shop.url}/dashboard/extensions/app/{app_id}/page")
    return framed(desk, app_url)


def test_a_frame_is_greeted_with_a_token_of_its_own(shop: Shop, frame: Frame, app_id: str) -> None:
    greeting = heard(frame, "handshake")

    assert greeting["version"] == 1
    assert greeting["saleorVersion"] == "3.23.28"
    claims = shop.key.claims(greeting["token"])
    assert claims
    assert claims["app"] == app_id
    assert heard(frame, "localeChanged") == {"locale": "en"}
    assert heard(frame, "theme") == {"theme": "light"}
    assert heard(frame, "redirect") == {"path": "/page"}
    assert "theme=light" in frame.url


def test_theme_and_language_follow_the_staffs_choice(desk: Page, frame: Frame) -> None:
    heard(frame, "theme")
    desk.select_option("#theme", "dark")
    desk.select_option("#locale", "pl")

    frame.wait_for_function("heard.some(m => m.type === 'theme' && m.payload.theme === 'dark')")
    frame.wait_for_function(
        "heard.some(m => m.type === 'localeChanged' && m.payload.locale === 'pl')"
    )


def test_a_notification_is_shown_as_text(desk: Page, frame: Frame) -> None:
    assert act(frame, "notification", status="success", title="Saved", text="<b>bold</b>")

    assert "Saved" in desk.inner_text("#notices")
    assert "<b>bold</b>" in desk.inner_text("#notices")


def test_a_route_of_the_app_becomes_the_address(
    shop: Shop, desk: Page, frame: Frame, app_id: str
) -> None:
    assert act(frame, "updateRouting", newRoute="/rewards/7")

    assert desk.url == f"{shop.url}/dashboard/extensions/app/{app_id}/rewards/7"


def test_a_redirect_leads_through_the_dashboard(shop: Shop, desk: Page, frame: Frame) -> None:
    frame.evaluate("act('redirect', { to: '/customers/' })")

    desk.wait_for_url(f"{shop.url}/dashboard/customers/")


def test_a_redirect_to_a_script_leads_nowhere(frame: Frame) -> None:
    assert act(frame, "redirect", to="javascript:alert(1)") is False


def test_asking_for_permissions_leads_to_consent(
    shop: Shop, desk: Page, frame: Frame, app_id: str
) -> None:
    frame.evaluate(
        "act('requestPermissions', { permissions: ['MANAGE_DISCOUNTS'], redirectPath: '/' })"
    )

    desk.wait_for_url(f"{shop.url}/dashboard/extensions/app/{app_id}/edit/permissions**")
    assert "Manage discounts." in desk.inner_text("main")


def test_only_the_apps_own_frame_is_heard(desk: Page, frame: Frame) -> None:
    heard(frame, "handshake")

    desk.evaluate(
        "postMessage({ type: 'notification', payload: { actionId: 'x', title: 'Fooled' } }, '*')"
    )
    assert act(frame, "notification", title="Heard")

    assert "Fooled" not in desk.inner_text("#notices")


def test_a_widget_grows_as_it_asks_and_its_page_is_read_again(
    shop: Shop, desk: Page, app_url: str, app_id: str, staff: Staff, bob: Customer
) -> None:
    assert app_id
    order = bob.buys()
    desk.goto(f"{shop.url}/dashboard/orders/{order}")
    frame = framed(desk, app_url)
    heard(frame, "handshake")

    assert act(frame, "widgetResize", height=333)
    assert desk.locator("iframe").bounding_box()["height"] == 333  # type: ignore[index]

    staff.marks_paid(order)
    assert act(frame, "refreshEntity")
    desk.locator("text=Charged $46.90").wait_for()
    assert frame.evaluate("heard.length") > 0


def test_a_posted_widget_gets_its_token_in_the_form(
    shop: Shop, desk: Page, app_url: str, app_id: str, bob: Customer
) -> None:
    bob.registers()
    user = shop.user_with_email("bob@example.com")
    assert user
    desk.goto(f"{shop.url}/dashboard/customers/{user.id}")
    framed(desk, app_url)

    (posted,) = requests.get(f"{app_url}/posted", timeout=5).json()

    assert posted["path"] == "widgets/customer"
    assert posted["customerId"] == user.id
    assert posted["appId"] == app_id
    assert posted["saleorApiUrl"] == shop.api_url
    claims = shop.key.claims(posted["accessToken"])
    assert claims
    assert claims["permissions"] == []
