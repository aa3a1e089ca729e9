"""What the best programs are measured by, played here as one story each.

The rest of the anchors are played elsewhere: who is credited to the second (test_attribution.py),
six friends at once (test_limits.py), who bought before the app came (test_history.py), a shop that
is away (test_while_the_shop_is_away.py).
"""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from random import Random
from typing import Any

import pytest
import time_machine
from sqlalchemy import func, select

from plugin.domain.goods import OrderConditions
from plugin.domain.money import Money
from plugin.domain.offer import Trigger
from plugin.services.orders.evaluate_orders import evaluate_due_orders
from plugin.storage.tables import referrals, rewards
from tests.world import ALICE, BOB, CAROL, Person, World, an_order

PAID: dict[str, Any] = {"chargeStatus": "FULL", "totalCharged": {"amount": 90.0}}


def states(world: World) -> list[tuple[str, str]]:
    return [(reward.state, reward.reason) for reward in world.rewards_of(ALICE)]


def test_a_webhook_five_times_in_any_order_to_two_workers_makes_one_referral(world: World) -> None:
    claimed = world.claim()
    world.fake.use(claimed.code)
    began = datetime.now(UTC)
    created = an_order("Order:1", code=claimed.code, at=began)
    paid = {**created, **PAID, "updatedAt": (began + timedelta(seconds=1)).isoformat()}

    def worker(seed: int) -> None:
        heard = [created, paid] * 5
        for state in Random(seed).sample(heard, len(heard)):  # noqa: S311 - a shuffle
            world.stores(state)
            evaluate_due_orders(world.ctx, world.shop.id)

    with ThreadPoolExecutor(2) as workers:
        list(workers.map(worker, range(2)))
    world.turns()

    with world.ctx.engine.connect() as conn:
        assert conn.execute(select(func.count()).select_from(referrals)).scalar_one() == 1
        sides = conn.execute(select(rewards.c.side).order_by(rewards.c.side)).scalars().all()
    assert sides == ["advocate", "friend"]


def test_an_order_that_is_heard_of_as_paid_before_it_is_heard_of_at_all(world: World) -> None:
    claimed = world.claim()
    began = datetime.now(UTC) - timedelta(minutes=1)
    created = an_order("Order:1", code=claimed.code, at=began)
    world.hears({**created, **PAID, "updatedAt": (began + timedelta(seconds=1)).isoformat()})
    world.hears(created)

    assert states(world) == [("issued", "QUALIFIED")]


def test_a_refund_before_the_order_was_sent_pays_nobody(world: World) -> None:
    world.starts(hold_days=0, on=Trigger.FULFILLED)
    bought = world.buys(claimed=world.claim()).is_paid()
    assert states(world) == [("pending", "NOT_FULFILLED_YET")]

    bought.is_refunded()

    assert states(world) == [("void", "ORDER_REFUNDED")]


def test_a_part_refund_that_falls_below_the_minimum_takes_the_reward_back(world: World) -> None:
    least = {"eu": Money(Decimal(50), "EUR"), "pl": Money(Decimal(200), "PLN")}
    world.starts(hold_days=0, order_conditions=OrderConditions(minimum=least))
    bought = world.buys(claimed=world.claim()).is_paid()
    assert states(world) == [("issued", "QUALIFIED")]

    bought.becomes(totalRefunded={"amount": 40.01})

    assert states(world) == [("void", "BELOW_MINIMUM")]


@pytest.mark.parametrize("days", [13, 15])
def test_a_refund_on_either_side_of_the_hold_takes_an_unused_reward_back(
    world: World, days: int
) -> None:
    world.starts(hold_days=14)
    with time_machine.travel(datetime.now(UTC), tick=False) as clock:
        bought = world.buys(claimed=world.claim()).is_paid()
        clock.shift(timedelta(days=days))
        world.turns()
        (code,) = (reward.code for reward in world.rewards_of(ALICE))
        assert (code is not None) is (days > 14)
        bought.is_refunded()

    assert states(world) == [("void", "ORDER_REFUNDED")]
    assert not world.fake.honours(code)


def test_the_cancellation_of_the_order_that_spent_the_reward_gives_it_back(world: World) -> None:
    world.buys(claimed=world.claim()).is_paid()
    (spent,) = (reward.code for reward in world.rewards_of(ALICE))
    world.buys(ALICE, code=spent).is_paid().is_cancelled()

    (again,) = world.rewards_of(ALICE)
    assert again.state == "issued"
    assert again.code != spent
    assert world.fake.honours(again.code)


@pytest.mark.parametrize(
    ("channel", "total", "earned"),
    [("eu", 50.0, "10 EUR"), ("pl", 199.99, None), ("pl", 200.0, "40 PLN"), ("eu", 49.99, None)],
)
def test_each_channel_has_its_own_currency_and_its_own_minimum(
    world: World, channel: str, total: float, earned: str | None
) -> None:
    least = {"eu": Money(Decimal(50), "EUR"), "pl": Money(Decimal(200), "PLN")}
    world.starts(hold_days=0, order_conditions=OrderConditions(minimum=least))
    claimed = world.claim(BOB, ALICE, channel)
    bought = world.buys(claimed=claimed, channel=channel, total=total, discount=0)
    bought.becomes(chargeStatus="FULL", totalCharged={"amount": total})

    with world.ctx.engine.connect() as conn:
        query = select(rewards.c.amount, rewards.c.currency).where(rewards.c.side == "advocate")
        paid = [f"{row.amount:.0f} {row.currency}" for row in conn.execute(query)]
    assert paid == ([earned] if earned else [])


def test_who_got_nothing_sees_nothing(world: World) -> None:
    world.buys(Person("dave@example.com"), world.claim(Person("dave@example.com"))).is_paid()

    assert world.rewards_of(CAROL) == ()
