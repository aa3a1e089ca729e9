"""A real Chromium before the sandbox shop with the app in it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from hashlib import blake2b

import pytest
from playwright.sync_api import Browser, Page

from sandbox.busy_shop import BusyShop, busy
from sandbox.demo import free_port, running_app
from sandbox.server import serving
from sandbox.shop import STAFF_EMAIL, STAFF_PASSWORD, Shop
from sandbox.story import Story
from sandbox.wire import App, Wire
from tests.browser.dashboard import Dashboard


@dataclass
class Opened:
    """The sandbox shop with the app installed, its program running, and some orders in it."""

    shop: Shop
    story: Story
    app_id: str
    orders: BusyShop


@pytest.fixture(scope="session")
def opened(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Opened]:
    data = tmp_path_factory.mktemp("app")
    shop = Shop()
    with serving(shop, port=free_port()) as url, running_app(data, free_port()) as app:
        story = Story(
            Wire(shop.api_url),
            App(app, shop.api_url),
            (STAFF_EMAIL, STAFF_PASSWORD),
            f"{url}/",
            tell=print,
        )
        app_id = story.install()
        story.start_program(app_id)
        yield Opened(shop, story, app_id, busy(story, app_id))


@pytest.fixture
def story(opened: Opened, request: pytest.FixtureRequest) -> Story:
    """People whom no other test knows."""
    tag = blake2b(request.node.name.encode(), digest_size=4).hexdigest()
    return replace(opened.story, tag=f"-{tag}")


@pytest.fixture(params=[(1280, 800), (390, 800)], ids=["desktop", "phone"])
def size(request: pytest.FixtureRequest) -> tuple[int, int]:
    width, height = request.param
    return width, height


@pytest.fixture(params=["light", "dark"])
def theme(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture
def page(chromium: Browser, size: tuple[int, int], theme: str) -> Iterator[Page]:
    """A page; a script that fails on it fails the test, and so does what its policy forbids."""
    width, height = size
    context = chromium.new_context(
        viewport={"width": width, "height": height},
        color_scheme="dark" if theme == "dark" else "light",
    )
    page = context.new_page()
    errors: list[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.on("console", lambda said: errors.append(said.text) if "violates" in said.text else None)
    yield page
    page.unroute_all(behavior="ignoreErrors")
    context.close()
    assert errors == []


@pytest.fixture
def dashboard(page: Page, opened: Opened) -> Dashboard:
    """The Dashboard, with somebody in it who may do everything."""
    found = Dashboard(page, opened.shop.url, opened.app_id)
    found.sign_in(STAFF_EMAIL, STAFF_PASSWORD)
    return found
