"""A worker may die between any two steps; the next one takes up where it stopped."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest
from sqlalchemy import select

from plugin.domain.reward import RewardState
from plugin.services.look_after_shop import look_after_shop
from plugin.storage.tables import codes, vouchers
from tests.fakes import FakeVoucher
from tests.interrupted import (
    Moment,
    a_worker_dies,
    another_takes_up,
    hears_nothing,
    interrupted,
)
from tests.world import ALICE, BOB, CAROL, Bought, Person, World, an_order

MINTING = ["create_voucher", "list_voucher", "tag"]
MOMENTS: list[Moment] = ["before", "after"]


def pays_unseen(world: World, friend: Person = BOB) -> Bought:
    """The friend's paid order is stored, and no worker has looked at it yet."""
    claimed = world.claim(friend)
    world.fake.use(claimed.code)
    world.orders += 1
    raw = an_order(
        f"Order:{world.orders}",
        buyer=friend,
        code=claimed.code,
        token=claimed.checkout_token,
        chargeStatus="FULL",
        totalCharged={"amount": 90.0},
    )
    world.stores(raw)
    return Bought(world, raw)


def about_to_be_minted(world: World, call: str) -> Bought:
    """The order behind the reward whose minting comes to this call; it is Alice's only one."""
    if call == "add_codes":
        carols = pays_unseen(world, CAROL)
        world.turns()
        carols.is_refunded()
    return pays_unseen(world)


def is_refunded_unseen(bought: Bought) -> None:
    later = datetime.fromisoformat(bought.raw["updatedAt"]) + timedelta(seconds=1)
    bought.raw = {
        **bought.raw,
        "updatedAt": later.isoformat(),
        "totalRefunded": bought.raw["total"]["gross"],
    }
    bought.world.stores(bought.raw)


def thanks(world: World) -> list[FakeVoucher]:
    """The vouchers that reward advocates, as the shop has them."""
    return [v for v in world.fake.vouchers.values() if v.made.name.startswith("Thank you")]


def assert_paid_once(world: World, rewards: int = 1) -> None:
    """So many rewards, each with one code that the shop honours, on one finished voucher."""
    earned = world.rewards_of(ALICE)
    assert [reward.state for reward in earned] == [RewardState.ISSUED] * rewards
    (voucher,) = thanks(world)
    assert voucher.codes == {reward.code: True for reward in earned}
    assert len(voucher.values) == 2
    assert voucher.tags["referrals.for"] == "advocate"
    assert_nothing_is_held(world)


def assert_taken_back(world: World) -> None:
    """Alice has nothing, and neither has the shop anything for her."""
    assert {reward.state for reward in world.rewards_of(ALICE)} == {RewardState.VOID}
    assert [voucher.codes for voucher in thanks(world)] in ([], [{}])
    assert world.ledger()[-1].to_account == "released"
    assert_nothing_is_held(world)


def assert_nothing_is_held(world: World) -> None:
    with world.ctx.engine.connect() as conn:
        for table in (vouchers, codes):
            held = table.c.due_at.is_not(None) | table.c.lease_until.is_not(None)
            assert conn.execute(select(table.c.id).where(held)).all() == []


def code_states(world: World, reward_id: int) -> list[str]:
    with world.ctx.engine.connect() as conn:
        query = select(codes.c.state).where(codes.c.reward_id == reward_id)
        return list(conn.execute(query).scalars())


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
    look_after_shop(interrupted(world, call, moment, bought.is_refunded), world.shop.id)

    assert_taken_back(world)


def test_what_is_refunded_before_the_shops_answer_was_heard_is_taken_back(world: World) -> None:
    bought = pays_unseen(world)
    look_after_shop(interrupted(world, "create_voucher", "after", hears_nothing), world.shop.id)
    bought.is_refunded()
    another_takes_up(world)

    assert_taken_back(world)
