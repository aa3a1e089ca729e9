"""What was undone is taken back in full, whoever dies or is quicker meanwhile."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from plugin.domain.reward import CodeState, RewardState
from plugin.services.look_after_shop import look_after_shop
from tests.interrupted import (
    MOMENTS,
    Moment,
    a_worker_dies,
    another_takes_up,
    hears_nothing,
    interrupted,
)
from tests.services.alices_rewards import (
    MINTING,
    about_to_be_minted,
    assert_nothing_is_held,
    assert_taken_back,
    code_states,
    is_refunded_unseen,
    pays_unseen,
)
from tests.world import ALICE, Bought, World


def refunded(bought: Bought) -> Callable[[], None]:
    """For another worker to see to in the meantime."""

    def happens() -> None:
        bought.is_refunded()

    return happens


@pytest.mark.parametrize("moment", MOMENTS)
@pytest.mark.parametrize("call", ["codes_of", "delete_codes"])
def test_a_code_is_taken_back_once_wherever_its_worker_dies(
    world: World, call: str, moment: Moment
) -> None:
    bought = pays_unseen(world)
    world.turns()
    is_refunded_unseen(bought)
    a_worker_dies(world, call, moment)
    another_takes_up(world)

    assert_taken_back(world)
    assert world.fake.calls["delete_codes"] == 1


def test_a_code_is_taken_back_once_though_the_answer_is_lost(world: World) -> None:
    bought = pays_unseen(world)
    world.turns()
    is_refunded_unseen(bought)
    look_after_shop(interrupted(world, "delete_codes", "after", hears_nothing), world.shop.id)
    another_takes_up(world)

    assert_taken_back(world)
    assert world.fake.calls["delete_codes"] == 1


@pytest.mark.parametrize("call", [*MINTING, "add_codes"])
@pytest.mark.parametrize("moment", MOMENTS)
def test_what_was_half_minted_by_a_dead_worker_is_taken_back_in_full(
    world: World, call: str, moment: Moment
) -> None:
    bought = about_to_be_minted(world, call)
    a_worker_dies(world, call, moment)
    bought.is_refunded()
    another_takes_up(world)

    assert_taken_back(world)


@pytest.mark.parametrize("call", [*MINTING, "add_codes"])
@pytest.mark.parametrize("moment", MOMENTS)
def test_what_is_refunded_while_its_code_is_minted_is_taken_back(
    world: World, call: str, moment: Moment
) -> None:
    bought = about_to_be_minted(world, call)
    look_after_shop(interrupted(world, call, moment, refunded(bought)), world.shop.id)

    assert_taken_back(world)


def test_what_is_refunded_before_the_shops_answer_was_heard_is_taken_back(world: World) -> None:
    bought = pays_unseen(world)
    look_after_shop(interrupted(world, "create_voucher", "after", hears_nothing), world.shop.id)
    bought.is_refunded()
    another_takes_up(world)

    assert_taken_back(world)


@pytest.mark.parametrize("is_heard", [True, False])
def test_a_code_that_is_used_while_it_is_taken_back_counts_as_used(
    world: World, is_heard: bool
) -> None:
    bought = pays_unseen(world)
    world.turns()
    (reward,) = world.rewards_of(ALICE)
    is_refunded_unseen(bought)

    def alice_buys() -> None:
        world.buys(buyer=ALICE, code=reward.code)
        if not is_heard:
            hears_nothing()

    look_after_shop(interrupted(world, "delete_codes", "before", alice_buys), world.shop.id)

    assert world.rewards_of(ALICE)[0].state is RewardState.REVIEW
    assert code_states(world, reward.id) == [CodeState.BURNT]
    assert_nothing_is_held(world)


def test_a_code_that_was_found_used_is_known_by_its_order_once_that_is_heard_of(
    world: World,
) -> None:
    bought = pays_unseen(world)
    world.turns()
    (reward,) = world.rewards_of(ALICE)
    assert reward.code is not None
    world.fake.use(reward.code)
    bought.is_refunded()
    assert world.rewards_of(ALICE)[0].state is RewardState.REVIEW

    world.buys(buyer=ALICE, code=reward.code).is_cancelled()
    assert world.rewards_of(ALICE)[0].state is RewardState.VOID
