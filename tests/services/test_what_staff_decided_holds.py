"""What an order does later does not silently overrule what staff decided."""

from __future__ import annotations

from decimal import Decimal

from plugin.domain.offer import Milestone
from plugin.domain.reasons import Reason
from plugin.domain.reward import RewardState
from plugin.domain.terms import FreeShipping, OrderShare
from plugin.services.context import now
from plugin.services.staff.decide_reward import Review
from plugin.storage.orders import touch_orders
from tests.services.staff import Staff
from tests.services.test_taking_back_and_correcting import spent_and_refunded
from tests.world import ALICE, Person, World

SHARE = OrderShare(Decimal(10), paid_as="fixed")


def looks_again(world: World, order_id: str) -> None:
    """The workers evaluate the order once more."""
    with world.ctx.engine.begin() as conn:
        touch_orders(conn, world.shop.id, [order_id], now())
    world.turns()


def test_a_reward_that_staff_voided_is_not_revived_by_its_order(world: World, erin: Staff) -> None:
    _, bought = world.story()
    reward = erin.voids(erin.only())
    bought.becomes(number="1a")
    bought.is_refunded()
    bought.is_paid().becomes(totalRefunded={"amount": 0.0})

    assert bought.why.reason is Reason.QUALIFIED
    assert erin.state(reward) == (RewardState.VOID, Reason.VOIDED_BY_STAFF)


def test_nor_by_the_friends_next_order(world: World, erin: Staff) -> None:
    _, bought = world.story()
    reward = erin.voids(erin.only())
    bought.is_cancelled()
    world.buys(claimed=world.claim()).is_paid()

    assert erin.state(reward)[0] is RewardState.VOID


def test_nor_after_the_order_it_was_used_on_in_that_moment_was_cancelled(
    world: World, erin: Staff
) -> None:
    """In review, because it was used while it was taken back; then it was not used after all."""
    _, bought = world.story()
    reward = erin.only()
    code = erin.code_of(reward)
    world.fake.use(code)
    erin.voids(reward)
    world.buys(buyer=ALICE, code=code).is_paid().is_cancelled()
    bought.becomes(number="1a")

    assert erin.state(reward)[0] is RewardState.VOID


def test_a_milestone_that_staff_voided_does_not_come_with_the_next_friend(
    world: World, erin: Staff
) -> None:
    world.starts(hold_days=0, milestones=(Milestone(2, FreeShipping()),))
    friends = [Person(f"friend{number}@example.com") for number in range(3)]
    for friend in friends[:2]:
        world.buys(friend, world.claim(friend)).is_paid()
    (milestone,) = [r.id for r in world.rewards_of(ALICE) if r.terms == FreeShipping()]
    erin.voids(milestone)
    world.buys(friends[2], world.claim(friends[2])).is_paid()

    assert erin.state(milestone)[0] is RewardState.VOID


def test_a_correction_is_not_corrected_back_by_the_order(world: World, erin: Staff) -> None:
    world.starts(hold_days=14, advocate=SHARE)
    _, bought = world.story()
    reward = erin.only()
    assert erin.row(reward).amount == 9
    for amount in (4, 15):
        erin.corrects(reward, str(amount))
        bought.becomes(number=f"1 {amount}")
        assert erin.row(reward).amount == amount


def test_a_refund_that_makes_the_order_worth_less_counts(world: World, erin: Staff) -> None:
    world.starts(hold_days=14, advocate=SHARE)
    _, bought = world.story()
    reward = erin.corrects(erin.only(), "15")
    bought.becomes(totalRefunded={"amount": 30.0})

    assert erin.row(reward).amount == 6


def test_a_refund_never_makes_a_lowered_reward_larger(world: World, erin: Staff) -> None:
    world.starts(hold_days=14, advocate=SHARE)
    _, bought = world.story()
    reward = erin.corrects(erin.only(), "5")
    bought.becomes(totalRefunded={"amount": 30.0})
    assert erin.row(reward).amount == 5
    bought.becomes(totalRefunded={"amount": 60.0})

    assert erin.row(reward).amount == 3


def test_staff_may_correct_again_what_a_refund_has_lowered(world: World, erin: Staff) -> None:
    world.starts(hold_days=14, advocate=SHARE)
    _, bought = world.story()
    reward = erin.corrects(erin.only(), "4")
    bought.becomes(totalRefunded={"amount": 10.0})
    erin.corrects(reward, "15")
    looks_again(world, bought.id)
    assert erin.row(reward).amount == 15
    bought.becomes(totalRefunded={"amount": 30.0})

    assert erin.row(reward).amount == 6


def test_a_corrected_reward_that_was_used_goes_to_a_person_only_after_a_refund(
    world: World, erin: Staff
) -> None:
    world.starts(hold_days=0, advocate=SHARE)
    _, bought = world.story()
    reward = erin.corrects(erin.only(), "15")
    world.buys(buyer=ALICE, code=erin.code_of(reward)).is_paid()
    bought.becomes(number="1a")
    assert erin.state(reward)[0] is RewardState.SPENT
    bought.becomes(totalRefunded={"amount": 30.0})

    assert erin.state(reward)[0] is RewardState.REVIEW


def test_a_corrected_reward_comes_back_corrected_when_its_order_does(
    world: World, erin: Staff
) -> None:
    _, bought = world.story()
    reward = erin.corrects(erin.only(), "15")
    bought.becomes(totalCharged={"amount": 0.0}, chargeStatus="NONE")
    assert erin.state(reward)[0] is RewardState.VOID
    bought.is_paid()

    row = erin.row(reward)
    assert (row.state, row.amount, row.terms["amounts"]["eu"]["amount"]) == ("issued", 15, "15")


def test_another_order_of_the_friend_earns_what_it_earns(world: World, erin: Staff) -> None:
    """The correction was about the order before."""
    _, bought = world.story()
    reward = erin.corrects(erin.only(), "15")
    bought.is_cancelled()
    world.buys(claimed=world.claim()).is_paid()

    row = erin.row(reward)
    assert (row.state, row.amount, row.corrected_from) == ("issued", 10, None)


def test_what_alice_may_keep_is_not_asked_for_again(world: World, erin: Staff) -> None:
    reward = spent_and_refunded(world, erin)
    erin.decides(reward, Review.KEEP)
    looks_again(world, "Order:1")

    assert erin.state(reward) == (RewardState.SPENT, Reason.KEPT_BY_STAFF)


def test_nor_is_what_was_used_before_a_part_refund(world: World, erin: Staff) -> None:
    world.starts(hold_days=0, advocate=SHARE)
    _, bought = world.story()
    reward = erin.only()
    world.buys(buyer=ALICE, code=erin.code_of(reward)).is_paid()
    bought.becomes(totalRefunded={"amount": 30.0})
    erin.decides(reward, Review.KEEP)
    bought.becomes(totalRefunded={"amount": 40.0})

    assert erin.state(reward)[0] is RewardState.SPENT


def test_what_was_taken_back_does_not_come_again(world: World, erin: Staff) -> None:
    reward = spent_and_refunded(world, erin)
    erin.decides(reward, Review.TAKE_BACK)
    looks_again(world, "Order:1")

    assert erin.state(reward)[0] is RewardState.VOID
