"""Several offers in a program, and several programs in a shop, under replay."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from itertools import count
from typing import Any

from sqlalchemy import select

from plugin.domain.assignment import offer_for
from plugin.domain.audience import Advocates
from plugin.domain.offer import Arm, SidePromise
from plugin.domain.program import ProgramState
from plugin.services.programs.change_program import move_program
from plugin.services.programs.edit_lists import add_people
from plugin.services.programs.manage_programs import create_program
from plugin.storage.programs import find_program
from plugin.storage.tables import claims, offers, rewards
from tests.promises import ANYONE, TEN_EACH, TENTH, a_promise, sums
from tests.services.replays import agreed, first_program, reasons, replayed, tried, would_pay
from tests.world import ALICE, BOB, CAROL, Person, World

DAVE = Person("dave@example.com")
EVE = Person("eve@example.com", "VXNlcjo1", "Eve")
ADVOCATES_EUROS = ("advocate", "EUR", "paid")


def an_arm(name: str, weight: int, euros: int) -> Arm:
    ours = SidePromise(sums(eu=euros, pl=4 * euros), hold_days=0)
    return Arm(name, weight, SidePromise(TENTH, hold_days=0), ours)


ARMS = (an_arm("A", 1, 10), an_arm("B", 3, 25), an_arm("never", 0, 99))


def one_of_each(world: World) -> tuple[Person, Person]:
    """An advocate who gets the first offer, and one who gets the second."""
    with world.ctx.engine.connect() as conn:
        program = find_program(conn, world.shop.id, first_program(world))
    assert program is not None
    found: dict[str, Person] = {}
    for person in (Person(f"advocate{number}@example.com") for number in count()):
        mark = world.ctx.keys.person(email=person.email, user_id=None).email or ""
        found.setdefault(offer_for(program.version, mark).arm.name, person)
        if len(found) == 2:
            break
    return found["A"], found["B"]


def offers_claimed(world: World) -> list[int]:
    """Which offer of its version each friend claimed, by its place."""
    query = select(offers.c.position).join(claims, claims.c.offer_id == offers.c.id)
    with world.ctx.engine.connect() as conn:
        return list(conn.execute(query.order_by(claims.c.id)).scalars())


def paid_live(world: World) -> list[tuple[int, Decimal]]:
    """What advocates have, by program, in the order in which they earned it."""
    query = select(rewards.c.program_id, rewards.c.cost).where(rewards.c.side == "advocate")
    with world.ctx.engine.connect() as conn:
        return [(row.program_id, row.cost) for row in conn.execute(query.order_by(rewards.c.id))]


def test_each_advocate_gets_the_same_offer_as_in_the_shop(world: World) -> None:
    world.starts(offers=ARMS)
    first, second = one_of_each(world)
    for friend, advocate in ((BOB, first), (DAVE, second), (CAROL, second)):
        world.buys(friend, world.claim(friend, advocate)).is_paid()

    assert agreed(world) == {"qualified QUALIFIED": 3}
    assert offers_claimed(world) == [0, 1, 1]
    assert would_pay(replayed(world))[ADVOCATES_EUROS] == (3, Decimal(10 + 25 + 25))


def test_an_offer_that_is_written_anew_is_tried_on_the_same_advocates(world: World) -> None:
    world.starts(offers=ARMS)
    first, second = one_of_each(world)
    for friend, advocate in ((BOB, first), (DAVE, second)):
        world.buys(friend, world.claim(friend, advocate)).is_paid()
    dearer = (ARMS[0], replace(ARMS[1], advocate=SidePromise(sums(eu=30, pl=120))), ARMS[2])

    assert would_pay(tried(world, offers=dearer))[ADVOCATES_EUROS] == (2, Decimal(10 + 30))
    alone = (replace(ARMS[0], weight=0), ARMS[1])
    assert would_pay(tried(world, offers=alone))[ADVOCATES_EUROS] == (2, Decimal(25 + 25))


def two_programs(world: World, **said: Any) -> tuple[int, int]:
    """Members come first with 25 euros, and only Alice is one; the others' friends bring 10."""
    others = first_program(world)
    world.starts(hold_days=0, friends=ANYONE)
    promise = a_promise(
        advocate=sums(eu=25, pl=99),
        hold_days=0,
        **{"name": "Members", "priority": 5, "friends": ANYONE, **said},
    )
    members = create_program(world.ctx, world.shop, promise, "staff").id
    add_people(world.ctx, world.shop, members, "invited", [ALICE.email], "staff")
    move_program(world.ctx, world.shop, members, ProgramState.ACTIVE, "staff")
    world.turns()
    return members, others


INVITED = Advocates(invited_only=True)


def test_each_program_looks_at_the_claims_of_the_other_as_if_they_were_its_own(
    world: World,
) -> None:
    members, others = two_programs(world, advocates=INVITED)
    world.buys(BOB, world.claim(BOB, ALICE)).is_paid()
    world.buys(DAVE, world.claim(DAVE, EVE)).is_paid()
    assert paid_live(world) == [(members, Decimal(25)), (others, Decimal(10))]

    # Eve is no member; without the members' program, Alice would have had the others' promise.
    first, second = (replayed(world, program_id=number) for number in (members, others))
    assert reasons(first) == {"qualified QUALIFIED": 1, "refused ADVOCATE_NOT_ELIGIBLE": 1}
    assert would_pay(first)[ADVOCATES_EUROS] == (1, Decimal(25))
    assert reasons(second) == {"qualified QUALIFIED": 2}
    assert would_pay(second)[ADVOCATES_EUROS] == (2, Decimal(20))


def test_a_friend_with_a_claim_in_each_program_counts_once(world: World) -> None:
    """In the shop the friend's second order counts in the other program, under replay in none."""
    members, others = two_programs(world, advocates=INVITED)
    alices, eves = world.claim(BOB, ALICE), world.claim(BOB, EVE)
    world.buys(BOB, alices).is_paid()
    world.buys(BOB, eves).is_paid()
    assert paid_live(world) == [(members, Decimal(25)), (others, Decimal(10))]

    for program_id, euros in ((members, 25), (others, 10)):
        replay = replayed(world, program_id=program_id)
        assert would_pay(replay)[ADVOCATES_EUROS] == (1, Decimal(euros))
        assert reasons(replay)["qualified QUALIFIED"] == 1


def test_which_program_comes_first_changes_nothing_in_the_replay_of_either(world: World) -> None:
    members, others = two_programs(world)
    world.buys(BOB, world.claim(BOB, ALICE)).is_paid()
    world.buys(DAVE, world.claim(DAVE, EVE)).is_paid()
    assert [program for program, _ in paid_live(world)] == [members, members]

    last = a_promise(sums(eu=9, pl=36), TEN_EACH, hold_days=0, priority=-5, friends=ANYONE)
    first = replace(last, priority=9)
    one, two = (replayed(world, promise, program_id=others) for promise in (last, first))
    assert one == two
    assert would_pay(one)[ADVOCATES_EUROS] == (2, Decimal(20))
