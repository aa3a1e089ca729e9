"""Limits hold whatever happens at once, and what lies beyond them is seen."""

from __future__ import annotations

from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from decimal import Decimal

from sqlalchemy import select

from plugin.domain.limits import Cap, Limits, Period
from plugin.domain.reasons import Reason
from plugin.domain.reward import RewardState
from plugin.services.orders.evaluate_orders import evaluate_due_orders
from plugin.storage.tables import rewards
from tests.services.alices_rewards import pays_unseen
from tests.world import ALICE, CAROL, Person, World, an_order

FIVE = Limits(per_advocate=(Cap(per=Period.MONTH, count=5),))


def states(world: World) -> Counter[str]:
    query = select(rewards.c.state).where(rewards.c.side == "advocate")
    with world.ctx.engine.connect() as conn:
        return Counter(conn.execute(query).scalars())


def friends_buy(world: World, count: int) -> None:
    """So many friends of Alice have paid, and no worker has looked."""
    for number in range(count):
        world.refers(number)


def test_six_friends_at_once_bring_five_rewards_and_all_are_seen(world: World) -> None:
    world.starts(hold_days=0, limits=FIVE)
    friends_buy(world, 6)
    world.turns()

    assert states(world) == {RewardState.ISSUED: 5, RewardState.CAPPED: 1}
    reasons = {reward.reason for reward in world.rewards_of(ALICE)}
    assert reasons == {Reason.QUALIFIED, Reason.ADVOCATE_LIMIT_REACHED}


def test_a_thousand_conversions_at_once_do_not_break_a_limit(world: World) -> None:
    world.starts(hold_days=14, limits=FIVE)
    friends_buy(world, 1000)

    def worker(_: int) -> None:
        while evaluate_due_orders(world.ctx, world.shop.id):
            pass

    with ThreadPoolExecutor(6) as workers:
        list(workers.map(worker, range(6)))

    assert states(world) == {RewardState.PENDING: 5, RewardState.CAPPED: 995}


def test_a_reward_beyond_the_limit_costs_the_ledger_nothing(world: World) -> None:
    world.starts(hold_days=0, limits=Limits(per_advocate=(Cap(count=1),)))
    friends_buy(world, 2)
    world.turns()

    moved = Counter(row.reward_id for row in world.ledger())
    capped = [reward.id for reward in world.rewards_of(ALICE) if reward.state == "capped"]
    assert [moved[reward] for reward in capped] == [0]


def test_a_reward_that_is_taken_back_makes_room_for_the_next(world: World) -> None:
    world.starts(hold_days=0, limits=Limits(per_advocate=(Cap(count=1),)))
    bought = pays_unseen(world)
    world.turns()
    bought.is_refunded()
    friends_buy(world, 1)
    world.turns()

    assert states(world) == {RewardState.VOID: 1, RewardState.ISSUED: 1}


def test_a_household_counts_as_one(world: World) -> None:
    world.starts(hold_days=0, limits=Limits(per_household=(Cap(count=2),)))
    friends_buy(world, 3)
    elsewhere = {"streetAddress1": "Elsewhere 1", "postalCode": "20095", "country": {"code": "DE"}}
    claimed = world.claim(CAROL)
    raw = an_order("Order:9", buyer=CAROL, code=claimed.code, shippingAddress=elsewhere)
    world.stores({**raw, "chargeStatus": "FULL", "totalCharged": {"amount": 90.0}})
    world.turns()

    assert states(world) == {RewardState.ISSUED: 3, RewardState.CAPPED: 1}


def test_a_program_gives_no_more_than_its_budget(world: World) -> None:
    """Each referral costs 9 euros for the friend and 10 for Alice."""
    budget = Cap(money={"EUR": Decimal(40)})
    world.starts(hold_days=0, limits=Limits(per_program=(budget,)))
    friends_buy(world, 3)
    world.turns()

    assert states(world) == {RewardState.ISSUED: 2, RewardState.CAPPED: 1}


def test_what_the_same_order_has_earned_is_not_counted_against_it(world: World) -> None:
    world.starts(hold_days=0, limits=Limits(per_advocate=(Cap(count=1),)))
    _, bought = world.story()
    bought.becomes(number="1a")

    assert states(world) == {RewardState.ISSUED: 1}


def test_each_advocate_has_a_limit_of_their_own(world: World) -> None:
    world.starts(hold_days=0, limits=Limits(per_advocate=(Cap(count=1),)))
    for advocate, friend in ((ALICE, "bob@example.com"), (CAROL, "dan@example.com")):
        claimed = world.claim(Person(friend), advocate)
        world.buys(Person(friend), claimed).is_paid()

    assert states(world) == {RewardState.ISSUED: 2}
