"""The app's own client at work in a shop: what it is told of accounts, and what it is not."""

from collections.abc import Iterator
from datetime import datetime

import pytest

from plugin.config import Settings
from plugin.saleor.addresses import ShopAddresses
from plugin.saleor.client import SaleorShop
from plugin.saleor.ports import ShopRefused
from sandbox import Shop
from sandbox.ids import to_global_id
from sandbox.people import Customer, Staff
from tests.sandbox_shop.listening_app import ListeningApp
from tests.sandbox_shop.test_customers import WRITE, WRITE_PRIVATE


@pytest.fixture
def addresses(settings: Settings) -> ShopAddresses:
    return ShopAddresses.of(settings)


def client(
    shop: Shop, staff: Staff, app: ListeningApp, addresses: ShopAddresses, *permissions: str
) -> SaleorShop:
    staff.installs(app.manifest_url, permissions)
    return SaleorShop(shop.api_url, app.token, addresses)


@pytest.fixture
def account(shop: Shop, staff: Staff, bob: Customer) -> Iterator[str]:
    """Bob's, with one entry that all may read and one for few."""
    user = bob.registers().user_id
    for write in (WRITE, WRITE_PRIVATE):
        staff.ask(write, id=user)
    yield user
    assert shop.calls["Account"]


def test_flags_are_what_is_set_publicly_and_privately(
    shop: Shop, staff: Staff, app: ListeningApp, addresses: ShopAddresses, account: str
) -> None:
    port = client(shop, staff, app, addresses, "MANAGE_USERS")

    found = port.account(account)

    assert found
    assert found.flags == {"word", "seen"}
    known = shop.user_with_email("bob@example.com")
    assert known
    assert (found.signed_up_at, found.changed_at) == (known.date_joined, known.updated_at)


def test_without_the_right_to_see_people_only_what_is_public_is_told(
    shop: Shop, staff: Staff, app: ListeningApp, addresses: ShopAddresses, account: str
) -> None:
    found = client(shop, staff, app, addresses, "MANAGE_ORDERS").account(account)

    assert found
    assert found.flags == {"word"}


def test_without_any_right_nothing_is_told(
    shop: Shop, staff: Staff, app: ListeningApp, addresses: ShopAddresses, account: str
) -> None:
    with pytest.raises(ShopRefused) as refused:
        client(shop, staff, app, addresses, "MANAGE_DISCOUNTS").account(account)

    assert refused.value.permission


def test_staff_are_nobody_until_they_shop_and_then_what_is_public(
    shop: Shop, staff: Staff, app: ListeningApp, addresses: ShopAddresses
) -> None:
    port = client(shop, staff, app, addresses, "MANAGE_USERS")
    shopper = Customer(shop, "admin@example.com").signs_in()
    for write in (WRITE, WRITE_PRIVATE):
        staff.ask(write, id=shopper.user_id)
    assert port.account(shopper.user_id) is None

    shopper.buys()

    found = port.account(shopper.user_id)
    assert found
    assert found.flags == {"word"}
    assert isinstance(found.signed_up_at, datetime)


def test_somebody_who_is_gone_is_nobody(
    shop: Shop, staff: Staff, app: ListeningApp, addresses: ShopAddresses
) -> None:
    port = client(shop, staff, app, addresses, "MANAGE_USERS")

    assert port.account(to_global_id("User", 99)) is None
