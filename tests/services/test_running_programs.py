"""Programs start and end by the clock, and rest when they have given all they may."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from decimal import Decimal

import pytest
import time_machine

from plugin.domain.limits import Cap, LimitLevel, Limits, Period
from plugin.domain.program import ProgramState
from plugin.domain.schedule import Schedule, Window
from plugin.services.find_due_shops import find_due_shops
from plugin.services.programs.change_program import move_program
from plugin.services.refusals import RefusalCode, Refused
from plugin.storage.programs import Program, programs_of
from tests.world import ALICE, Person, World

ERIN = Person("erin@example.com")
NOON = datetime(2026, 11, 20, 12, tzinfo=UTC)
TEN_EUROS_A_MONTH = Cap(per=Period.MONTH, money={"EUR": Decimal(20)})


def program(world: World) -> Program:
    with world.ctx.engine.connect() as conn:
        (found,) = programs_of(conn, world.shop.id)
    return found


def may_claim(world: World, friend: Person = ERIN) -> bool:
    try:
        return world.claim(friend).code is not None
    except Refused as refused:
        if refused.code is RefusalCode.PROGRAM_NOT_RUNNING:
            return False
        raise


def problems(world: World) -> list[str]:
    return [text for key, text in world.fake.problems.items() if key.startswith("limit")]


def test_a_program_starts_and_ends_by_its_schedule(world: World) -> None:
    begin, end = NOON + timedelta(days=1), NOON + timedelta(days=3)
    with time_machine.travel(NOON, tick=False) as clock:
        move_program(world.ctx, world.shop, program(world).id, ProgramState.PAUSED, "staff")
        world.starts(schedule=Schedule(starts_at=begin, ends_at=end))
        assert (program(world).state, may_claim(world)) == (ProgramState.SCHEDULED, False)

        clock.move_to(begin)
        assert find_due_shops(world.ctx) == [world.shop.id]
        world.turns()
        assert (program(world).state, may_claim(world)) == (ProgramState.ACTIVE, True)

        clock.move_to(end)
        assert find_due_shops(world.ctx) == [world.shop.id]
        world.turns()
        assert (program(world).state, may_claim(world)) == (ProgramState.ENDED, False)


def test_a_program_that_waits_for_nothing_wakes_nobody(world: World) -> None:
    world.turns()

    assert find_due_shops(world.ctx) == []


def test_between_its_windows_a_program_takes_no_claims(world: World) -> None:
    december = Schedule(windows=(Window(months=(12,)),))
    with time_machine.travel(NOON, tick=False) as clock:
        world.page_of(ALICE)
        world.starts(schedule=december)
        assert not may_claim(world)
        clock.move_to(NOON + timedelta(days=12))
        world.turns()
        assert may_claim(world)


def test_a_program_whose_month_is_spent_rests_until_the_next(world: World) -> None:
    """A referral costs 9 euros for the friend and 10 for Alice."""
    with time_machine.travel(NOON, tick=False) as clock:
        world.starts(hold_days=0, limits=Limits(per_program=(TEN_EUROS_A_MONTH,)))
        world.story()
        assert program(world).limit_level is LimitLevel.NEAR
        assert problems(world) == ["The program “Refer a friend” has given 80 % of what it may."]

        friend = Person("dan@example.com")
        world.buys(friend, world.claim(friend), total=9.0, discount=1.0).is_paid()
        world.turns()
        resting = program(world)
        assert (resting.state, resting.state_reason) == (
            ProgramState.PAUSED,
            "PROGRAM_LIMIT_REACHED",
        )
        assert (resting.due_at, may_claim(world)) == (datetime(2026, 12, 1, tzinfo=UTC), False)

        clock.move_to(datetime(2026, 12, 1, tzinfo=UTC))
        assert find_due_shops(world.ctx) == [world.shop.id]
        world.turns()
        assert (program(world).state, may_claim(world)) == (ProgramState.ACTIVE, True)
        assert problems(world) == []


def test_a_program_goes_on_when_staff_give_it_more(world: World) -> None:
    world.starts(hold_days=0, limits=Limits(per_program=(Cap(count=1),)))
    world.story()
    world.turns()
    assert program(world).state is ProgramState.PAUSED
    world.fake.problems.clear()
    two = Limits(per_program=(Cap(count=9),))
    world.edits(hold_days=0, limits=two)

    assert program(world).state is ProgramState.ACTIVE


def test_what_staff_paused_stays_paused(world: World) -> None:
    move_program(world.ctx, world.shop, program(world).id, ProgramState.PAUSED, "staff")
    world.turns()

    assert program(world).state is ProgramState.PAUSED
    with pytest.raises(Refused):
        world.claim()
