"""What a promise would have paid on past orders: the same as it did pay, if it is the same."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from decimal import Decimal
from typing import Any

import pytest

from plugin.domain.audience import Advocates
from plugin.domain.goods import OrderConditions
from plugin.domain.limits import Cap, Limits, Period
from plugin.domain.money import Money
from plugin.domain.offer import Milestone, Repeat, Side
from plugin.domain.reasons import Reason
from plugin.services.refusals import Refused
from tests.promises import TEN_EACH, a_promise, sums
from tests.services.replays import agreed, as_decided, as_paid, reasons, replayed, would_pay
from tests.world import ALICE, BOB, CAROL, Person, World, an_order

DAVE = Person("dave@example.com")
EVE = Person("eve@example.com", "VXNlcjo1", "Eve")


def a_busy_season(world: World) -> None:
    """Friends of two advocates buy, come again, refund, use a code that leaked, pay too late."""
    friends = [Person(f"friend{number}@example.com") for number in range(5)]
    unpaid, gone, slow = (Person(f"{name}@example.com") for name in ("unpaid", "gone", "slow"))
    # All claim first: a limit that is reached pauses the program.
    claimed = {friend.email: world.claim(friend) for friend in (*friends, BOB, unpaid, gone, slow)}
    again, daves = world.claim(BOB, EVE), world.claim(DAVE, EVE)
    for number, friend in enumerate(friends):
        world.buys(friend, claimed[friend.email], total=40.0 + 20 * number).is_paid()
    bobs = claimed[BOB.email]
    world.buys(BOB, bobs).is_paid()
    for _ in range(3):
        world.buys(BOB).is_paid()
    world.buys(CAROL, code=again.code).is_paid()
    world.buys(CAROL, token=bobs.checkout_token).is_paid()
    world.buys(DAVE, daves, channel="pl").is_paid().is_refunded()
    world.buys(DAVE, channel="pl").is_paid()
    world.buys(unpaid, claimed[unpaid.email])
    world.buys(gone, claimed[gone.email]).is_cancelled()
    late = datetime.now(UTC) + timedelta(days=40)
    world.buys(slow, claimed[slow.email], at=late).is_paid()


SEASONS: dict[str, dict[str, Any]] = {
    "plain": {},
    "limits": {
        "limits": Limits(
            per_advocate=(Cap(per=Period.MONTH, count=3),),
            per_household=(Cap(per=Period.ROLLING, count=4),),
            per_program=(Cap(money={"EUR": Decimal(65)}),),
        )
    },
    "later orders": {"repeat": Repeat(orders=3)},
    "milestones": {"milestones": (Milestone(2, TEN_EACH), Milestone(4, sums(eu=25, pl=99)))},
    "milestones beyond a limit": {
        "milestones": (Milestone(2, TEN_EACH), Milestone(4, TEN_EACH)),
        "limits": Limits(per_advocate=(Cap(per=Period.MONTH, count=2),)),
    },
    "a limit that only a far milestone breaks": {
        "milestones": (Milestone(7, sums(eu=60, pl=240)), Milestone(2, TEN_EACH)),
        "limits": Limits(per_advocate=(Cap(money={"EUR": Decimal(75)}),)),
    },
    "a minimum": {"order_conditions": OrderConditions(minimum={"eu": Money(Decimal(70), "EUR")})},
    "advocates who bought": {"advocates": Advocates(min_orders=1)},
}


@pytest.mark.parametrize("said", SEASONS.values(), ids=SEASONS)
def test_live_orders_come_out_as_they_were_decided_and_paid(
    world: World, said: dict[str, Any]
) -> None:
    world.starts(hold_days=0, **said)
    world.buys(EVE).is_paid()
    if "advocates" in said:
        world.buys(ALICE).is_paid()
    a_busy_season(world)

    assert len(agreed(world)) >= 5


@pytest.mark.parametrize("name", ["limits", "milestones", "later orders"])
def test_two_processes_give_the_same_answer_as_one(world: World, name: str) -> None:
    world.starts(hold_days=0, **SEASONS[name])
    a_busy_season(world)
    one, two = replayed(world), replayed(world, processes=2)

    assert one == two
    assert one.orders == 16


def test_a_shop_without_referrals_learns_whom_a_program_could_have_reached(world: World) -> None:
    world.buys(DAVE).is_paid()
    world.buys(DAVE).is_paid()
    world.buys(CAROL, channel="pl").is_paid()
    world.buys(EVE)
    world.buys(ALICE, total=20.0).is_paid()
    minimum = OrderConditions(minimum={"eu": Money(Decimal(70), "EUR")})
    replay = replayed(world, a_promise(order_conditions=minimum))

    assert reasons(replay) == {"unrelated NO_EVIDENCE": 5}
    assert (replay.paid, replay.reachable) == ((), 2)
    reach = {(p.side, p.currency): p.cost for p in replay.reach}
    assert reach == {
        (Side.FRIEND, "EUR"): 9,
        (Side.ADVOCATE, "EUR"): 10,
        (Side.FRIEND, "PLN"): 9,
        (Side.ADVOCATE, "PLN"): 40,
    }


def test_a_draft_is_tried_on_the_claims_of_other_programs(world: World) -> None:
    world.buys(BOB, world.claim(BOB)).is_paid()
    replay = replayed(world, a_promise(advocate=sums(eu=25, pl=99)))

    (advocates,) = (p for p in replay.paid if p.side is Side.ADVOCATE)
    assert (advocates.rewards, advocates.cost, advocates.held) == (1, Decimal(25), 1)
    (counted,) = replay.outcomes
    assert (counted.reason, counted.examples) == (Reason.QUALIFIED, ("Order:1",))


def test_a_discount_on_an_order_that_was_returned_is_spent_in_the_shop_only(world: World) -> None:
    """A replay looks at the order as it stands now, and never saw it paid and kept."""
    world.starts(hold_days=0)
    world.buys(BOB, world.claim(BOB)).is_paid().is_refunded()

    assert as_paid(world) == {("friend", "EUR", "paid"): (1, Decimal(9))}
    assert reasons(replayed(world)) == as_decided(world) == {"reversed ORDER_REFUNDED": 1}
    assert would_pay(replayed(world)) == {}


def test_only_the_newest_orders_are_looked_at_if_so_many_are_asked_for(world: World) -> None:
    for _ in range(3):
        world.buys(BOB).is_paid()

    assert replayed(world, most=2).orders == 2


@pytest.mark.parametrize("processes", [1, 2])
def test_of_orders_paid_at_one_moment_those_that_were_placed_first_are_the_examples(
    world: World, processes: int
) -> None:
    paid = datetime.now(UTC)
    for number in range(1, 7):
        placed = paid - timedelta(hours=number)
        facts: dict[str, Any] = {"updatedAt": paid.isoformat(), "chargeStatus": "FULL"}
        world.stores(an_order(f"Order:{number}", at=placed, **facts))
    (counted,) = replayed(world, a_promise(), processes=processes).outcomes

    assert counted.examples == ("Order:6", "Order:5", "Order:4")


def test_a_promise_that_the_shop_cannot_keep_is_refused(world: World) -> None:
    with pytest.raises(Refused, match="There is no channel mars"):
        replayed(world, a_promise(order_conditions=OrderConditions(channels=("mars",))))
