"""Nothing is lost while a shop is away, and staff can see what waits."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import time_machine

from plugin.domain.reward import RewardState
from plugin.services.find_due_shops import find_due_shops
from plugin.services.shops.list_troubles import list_troubles
from plugin.services.shops.set_honesty import set_honesty
from tests.world import ALICE, World

LATER = timedelta(hours=2)


def state_of_alice(world: World) -> RewardState:
    return world.rewards_of(ALICE)[0].state


def test_rewards_wait_for_a_day_and_are_then_issued_once(world: World) -> None:
    claimed = world.claim()
    world.fake.is_away = True
    world.buys(claimed=claimed).is_paid()
    assert state_of_alice(world) is RewardState.PENDING
    assert [t.what for t in list_troubles(world.ctx, world.shop)] == ["voucher"]

    world.fake.is_away = False
    with time_machine.travel(datetime.now(UTC) + timedelta(days=1)):
        assert find_due_shops(world.ctx) == [world.shop.id]
        world.turns()
    assert state_of_alice(world) is RewardState.ISSUED
    assert list_troubles(world.ctx, world.shop) == []


def test_a_failed_call_is_not_repeated_at_once(world: World) -> None:
    claimed = world.claim()
    world.fake.is_away = True
    world.buys(claimed=claimed).is_paid()
    world.fake.is_away = False
    world.turns()

    assert state_of_alice(world) is RewardState.PENDING


def test_taking_back_waits_too(world: World) -> None:
    _, bought = world.story()
    code = world.rewards_of(ALICE)[0].code
    assert code is not None
    world.fake.is_away = True
    bought.is_refunded()
    assert state_of_alice(world) is RewardState.VOIDING

    world.fake.is_away = False
    with time_machine.travel(datetime.now(UTC) + LATER):
        world.turns()
    assert state_of_alice(world) is RewardState.VOID
    assert not world.fake.honours(code)


def test_a_hundred_rewards_take_four_calls(world: World) -> None:
    # So many friends of one advocate in a minute would wait for a person.
    set_honesty(world.ctx, world.shop, {"hold": 1000}, "staff")
    for number in range(100):
        world.refers(number)
    world.fake.calls.clear()
    world.turns()

    assert sum(world.fake.calls.values()) <= 4
    assert len([r for r in world.rewards_of(ALICE) if r.code]) == 100


def test_an_unused_reward_ends_with_its_time(world: World) -> None:
    world.story()
    expires_at = world.rewards_of(ALICE)[0].expires_at
    assert expires_at is not None
    with time_machine.travel(expires_at):
        world.turns()

    assert state_of_alice(world) is RewardState.EXPIRED
