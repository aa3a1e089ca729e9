"""Staff take rewards back, correct them, and decide about those that were used too early."""

from __future__ import annotations

from decimal import Decimal

import pytest

from plugin.domain.limits import Cap, Limits
from plugin.domain.money import Money
from plugin.domain.offer import Side
from plugin.domain.reasons import Reason
from plugin.domain.reward import RewardState
from plugin.domain.terms import FixedOff, OrderShare
from plugin.services.refusals import RefusalCode
from plugin.services.rewards.issue_rewards import issue_due_rewards
from plugin.services.staff.decide_reward import Review
from plugin.storage.promise_json import terms_from_json
from plugin.storage.tables import rewards
from tests.promises import TENTH
from tests.services.alices_rewards import assert_nothing_is_held, thanks
from tests.services.staff import ERIN, Staff, refusal
from tests.world import ALICE, World


def spent_and_refunded(world: World, erin: Staff) -> int:
    """Alice has used her reward, and then Bob sent everything back."""
    _, bought = world.story()
    reward = erin.only()
    world.buys(buyer=ALICE, code=erin.code_of(reward)).is_paid()
    bought.is_refunded()
    assert erin.state(reward)[0] is RewardState.REVIEW
    return reward


# Taking back


def test_an_issued_reward_is_taken_back_and_its_code_is_gone(world: World, erin: Staff) -> None:
    world.story()
    reward = erin.only()
    code = erin.code_of(reward)
    erin.voids(reward)

    assert erin.state(reward) == (RewardState.VOID, Reason.VOIDED_BY_STAFF)
    assert not world.fake.honours(code)
    assert_nothing_is_held(world)


def test_the_ledger_says_who_took_it_back_though_the_shop_had_to_be_asked(
    world: World, erin: Staff
) -> None:
    world.story()
    erin.voids(erin.only())

    (act,) = erin.acts()
    last = world.ledger()[-1]
    assert (last.from_account, last.to_account) == ("issued", "released")
    assert (last.actor, last.audit_id, last.order_id) == (ERIN, act.id, "Order:1")


def test_a_held_reward_is_taken_back_before_it_has_a_code(world: World, erin: Staff) -> None:
    world.starts(hold_days=14)
    world.story()
    reward = erin.only()
    erin.voids(reward)

    assert erin.state(reward)[0] is RewardState.VOID
    assert thanks(world) == []


def test_a_capped_reward_is_taken_back(world: World, erin: Staff) -> None:
    world.starts(hold_days=0, limits=Limits(per_advocate=(Cap(count=1),)))
    for number in range(2):
        world.refers(number)
    world.turns()
    (capped,) = [r.id for r in world.rewards_of(ALICE) if r.state is RewardState.CAPPED]

    assert erin.state(erin.voids(capped))[0] is RewardState.VOID


def test_a_code_used_in_the_moment_in_which_staff_take_it_back(world: World, erin: Staff) -> None:
    world.story()
    reward = erin.only()
    world.fake.use(erin.code_of(reward))
    erin.voids(reward)

    assert erin.state(reward) == (RewardState.REVIEW, Reason.SPENT_BEFORE_REVERSAL)


def test_what_is_spent_or_gone_is_not_taken_back(world: World, erin: Staff) -> None:
    world.story()
    reward = erin.only()
    world.buys(buyer=ALICE, code=erin.code_of(reward)).is_paid()
    assert refusal(lambda: erin.voids(reward)) is RefusalCode.REWARD_SPENT

    gone = erin.voids(erin.grants())
    assert refusal(lambda: erin.voids(gone)) is RefusalCode.REWARD_STATE
    assert refusal(lambda: erin.voids(999_999)) is RefusalCode.REWARD_UNKNOWN


def test_the_friends_own_discount_belongs_to_the_offer(world: World, erin: Staff) -> None:
    world.story()
    with world.ctx.engine.connect() as conn:
        query = rewards.select().where(rewards.c.side == Side.FRIEND)
        friends: int = conn.execute(query).one().id

    assert refusal(lambda: erin.voids(friends)) is RefusalCode.REWARD_PAID_AHEAD
    assert refusal(lambda: erin.corrects(friends, "5")) is RefusalCode.REWARD_PAID_AHEAD


# Correcting


@pytest.mark.parametrize("amount", ["4.50", "25"])
def test_an_issued_code_is_exchanged_for_one_of_the_new_sum(
    world: World, erin: Staff, amount: str
) -> None:
    world.story()
    reward = erin.only()
    before = erin.code_of(reward)
    erin.corrects(reward, amount)

    after = erin.code_of(reward)
    row = erin.row(reward)
    assert (row.state, row.amount, row.cost) == ("issued", Decimal(amount), Decimal(amount))
    assert world.fake.honours(after)
    assert not world.fake.honours(before)
    worth = [v.listings for v in thanks(world) if after in v.codes]
    assert [listing.value for listing in worth[0].values()] == [Decimal(amount)]


def test_a_held_reward_is_corrected_where_it_stands(world: World, erin: Staff) -> None:
    world.starts(hold_days=14)
    world.story()
    reward = erin.only()
    due_at = erin.row(reward).due_at
    erin.corrects(reward, "25")

    row = erin.row(reward)
    assert (row.state, row.amount, row.due_at) == ("pending", 25, due_at)
    last = world.ledger()[-1]
    assert (last.from_account, last.to_account, last.amount) == ("promise", "owed", 15)
    assert (last.actor, last.reason) == (ERIN, "CORRECTED_BY_STAFF")


def test_a_code_that_is_on_its_way_is_exchanged_too(world: World, erin: Staff) -> None:
    """Planned by one worker, and not yet minted by another."""
    world.starts(hold_days=14)
    world.story()
    reward = erin.only()
    with world.ctx.engine.begin() as conn:
        conn.execute(rewards.update().values(due_at=rewards.c.earned_at))
    assert issue_due_rewards(world.ctx, world.shop.id) == 1
    erin.corrects(reward, "25")

    (voucher,) = [v for v in thanks(world) if erin.code_of(reward) in v.codes]
    assert {listing.value for listing in voucher.listings.values()} == {25}


def test_a_share_of_an_order_is_corrected_as_the_sum_it_came_to(world: World, erin: Staff) -> None:
    world.starts(hold_days=0, advocate=OrderShare(Decimal(10), paid_as="fixed"))
    world.story()
    reward = erin.only()
    erin.corrects(reward, "12")

    (voucher,) = [v for v in thanks(world) if erin.code_of(reward) in v.codes]
    assert [listing.value for listing in voucher.listings.values()] == [12]


def test_a_correction_is_for_the_channels_of_the_rewards_currency(
    world: World, erin: Staff
) -> None:
    world.story()
    reward = erin.only()
    erin.corrects(reward, "25")

    terms = terms_from_json(erin.row(reward).terms)
    assert terms == FixedOff({"eu": Money(Decimal(25), "EUR")})


@pytest.mark.parametrize("amount", ["0", "-1", "10.001", "NaN", "sNaN", "Infinity", "1E+13", "10"])
def test_an_amount_that_no_reward_can_have(world: World, erin: Staff, amount: str) -> None:
    world.story()

    assert refusal(lambda: erin.corrects(erin.only(), amount)) is RefusalCode.AMOUNT_INVALID
    assert erin.acts() == []


def test_what_is_spent_or_no_sum_is_not_corrected(world: World, erin: Staff) -> None:
    world.story()
    reward = erin.only()
    world.buys(buyer=ALICE, code=erin.code_of(reward)).is_paid()
    assert refusal(lambda: erin.corrects(reward, "5")) is RefusalCode.REWARD_SPENT

    share = erin.grants(TENTH)
    assert refusal(lambda: erin.corrects(share, "5")) is RefusalCode.REWARD_NOT_MONEY
    erin.voids(share)
    assert refusal(lambda: erin.corrects(share, "5")) is RefusalCode.REWARD_STATE


# Deciding


def test_staff_let_alice_keep_what_she_has_used(world: World, erin: Staff) -> None:
    reward = spent_and_refunded(world, erin)
    erin.decides(reward, Review.KEEP)

    assert erin.state(reward) == (RewardState.SPENT, Reason.KEPT_BY_STAFF)
    last = world.ledger()[-1]
    assert (last.from_account, last.to_account, last.actor) == ("clawback", "spent", ERIN)


def test_staff_take_back_what_alice_has_used(world: World, erin: Staff) -> None:
    reward = spent_and_refunded(world, erin)
    erin.decides(reward, Review.TAKE_BACK)

    assert erin.state(reward) == (RewardState.VOID, Reason.VOIDED_BY_STAFF)
    assert world.ledger()[-1].to_account == "released"


def test_only_what_is_in_review_is_decided(world: World, erin: Staff) -> None:
    world.story()

    for review in Review:
        decided = refusal(lambda: erin.decides(erin.only(), review))  # noqa: B023 - called at once
        assert decided is RefusalCode.REWARD_STATE
