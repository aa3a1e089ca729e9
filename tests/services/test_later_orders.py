"""A friend is brought once and for all: later orders are of whoever brought them."""

from __future__ import annotations

import pytest

from plugin.domain.offer import Repeat
from plugin.domain.promise import Touch
from plugin.domain.reward import NOTHING_GIVEN
from plugin.services.staff.act_on_reward import By
from plugin.services.staff.link_friend import link_friend
from plugin.storage.people import advocate_by_word
from tests.promises import ANYONE
from tests.services.staff import ERIN
from tests.world import ALICE, BOB, CAROL, Bought, Person, World


@pytest.fixture(autouse=True)
def growth(world: World) -> None:
    world.starts(hold_days=0, friends=ANYONE, repeat=Repeat(orders=9), attribution=Touch.LAST)


def bobs_first(world: World) -> Bought:
    return world.buys(BOB, code=world.claim(BOB, ALICE).code).is_paid()


def rewards_of(world: World, advocate: Person) -> int:
    return sum(reward.state not in NOTHING_GIVEN for reward in world.rewards_of(advocate))


def test_whom_the_friend_claims_from_later_has_no_part_in_it(world: World) -> None:
    bobs_first(world)
    later = world.buys(BOB, code=world.claim(BOB, CAROL).code).is_paid()

    assert later.why.reason == "REPEAT_ORDER"
    assert (rewards_of(world, ALICE), rewards_of(world, CAROL)) == (2, 0)
    (step,) = (step for step in later.why.trace if step["rule"] == "attribution")
    assert "referred_before" in step["saw"]["lost"]


def test_when_the_first_order_is_undone_the_next_is_weighed_anew(world: World) -> None:
    bobs_first(world).is_cancelled()
    later = world.buys(BOB, code=world.claim(BOB, CAROL).code).is_paid()

    assert later.why.reason == "QUALIFIED"
    assert (rewards_of(world, ALICE), rewards_of(world, CAROL)) == (0, 1)


def test_staff_can_say_that_a_later_order_is_of_somebody_else(world: World) -> None:
    bobs_first(world)
    later = world.buys(BOB).is_paid()
    assert (rewards_of(world, ALICE), rewards_of(world, CAROL)) == (2, 0)

    with world.ctx.engine.connect() as conn:
        carol = advocate_by_word(conn, world.page_of(CAROL).word)
    assert carol is not None
    link_friend(world.ctx, world.shop, later.id, carol.id, By(ERIN, "Carol sent him this time"))
    world.turns()

    assert (rewards_of(world, ALICE), rewards_of(world, CAROL)) == (1, 1)
