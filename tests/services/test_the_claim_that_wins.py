"""The rules that decide are those of the claim that wins, not those of a code that leaked."""

from __future__ import annotations

from plugin.domain.decision import Outcome
from plugin.domain.reward import RewardState
from tests.promises import ANYONE
from tests.world import ALICE, BOB, CAROL, World


def test_a_leaked_code_of_an_older_promise_does_not_bring_back_its_rules(world: World) -> None:
    leaked = world.claim(friend=CAROL)
    world.starts(hold_days=14)
    world.claim(friend=BOB)

    bought = world.buys(buyer=BOB, code=leaked.code).is_paid()

    assert bought.why.outcome == Outcome.QUALIFIED
    (reward,) = world.rewards_of(ALICE)
    assert reward.state is RewardState.PENDING


def test_that_somebody_else_has_bought_does_not_cost_the_advocate_the_friend(
    world: World,
) -> None:
    carols = world.claim(friend=CAROL)
    world.buys(buyer=CAROL, token=carols.checkout_token).is_paid()
    world.claim(friend=BOB)

    bought = world.buys(buyer=BOB, code=carols.code).is_paid()

    assert bought.why.outcome == Outcome.QUALIFIED
    assert len(world.rewards_of(ALICE)) == 2


def test_a_friend_who_has_counted_is_told_so_whatever_code_was_used(world: World) -> None:
    world.starts(hold_days=0, friends=ANYONE)
    leaked = world.claim(friend=CAROL)
    world.story()

    again = world.buys(buyer=BOB, code=leaked.code).is_paid()

    assert again.why.outcome == Outcome.REFUSED
    assert again.why.reason == "ALREADY_CONVERTED"
    assert len(world.rewards_of(ALICE)) == 1
