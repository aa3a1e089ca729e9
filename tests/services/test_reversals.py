"""What was promised comes back when the order behind it is undone."""

from __future__ import annotations

from plugin.domain.decision import Outcome
from plugin.domain.reasons import Reason
from plugin.domain.reward import RewardState
from tests.world import ALICE, BOB, World


def code_of_alice(world: World) -> str:
    (reward,) = world.rewards_of(ALICE)
    assert reward.code is not None
    return reward.code


def state_of_alice(world: World) -> tuple[RewardState, Reason]:
    (reward,) = world.rewards_of(ALICE)
    return reward.state, reward.reason


def test_a_refund_inside_the_hold_takes_the_reward_back(world: World) -> None:
    world.starts(hold_days=14)
    _, bought = world.story()
    bought.is_refunded()

    assert state_of_alice(world) == (RewardState.VOID, Reason.ORDER_REFUNDED)


def test_a_refund_after_issue_deletes_the_unused_code_in_the_shop(world: World) -> None:
    _, bought = world.story()
    code = code_of_alice(world)
    bought.is_refunded()

    assert state_of_alice(world) == (RewardState.VOID, Reason.ORDER_REFUNDED)
    assert not world.fake.honours(code)


def test_a_refund_after_use_goes_to_a_person(world: World) -> None:
    _, bought = world.story()
    world.buys(buyer=ALICE, code=code_of_alice(world)).is_paid()
    bought.is_refunded()

    assert state_of_alice(world) == (RewardState.REVIEW, Reason.SPENT_BEFORE_REVERSAL)
    assert world.ledger()[-1].to_account == "clawback"


def test_a_code_used_in_the_moment_it_is_taken_back_goes_to_a_person(world: World) -> None:
    _, bought = world.story()
    world.fake.use(code_of_alice(world))
    bought.is_refunded()

    assert state_of_alice(world)[0] is RewardState.REVIEW


def test_a_partly_refunded_order_still_counts(world: World) -> None:
    _, bought = world.story()
    bought.becomes(totalRefunded={"amount": 30.0}, chargeStatus="PARTIAL")

    assert state_of_alice(world)[0] is RewardState.ISSUED


def test_a_chargeback_takes_the_reward_back_though_no_refund_says_so(world: World) -> None:
    _, bought = world.story()
    bought.becomes(totalCharged={"amount": 0.0}, chargeStatus="NONE")

    assert state_of_alice(world) == (RewardState.VOID, Reason.ORDER_CHARGED_BACK)


def test_a_cancelled_order_gives_the_friend_another_code(world: World) -> None:
    claimed, bought = world.story()
    bought.is_cancelled()

    again = world.claim()
    assert again.code != claimed.code
    assert world.fake.honours(again.code)


def test_an_order_that_was_never_paid_gives_the_code_back_when_it_expires(world: World) -> None:
    claimed = world.claim()
    world.buys(claimed=claimed).becomes(status="EXPIRED")

    again = world.claim()
    assert again.code != claimed.code
    assert world.fake.honours(again.code)


def test_hearing_of_a_cancellation_twice_gives_one_code(world: World) -> None:
    _, bought = world.story()
    bought.is_cancelled()
    again = world.claim().code
    world.buys(claimed=world.claim()).is_paid()
    bought.becomes(number="renumbered")

    assert not world.fake.honours(again)
    assert bought.why.outcome == Outcome.REVERSED


def test_the_friends_next_order_counts_after_the_first_was_cancelled(world: World) -> None:
    _, bought = world.story()
    bought.is_cancelled()
    second = world.buys(claimed=world.claim()).is_paid()

    assert state_of_alice(world) == (RewardState.ISSUED, Reason.QUALIFIED)
    assert second.why.outcome == Outcome.QUALIFIED
    assert world.fake.honours(code_of_alice(world))


def test_a_reward_spent_on_an_order_that_was_cancelled_is_issued_again(world: World) -> None:
    world.story()
    code = code_of_alice(world)
    spent = world.buys(buyer=ALICE, code=code).is_paid()
    assert state_of_alice(world)[0] is RewardState.SPENT
    spent.is_cancelled()

    assert state_of_alice(world)[0] is RewardState.ISSUED
    assert code_of_alice(world) != code
    assert world.fake.honours(code_of_alice(world))


def test_a_reviewed_reward_is_void_when_its_use_was_cancelled_too(world: World) -> None:
    _, bought = world.story()
    spent = world.buys(buyer=ALICE, code=code_of_alice(world)).is_paid()
    bought.is_refunded()
    spent.is_cancelled()

    assert state_of_alice(world)[0] is RewardState.VOID


def test_the_ledger_is_one_unbroken_chain_for_each_reward(world: World) -> None:
    _, bought = world.story()
    world.buys(buyer=ALICE, code=code_of_alice(world)).is_paid().is_cancelled()
    bought.is_cancelled()
    world.buys(claimed=world.claim(friend=BOB)).is_paid()

    for reward_id in {row.reward_id for row in world.ledger()}:
        moves = [row for row in world.ledger() if row.reward_id == reward_id]
        accounts = ["promise", *(row.to_account for row in moves)]
        assert [row.from_account for row in moves] == accounts[:-1]
