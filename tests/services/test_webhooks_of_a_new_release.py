"""After an upgrade, an installed shop is given the webhooks that the release expects."""

from __future__ import annotations

from dataclasses import replace

from plugin.saleor import manifest
from plugin.saleor.ports import Webhook
from plugin.services.shops.migrate_webhooks import migrate_webhooks
from tests.fakes import FakeShop

APP_URL = "https://referrals.example"


def installed(*missing: str) -> FakeShop:
    """A shop that was installed by a release without these webhooks."""
    fake = FakeShop()
    fake.hooks = [
        replace(hook, id=f"Webhook:{hook.name}")
        for hook in manifest.webhooks(APP_URL)
        if hook.name not in missing
    ]
    return fake


def named(fake: FakeShop) -> dict[str, Webhook]:
    return {hook.name: hook for hook in fake.hooks}


def test_a_shop_of_before_hears_of_customers_from_now_on() -> None:
    fake = installed("customers")

    assert migrate_webhooks(fake, APP_URL) == ["created customers"]
    assert named(fake)["customers"].target_url == f"{APP_URL}/api/webhooks/customers"
    assert named(fake)["customers"].events == {
        "CUSTOMER_UPDATED",
        "CUSTOMER_METADATA_UPDATED",
        "ACCOUNT_CONFIRMED",
    }
    assert migrate_webhooks(fake, APP_URL) == []


def test_what_changed_is_changed_and_what_is_not_ours_any_more_goes() -> None:
    fake = installed()
    orders = named(fake)["orders"]
    old = Webhook(
        "Webhook:old", "old", APP_URL, "subscription { event { __typename } }", orders.events
    )
    moved = replace(orders, target_url="https://old.example/api/webhooks/orders")
    fake.hooks = [old, moved, *(hook for hook in fake.hooks if hook.name != "orders")]

    assert migrate_webhooks(fake, APP_URL) == ["changed orders", "deleted old"]
    assert named(fake) == named(installed())


def test_a_query_that_is_only_laid_out_otherwise_is_the_same() -> None:
    fake = installed()
    fake.hooks = [replace(hook, query=" ".join(hook.query.split())) for hook in fake.hooks]

    assert migrate_webhooks(fake, APP_URL) == []
