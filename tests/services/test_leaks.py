"""Codes that go round among strangers: staff are told, and friends get others."""

from __future__ import annotations

from plugin.services.people.claim_offer import Claimed
from plugin.services.shops.list_troubles import Trouble, list_troubles
from plugin.services.staff.act_on_reward import By
from plugin.services.staff.rotate_codes import rotate_advocate, rotate_program
from tests.services.staff import ERIN, Staff
from tests.world import ALICE, BOB, Person, World

BY = By(ERIN, "It was posted")


DAVE = Person("dave@example.com")


def strangers_try(world: World, leaked: Claimed, many: int = 5) -> None:
    for number in range(many):
        world.buys(Person(f"stranger{number}@example.com"), code=leaked.code).is_paid()


def codes_in(world: World) -> set[str]:
    return {code for voucher in world.fake.vouchers.values() for code in voucher.codes}


def leaks(world: World) -> list[Trouble]:
    return [one for one in list_troubles(world.ctx, world.shop) if one.what == "leak"]


def test_staff_are_told_once_of_a_code_that_strangers_try(world: World, erin: Staff) -> None:
    leaked = world.claim()
    strangers_try(world, leaked, many=4)
    assert leaks(world) == []
    strangers_try(world, leaked, many=7)

    (leak,) = leaks(world)
    assert (leak.id, leak.error) == (str(erin.id_of(ALICE)), "tried_by_many")
    (problem,) = [key for key in world.fake.problems if key.startswith("leak-")]
    assert world.page_of(ALICE).word in world.fake.problems[problem]


def test_one_stranger_who_tries_often_is_no_leak(world: World) -> None:
    leaked = world.claim()
    for _ in range(9):
        world.buys(Person("stranger@example.com"), code=leaked.code).is_paid()

    assert leaks(world) == []


def test_friends_get_other_codes_by_the_same_link_and_the_old_ones_end(
    world: World, erin: Staff
) -> None:
    strangers_try(world, world.claim(DAVE))
    old = world.claim()
    assert rotate_advocate(world.ctx, world.shop, erin.id_of(ALICE), BY) == 1
    world.turns()

    assert old.code not in codes_in(world)
    new = world.claim()
    assert new.code != old.code
    assert new.code in codes_in(world)
    assert world.buys(claimed=new).is_paid().why.outcome == "qualified"
    assert leaks(world) == []
    assert [key for key in world.fake.problems if key.startswith("leak-")] == []


def test_a_code_that_was_used_stays_used(world: World, erin: Staff) -> None:
    world.buys(claimed=world.claim()).is_paid()

    assert rotate_advocate(world.ctx, world.shop, erin.id_of(ALICE), BY) == 0


def test_all_codes_of_a_program_are_changed_at_once(world: World, erin: Staff) -> None:
    first, second = world.claim(), world.claim(DAVE)

    assert rotate_program(world.ctx, world.shop, erin.program_id, BY) == 2
    world.turns()
    assert world.claim().code != first.code
    assert world.claim(DAVE).code != second.code
    assert world.rewards_of(BOB) == ()
