from collections.abc import Iterator

import pytest

from sandbox import Shop
from sandbox.people import Customer, Staff
from sandbox.server import serving
from sandbox.signing import SigningKey
from tests.sandbox_shop.listening_app import ListeningApp, listening


@pytest.fixture(scope="session")
def key() -> SigningKey:
    """One key for all shops of a run: making one costs more than most tests."""
    return SigningKey()


@pytest.fixture
def shop(key: SigningKey) -> Iterator[Shop]:
    """A shop that retries within milliseconds what Saleor retries within minutes."""
    shop = Shop(key=key, retry_scale=0.0002, timeout=(1.0, 2.0))
    with serving(shop):
        yield shop


@pytest.fixture
def staff(shop: Shop) -> Staff:
    return Staff(shop)


@pytest.fixture
def bob(shop: Shop) -> Customer:
    return Customer(shop, "bob@example.com")


@pytest.fixture
def app() -> Iterator[ListeningApp]:
    """An app nobody has installed yet."""
    with listening() as app:
        yield app


@pytest.fixture
def installed(staff: Staff, app: ListeningApp) -> str:
    """The app, installed with MANAGE_ORDERS and told nothing since; its id."""
    app_id = staff.installs(app.manifest_url, ["MANAGE_ORDERS"])
    app.forget()
    return app_id
