"""What the shop knew before the app came, and what the app did not hear."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from sqlalchemy import Engine

from plugin.config import Settings
from plugin.domain.reasons import Reason
from plugin.domain.reward import RewardState
from plugin.keys import Keys
from plugin.saleor.addresses import jwks_url
from plugin.services.orders.read_orders import read_orders
from plugin.services.refusals import RefusalCode, Refused
from plugin.services.shops.install_shop import install_shop
from plugin.storage.shops import import_of
from tests.fakes import FakeShop
from tests.keys import serving_jwks
from tests.world import ALICE, BOB, World, an_order

LONG_AGO = datetime(2024, 5, 1, tzinfo=UTC)


def paid_order(order_id: str, **changes: Any) -> dict[str, Any]:
    paid: dict[str, Any] = {"chargeStatus": "FULL", "totalCharged": {"amount": 90.0}}
    return an_order(order_id, at=LONG_AGO, **(paid | changes))


def test_who_bought_before_the_app_came_is_not_new(
    settings: Settings, database: Engine, keys: Keys
) -> None:
    shop = FakeShop()
    shop.history = [paid_order(f"Old:{number}") for number in range(5)]
    world = World.opened(settings, database, keys, shop)
    bought = world.buys(buyer=BOB).is_paid()

    with world.ctx.engine.connect() as conn:
        backfill = import_of(conn, world.shop.id, "backfill")
    assert backfill is not None
    assert (backfill.state, backfill.done, backfill.total) == ("finished", 5, 5)
    assert bought.why.reason is Reason.NO_EVIDENCE


def test_an_old_order_that_was_refunded_leaves_its_buyer_new(
    settings: Settings, database: Engine, keys: Keys
) -> None:
    shop = FakeShop()
    shop.history = [paid_order("Old:1", totalRefunded={"amount": 90.0})]
    world = World.opened(settings, database, keys, shop)
    world.story()

    assert world.rewards_of(ALICE)[0].state is RewardState.ISSUED


def test_nothing_is_decided_before_the_history_is_known(
    settings: Settings, database: Engine, keys: Keys
) -> None:
    world = World.closed(settings, database, keys, FakeShop())
    with serving_jwks(jwks_url(world.api_url)):
        install_shop(world.ctx, world.api_url, "t" * 30)
    world.starts(hold_days=0)
    bought = world.buys(claimed=world.claim()).is_paid()
    assert bought.why.decided_at is None

    read_orders(world.ctx, world.shop, "backfill")
    world.turns()
    assert bought.why.decided_at is not None


def test_a_reading_that_was_cut_off_goes_on_where_it_stopped(
    settings: Settings, database: Engine, keys: Keys
) -> None:
    world = World.closed(settings, database, keys, FakeShop())
    with serving_jwks(jwks_url(world.api_url)):
        install_shop(world.ctx, world.api_url, "t" * 30)
    world.fake.history = [paid_order(f"Old:{number}") for number in range(6)]
    world.fake.away_after(2)
    assert read_orders(world.ctx, world.shop, "backfill") is False

    world.fake.is_away = False
    world.fake.calls.clear()
    assert read_orders(world.ctx, world.shop, "backfill") is True
    assert world.fake.calls["orders_since"] == 1


def test_an_unreadable_old_order_does_not_keep_the_shop_from_starting(
    settings: Settings, database: Engine, keys: Keys
) -> None:
    shop = FakeShop()
    shop.history = [paid_order("Old:1", totalCharged={"amount": -3}), paid_order("Old:2")]
    world = World.opened(settings, database, keys, shop)

    with pytest.raises(Refused) as refused:
        world.claim(friend=BOB)
    assert refused.value.code is RefusalCode.OFFER_NOT_AVAILABLE


def test_an_order_that_was_never_heard_of_is_found_by_the_reconciler(world: World) -> None:
    claimed = world.claim()
    soon = datetime.now(UTC) + timedelta(seconds=1)
    lost = an_order("Lost:1", code=claimed.code, at=soon, chargeStatus="FULL")
    world.fake.history = [{**lost, "totalCharged": {"amount": 90.0}}]
    world.reconciles()
    world.turns()

    assert len(world.rewards_of(ALICE)) == 1


def test_a_delivery_that_failed_is_heard_again(world: World) -> None:
    claimed = world.claim()
    lost = an_order("Lost:1", code=claimed.code, chargeStatus="FULL")
    world.fake.failed = [{"order": {**lost, "totalCharged": {"amount": 90.0}}}, {"app": {}}]
    world.reconciles()
    world.turns()

    assert len(world.rewards_of(ALICE)) == 1


def test_a_lost_permission_is_told_to_staff_and_taken_back_when_it_returns(
    world: World,
) -> None:
    world.fake.permissions = ("MANAGE_DISCOUNTS",)
    world.reconciles()
    world.turns()
    assert "MANAGE_ORDERS" in world.fake.problems["permissions-missing"]

    world.fake.permissions = ("MANAGE_DISCOUNTS", "MANAGE_ORDERS", "MANAGE_USERS")
    world.reconciles()
    world.turns()
    assert world.fake.problems == {}
