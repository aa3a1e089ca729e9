"""The way of an order, end to end over the real database."""

from __future__ import annotations

from plugin.domain.decision import Outcome
from plugin.domain.reasons import Reason
from plugin.domain.reward import RewardState
from tests.promises import sums
from tests.world import ALICE, BOB, CAROL, Person, World


def states(world: World, person: Person = ALICE) -> list[RewardState]:
    return [reward.state for reward in world.rewards_of(person)]


def test_a_friends_paid_order_pays_the_advocate_a_code_that_the_shop_honours(
    world: World,
) -> None:
    world.story()

    (reward,) = world.rewards_of(ALICE)
    assert reward.state is RewardState.ISSUED
    assert reward.code is not None
    assert world.fake.honours(reward.code)


def test_an_unpaid_order_pays_nobody_yet(world: World) -> None:
    bought = world.buys(claimed=world.claim())

    assert states(world) == []
    assert (bought.why.outcome, bought.why.reason) == (Outcome.WAITING, Reason.NOT_PAID_YET)


def test_the_friends_own_code_counts_as_spent(world: World) -> None:
    _, bought = world.story()

    sides = {reward.side: reward.state for reward in bought.why.rewards}
    assert sides == {"friend": RewardState.SPENT, "advocate": RewardState.ISSUED}


def test_a_reward_is_held_for_returns_before_it_is_issued(world: World) -> None:
    world.starts(hold_days=14)
    world.story()

    (reward,) = world.rewards_of(ALICE)
    assert (reward.state, reward.code) == (RewardState.PENDING, None)
    assert reward.due_at is not None


def test_the_same_event_five_times_pays_once(world: World) -> None:
    _, bought = world.story()
    for _ in range(5):
        world.hears(bought.raw)

    assert states(world) == [RewardState.ISSUED]
    assert len(world.ledger()) == 3


def test_an_older_state_that_comes_late_changes_nothing(world: World) -> None:
    bought = world.buys(claimed=world.claim())
    unpaid = bought.raw
    bought.is_paid()
    world.hears(unpaid)

    assert states(world) == [RewardState.ISSUED]
    assert bought.why.outcome == Outcome.QUALIFIED


def test_a_stranger_who_uses_the_friends_code_does_not_pay_the_advocate(world: World) -> None:
    claimed = world.claim(friend=BOB)
    bought = world.buys(buyer=CAROL, code=claimed.code).is_paid()

    assert states(world) == []
    assert bought.why.reason is Reason.CODE_OF_ANOTHER_PERSON


def test_a_friend_may_buy_with_another_e_mail_in_the_session_that_claimed(world: World) -> None:
    claimed = world.claim(friend=BOB)
    world.buys(buyer=Person("robert@example.org"), claimed=claimed).is_paid()

    assert states(world) == [RewardState.ISSUED]


def test_a_friend_who_forgot_the_code_is_known_by_the_claimed_e_mail(world: World) -> None:
    world.claim(friend=BOB)
    world.buys(buyer=Person("Bob+shop@Example.com")).is_paid()

    assert states(world) == [RewardState.ISSUED]


def test_an_order_that_nothing_ties_to_anybody_is_explained_all_the_same(world: World) -> None:
    bought = world.buys(buyer=CAROL).is_paid()

    assert bought.why.reason is Reason.NO_EVIDENCE
    assert bought.why.decided_at is None


def test_a_second_order_of_the_friend_does_not_pay_again(world: World) -> None:
    world.story()
    again = world.buys(buyer=BOB).is_paid()

    assert states(world) == [RewardState.ISSUED]
    assert again.why.reason is Reason.NOT_NEW_CUSTOMER


def test_who_has_bought_without_a_claim_is_not_new(world: World) -> None:
    claimed = world.claim(friend=BOB)
    robert = Person("robert@example.org")
    world.buys(buyer=robert).is_paid()
    bought = world.buys(buyer=robert, claimed=claimed).is_paid()

    assert bought.why.reason is Reason.NOT_NEW_CUSTOMER
    assert states(world) == []


def test_both_sides_are_written_together_and_the_ledger_says_how(world: World) -> None:
    world.story()

    moves = [(row.from_account, row.to_account, row.unit) for row in world.ledger()]
    assert moves == [
        ("promise", "spent", "percent"),
        ("promise", "owed", "EUR"),
        ("owed", "issued", "EUR"),
    ]


def test_the_reward_keeps_the_version_that_it_was_promised_under(world: World) -> None:
    claimed = world.claim()
    world.starts(hold_days=0, advocate=sums(eu=25, pl=100))
    world.buys(claimed=claimed).is_paid()

    (reward,) = world.rewards_of(ALICE)
    assert reward.terms == sums(eu=10, pl=40)


def test_a_friend_in_another_channel_brings_a_reward_in_its_currency(world: World) -> None:
    claimed = world.claim(channel="pl")
    bought = world.buys(claimed=claimed, channel="pl").is_paid()

    (advocates,) = [reward for reward in bought.why.rewards if reward.side == "advocate"]
    assert (advocates.amount, advocates.unit) == (40, "PLN")


def test_carol_sees_nothing_of_it(world: World) -> None:
    world.story()

    page = world.page_of(CAROL)
    assert (page.friends, page.rewards) == ((), ())
