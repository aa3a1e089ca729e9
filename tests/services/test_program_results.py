"""What each program brought and cost, reckoned by hand."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from typing import Any

import pytest
from sqlalchemy import event

from plugin.domain.figures.timeline import Step
from plugin.domain.money import plain
from plugin.domain.offer import Repeat
from plugin.domain.program import ProgramState
from plugin.services.figures.draw_overview import draw_overview, timeline_of
from plugin.services.figures.weigh_programs import Result, weigh_programs
from plugin.services.programs.change_program import move_program
from plugin.services.programs.manage_programs import create_program
from plugin.storage.programs import programs_of
from tests.promises import ANYONE, TENTH, a_promise
from tests.services.desk import Desk
from tests.world import ALICE, BOB, CAROL, Bought, Person, World

DAVE, EVE = Person("dave@example.com"), Person("eve@example.com")


def weighed(world: World, days: int = 30) -> list[Result]:
    line = timeline_of(world.ctx, world.shop, None, None, Step.DAY, days)
    return list(weigh_programs(world.ctx, world.shop, line))


def brings(world: World, friend: Person, **said: Any) -> Bought:
    claimed = world.claim(friend, ALICE, said.get("channel", "eu"))
    return world.buys(friend, claimed, **said).is_paid()


def goes_on(world: World, **said: Any) -> None:
    """The programs so far are paused, and another one runs."""
    with world.ctx.engine.connect() as conn:
        running = [one for one in programs_of(conn, world.shop.id) if one.state == "active"]
    for program in running:
        move_program(world.ctx, world.shop, program.id, ProgramState.PAUSED, "staff")
    promise = a_promise(hold_days=0, **said)
    other = create_program(world.ctx, world.shop, promise, "staff")
    move_program(world.ctx, world.shop, other.id, ProgramState.ACTIVE, "staff")
    world.turns()


def shown(result: Result) -> str:
    """Friends, orders, new customers, revenue, discounts, used, expected, cost and return."""
    one, sales = result.earned, result.earned.sales
    counts = sales.firsts, sales.referred_orders, sales.new_customers
    sums = sales.referred_revenue, one.friend_discounts, one.used, one.expected, one.cost
    back = "-" if one.return_on_cost is None else f"{plain(one.return_on_cost):f}"
    return " ".join([*map(str, counts), *(f"{plain(Decimal(s)):f}" for s in sums), back])


@contextmanager
def counting(world: World) -> Iterator[list[str]]:
    """The statements that are sent meanwhile."""
    sent: list[str] = []

    def note(_conn: object, _cursor: object, statement: str, *_: object) -> None:
        sent.append(statement)

    event.listen(world.ctx.engine, "before_cursor_execute", note)
    yield sent
    event.remove(world.ctx.engine, "before_cursor_execute", note)


def test_where_no_friend_bought_there_are_no_results(world: World) -> None:
    world.claim(BOB)
    world.buys(CAROL).is_paid()

    assert weighed(world) == []


def test_a_program_is_weighed_in_each_currency(world: World) -> None:
    """Ten per cent for friends, and ten euros or forty zlotys for Alice, who uses one of her codes.

    Dave sends a third of his order back.
    """
    brings(world, BOB)
    dave = brings(world, DAVE, total=180, discount=20)
    dave.becomes(totalRefunded={"amount": 60.0}, totalCharged={"amount": 120.0})
    brings(world, EVE, channel="pl", total=360, discount=40)
    code = next(one.code for one in world.rewards_of(ALICE) if one.code and one.unit == "EUR")
    world.buys(ALICE, code=code, total=50).is_paid()

    euros, zlotys = weighed(world)

    assert (euros.earned.currency, zlotys.earned.currency) == ("EUR", "PLN")
    assert shown(euros) == "2 2 2 210 23.33 10 10 43.33 4.8465"
    assert shown(zlotys) == "1 1 1 360 40 0 40 80 4.5"


def test_each_program_has_what_friends_bought_by_it(world: World) -> None:
    brings(world, BOB)
    goes_on(world, name="Another", advocate=TENTH)
    brings(world, DAVE, total=180, discount=20)

    older, newer = weighed(world)
    assert older.program_id < newer.program_id
    assert shown(older) == "1 1 1 90 10 0 10 20 4.5"
    assert shown(newer) == "1 1 1 180 20 0 18 38 4.7368"


def test_together_programs_have_what_the_overview_has(world: World) -> None:
    brings(world, BOB)
    goes_on(world, name="Another", advocate=TENTH, repeat=Repeat(orders=3))
    brings(world, DAVE)
    world.buys(DAVE).is_paid()
    line = timeline_of(world.ctx, world.shop, None, None, Step.DAY)
    ((whole, _), *_) = draw_overview(world.ctx, world.shop, line, None).earnings
    programs = [one.earned for one in weighed(world)]
    assert len(programs) == 2
    for name in ("friend_discounts", "used", "expected", "cost"):
        assert sum(getattr(one, name) for one in programs) == getattr(whole, name)
    for name in ("referred_revenue", "referred_orders", "firsts", "new_customers"):
        assert sum(getattr(one.sales, name) for one in programs) == getattr(whole.sales, name)


def test_later_orders_count_that_earn_something(world: World) -> None:
    world.starts(hold_days=0, repeat=Repeat(orders=3))
    brings(world, BOB)
    for _ in range(3):
        world.buys(BOB).is_paid()

    (result,) = weighed(world)
    assert shown(result) == "1 3 1 270 10 0 30 40 6.75"


def test_what_waits_for_a_person_counts_only_its_discount(world: World) -> None:
    desk = Desk(world)
    desk.watches(BOB)
    brings(world, BOB)

    (held,) = weighed(world)
    assert held.earned.sales.referred_orders == 0
    assert held.earned.friend_discounts == 10
    desk.approves(desk.open)
    (result,) = weighed(world)
    assert result.earned.sales.referred_orders == 1


def test_a_friend_who_had_bought_before_is_no_new_customer(world: World) -> None:
    world.starts(hold_days=0, friends=ANYONE)
    world.buys(BOB, total=40, at=datetime.now(UTC) - timedelta(days=300)).is_paid()
    brings(world, BOB)

    (result,) = weighed(world)
    assert (result.earned.sales.firsts, result.earned.sales.new_customers) == (1, 0)


def test_orders_of_before_are_left_out(world: World) -> None:
    brings(world, BOB, at=datetime.now(UTC) - timedelta(days=8))

    assert weighed(world, days=7) == []
    assert len(weighed(world, days=30)) == 1


@pytest.mark.parametrize("programs", [1, 4])
def test_many_programs_are_as_many_questions_as_one(world: World, programs: int) -> None:
    for number in range(programs):
        goes_on(world, name=f"Number {number}")
        brings(world, Person(f"friend{number}@example.com"))

    with counting(world) as sent:
        assert len({one.program_id for one in weighed(world)}) == programs
    assert len(sent) == 8
