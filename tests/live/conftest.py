"""A running Saleor, prepared for the tests and left as it was found.

Orders stay: Saleor deletes none. Everything else that the tests made is deleted.
"""

from __future__ import annotations

import os
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from plugin.config import Settings
from plugin.storage.database import connect, database_url
from sandbox import documents as shop_documents
from sandbox import story_documents as asks
from sandbox.demo import free_port, running_app
from sandbox.story import Story
from sandbox.wire import App, Wire
from tests.every_reward import CHANNELS
from tests.live import documents
from tests.live.kept import Kept

STAFF = (
    os.environ.get("SALEOR_EMAIL", "admin@example.com"),
    os.environ.get("SALEOR_PASSWORD", "admin"),
)
_WANTED = {
    "orderSettings": {
        "allowUnpaidOrders": True,
        "markAsPaidStrategy": "TRANSACTION_FLOW",
        "automaticallyConfirmAllNewOrders": True,
    },
    "checkoutSettings": {"allowLegacyGiftCardUse": True},
}
STOREFRONT = "http://storefront.localhost/"
OUR_VOUCHERS = ("Welcome from a friend ·", "Thank you for referring ·")
_RUN = str(time.time_ns())[-9:]
_stories: list[Story] = []


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """The Dashboard's tests first: they install the app anew, and a shop has it only once."""
    items.sort(key=lambda item: item.path.name != "test_the_real_dashboard.py")


@pytest.fixture(scope="session")
def wire() -> Wire:
    url = os.environ.get("SALEOR_API_URL")
    if not url:
        pytest.skip("No Saleor is named: set SALEOR_API_URL, or run `make live`.")
    return Wire(url)


@pytest.fixture(scope="session")
def prepared(wire: Wire) -> Iterator[Wire]:
    """Unpaid orders and codes of gift cards are taken, and accounts need no confirmation, while
    the tests run."""
    token = wire.log_in(*STAFF)
    channels = [c for c in wire.ask(documents.CHANNELS, token) if c["slug"] in CHANNELS]
    confirmed = wire.ask(documents.SHOP_SETTINGS, token)
    for channel in channels:
        wire.ask(documents.CHANNEL_UPDATE, token, id=channel["id"], input=_WANTED)
    wire.ask(documents.SHOP_UPDATE, token, wanted=False)
    yield wire
    token = wire.log_in(*STAFF)
    for channel in channels:
        was = {name: channel[name] for name in _WANTED}
        wire.ask(documents.CHANNEL_UPDATE, token, id=channel["id"], input=was)
    was = confirmed["enableAccountConfirmationByEmail"]
    wire.ask(documents.SHOP_UPDATE, token, wanted=was)
    _clean_up(wire)


def _clean_up(wire: Wire) -> None:
    token = wire.log_in(*STAFF)
    for name in OUR_VOUCHERS:
        found = wire.ask(documents.VOUCHERS, token, search=name)["edges"]
        ids = [e["node"]["id"] for e in found if e["node"]["name"].startswith(name)]
        if ids:
            wire.ask(documents.VOUCHER_DELETE, token, ids=ids)
    cards = [e["node"]["id"] for e in wire.ask(documents.GIFT_CARDS, token)["edges"]]
    if cards:
        wire.ask(documents.GIFT_CARD_DELETE, token, ids=cards)
    # One by one: to Saleor's search a dash in front means without, so it finds everybody else.
    for story in _stories:
        for email in (story.alice, story.bob):
            if found := wire.ask(documents.CUSTOMER, token, email=email):
                wire.ask(documents.CUSTOMER_DELETE, token, id=found["id"])


@pytest.fixture(scope="session")
def app_data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("app")


@pytest.fixture(scope="session")
def app(prepared: Wire, app_data: Path) -> Iterator[App]:
    """The app, served on this machine with a database of its own."""
    with running_app(app_data, free_port()) as url:
        yield App(url, prepared.api_url)
    assert _faults(app_data / "app.log") == []


def _faults(log: Path) -> list[str]:
    """What the app could not do by a fault of its own. It tries again, so no test need notice."""
    lines = log.read_text().splitlines()
    return [line for line in lines if '"level": "error"' in line or "Traceback" in line]


@pytest.fixture(scope="session")
def kept(app: App, app_data: Path) -> Iterator[Kept]:  # noqa: ARG001 - the app has made it
    settings = Settings(data_dir=app_data, _env_file=None)
    engine = connect(database_url(settings))
    yield Kept(engine)
    engine.dispose()


def new_story(wire: Wire, app: App) -> Story:
    """The story with people whom the shop has never seen."""
    tag = f"-{_RUN}-{len(_stories)}"
    _stories.append(Story(wire, app, STAFF, STOREFRONT, tell=print, tag=tag))
    return _stories[-1]


@pytest.fixture(scope="session")
def installed(prepared: Wire, app: App) -> Iterator[App]:
    """The app is installed, and its program runs."""
    story = new_story(prepared, app)
    app_id = story.install()
    try:
        story.start_program(app_id)
        yield app
    finally:
        # Perhaps another one by now: a test installs it again.
        token = prepared.log_in(*STAFF)
        prepared.ask(shop_documents.APP_DELETE, token, id=id_of(prepared, app))


@pytest.fixture
def story(prepared: Wire, installed: App) -> Story:
    return new_story(prepared, installed)


@pytest.fixture
def app_id(prepared: Wire, installed: App) -> str:
    return id_of(prepared, installed)


def id_of(wire: Wire, app: App) -> str:
    """The app's id in the shop; another one after each installation."""
    edges = wire.ask(asks.APPS, wire.log_in(*STAFF))["edges"]
    ours = [e["node"] for e in edges if (e["node"]["manifestUrl"] or "").startswith(app.url)]
    return str(ours[-1]["id"])
