"""A worker may die between any two steps; the next one takes up where it stopped."""

from __future__ import annotations

import pytest

from plugin.services.look_after_shop import look_after_shop
from tests.interrupted import (
    MOMENTS,
    Moment,
    a_worker_dies,
    another_takes_up,
    hears_nothing,
    interrupted,
)
from tests.services.alices_rewards import MINTING, assert_paid_once, pays_unseen
from tests.world import BOB, CAROL, World


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
