"""A worker may die between any two steps; the next one takes up where it stopped."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from sqlalchemy.exc import OperationalError

from plugin.domain.reward import RewardState
from plugin.saleor.ports import Channel
from plugin.services.look_after_shop import look_after_shop
from plugin.services.shops.install_shop import refresh_shop
from tests.interrupted import (
    MOMENTS,
    Moment,
    a_worker_dies,
    another_takes_up,
    hears_nothing,
    interrupted,
)
from tests.promises import TENTH
from tests.services.alices_rewards import (
    MINTING,
    about_to_be_minted,
    assert_paid_once,
    pays_unseen,
    thanks,
)
from tests.world import ALICE, BOB, CAROL, World

POUNDS = Channel("Q2hhbm5lbDoz", "uk", "Britain", "GBP", is_active=True)


@pytest.mark.parametrize("moment", MOMENTS)
@pytest.mark.parametrize("call", MINTING)
def test_a_voucher_is_made_once_wherever_its_maker_dies(
    world: World, call: str, moment: Moment
) -> None:
    made = world.fake.calls["create_voucher"]
    pays_unseen(world)
    a_worker_dies(world, call, moment)
    another_takes_up(world)

    assert_paid_once(world)
    assert world.fake.calls["create_voucher"] == made + 1


@pytest.mark.parametrize("call", MINTING)
def test_a_voucher_is_made_once_whichever_answer_is_lost(world: World, call: str) -> None:
    made = world.fake.calls["create_voucher"]
    pays_unseen(world)
    look_after_shop(interrupted(world, call, "after", hears_nothing), world.shop.id)
    another_takes_up(world)

    assert_paid_once(world)
    assert world.fake.calls["create_voucher"] == made + 1


@pytest.mark.parametrize("moment", MOMENTS)
def test_a_code_is_added_once_wherever_its_worker_dies(world: World, moment: Moment) -> None:
    pays_unseen(world, BOB)
    world.turns()
    pays_unseen(world, CAROL)
    a_worker_dies(world, "add_codes", moment)
    another_takes_up(world)

    assert_paid_once(world, rewards=2)


def test_a_code_is_added_once_though_the_answer_is_lost(world: World) -> None:
    pays_unseen(world, BOB)
    world.turns()
    pays_unseen(world, CAROL)
    look_after_shop(interrupted(world, "add_codes", "after", hears_nothing), world.shop.id)
    another_takes_up(world)

    assert_paid_once(world, rewards=2)


def test_nobody_touches_what_the_dead_one_held_before_its_time_is_over(world: World) -> None:
    pays_unseen(world)
    a_worker_dies(world, "list_voucher", "before")
    called = world.fake.calls.total()
    world.turns()

    assert world.fake.calls.total() == called


def test_a_deadlock_in_the_database_does_not_hold_the_codes_for_minutes(world: World) -> None:
    def deadlock() -> None:
        raise OperationalError("UPDATE codes", {}, Exception("deadlock detected"))

    pays_unseen(world)
    look_after_shop(interrupted(world, "tag", "after", deadlock), world.shop.id)
    with time_machine.travel(datetime.now(UTC) + timedelta(seconds=10)):
        world.turns()

    assert_paid_once(world)


def test_a_fault_in_one_voucher_does_not_stop_the_others(world: World) -> None:
    def fault() -> None:
        raise KeyError("nobody thought of this")

    world.claim(BOB)
    world.starts(hold_days=0, advocate=TENTH)
    pays_unseen(world, BOB)
    pays_unseen(world, CAROL)
    look_after_shop(interrupted(world, "create_voucher", "before", fault), world.shop.id)

    states = [reward.state for reward in world.rewards_of(ALICE)]
    assert sorted(states) == [RewardState.ISSUED, RewardState.PENDING]


@pytest.mark.parametrize("call", [*MINTING, "add_codes"])
def test_a_channel_that_comes_while_a_voucher_is_minted_gets_its_value_too(
    world: World, call: str
) -> None:
    def opens_in_britain() -> None:
        world.fake.found_channels.append(POUNDS)
        refresh_shop(world.ctx, world.shop)

    world.starts(hold_days=0, advocate=TENTH)
    about_to_be_minted(world, call)
    look_after_shop(interrupted(world, call, "after", opens_in_britain), world.shop.id)

    (voucher,) = thanks(world)
    assert len(voucher.listings) == 3
