"""What staff did by mistake is undone, while it still stands."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from decimal import Decimal

import pytest

from plugin.domain.limits import Cap, Limits
from plugin.domain.offer import Trigger
from plugin.domain.reasons import Reason
from plugin.domain.reward import RewardState
from plugin.domain.terms import OrderShare
from plugin.services.refusals import RefusalCode, Refused
from plugin.services.staff.decide_reward import Review
from tests.services.alices_rewards import assert_nothing_is_held
from tests.services.staff import ERIN, Staff, refusal
from tests.services.test_taking_back_and_correcting import spent_and_refunded
from tests.world import ALICE, World


def test_a_voided_reward_comes_back_with_a_new_code(world: World, erin: Staff) -> None:
    world.story()
    reward = erin.only()
    before = erin.code_of(reward)
    erin.voids(reward)
    erin.undoes()

    after = erin.code_of(reward)
    assert erin.state(reward)[0] is RewardState.ISSUED
    assert world.fake.honours(after)
    assert after != before
    assert_nothing_is_held(world)


def test_it_comes_back_even_before_the_shop_has_heard_of_the_voiding(
    world: World, erin: Staff
) -> None:
    world.story()
    reward = erin.only()
    world.fake.is_away = True
    erin.voids(reward)
    assert erin.state(reward)[0] is RewardState.VOIDING
    erin.undoes()
    world.fake.is_away = False
    with world.ctx.engine.begin() as conn:
        for table in ("vouchers", "codes"):
            conn.exec_driver_sql(f"UPDATE {table} SET due_at = now() WHERE due_at IS NOT NULL")  # noqa: S608
    world.turns()

    assert erin.state(reward)[0] is RewardState.ISSUED
    assert world.fake.honours(erin.code_of(reward))


def test_the_undo_is_an_act_that_names_what_it_undoes(world: World, erin: Staff) -> None:
    world.story()
    erin.voids(erin.only())
    erin.undoes()

    voided, undone = erin.acts()
    assert (undone.what, undone.undoes, undone.actor) == ("REWARD_ACT_UNDONE", voided.id, ERIN)
    assert (undone.before["state"], undone.after) == ("void", {"state": "pending"})
    booked = [row for row in world.ledger() if row.audit_id == undone.id]
    assert [(row.from_account, row.to_account) for row in booked] == [("released", "owed")]


def test_a_held_reward_comes_back_held(world: World, erin: Staff) -> None:
    world.starts(hold_days=14)
    world.story()
    reward = erin.only()
    due_at = erin.row(reward).due_at
    erin.voids(reward)
    erin.undoes()

    row = erin.row(reward)
    assert (row.state, row.due_at) == ("pending", due_at)


def test_a_grant_in_its_hold_comes_back_held(erin: Staff) -> None:
    reward = erin.grants(hold_days=3)
    due_at = erin.row(reward).due_at
    erin.voids(reward)
    erin.undoes()

    row = erin.row(reward)
    assert (row.state, row.due_at) == ("pending", due_at)


def test_a_capped_reward_comes_back_capped(world: World, erin: Staff) -> None:
    world.starts(hold_days=0, limits=Limits(per_advocate=(Cap(count=1),)))
    for number in range(2):
        world.refers(number)
    world.turns()
    (capped,) = [r.id for r in world.rewards_of(ALICE) if r.state is RewardState.CAPPED]
    erin.voids(capped)
    erin.undoes()

    assert erin.state(capped)[0] is RewardState.CAPPED


def test_what_happened_to_the_order_meanwhile_counts_after_the_undo(
    world: World, erin: Staff
) -> None:
    _, bought = world.story()
    reward = erin.voids(erin.only())
    bought.is_refunded()
    erin.undoes()

    assert erin.state(reward) == (RewardState.VOID, Reason.ORDER_REFUNDED)


def test_goods_that_were_sent_meanwhile_count_too(world: World, erin: Staff) -> None:
    world.starts(hold_days=0, on=Trigger.FULFILLED)
    _, bought = world.story()
    reward = erin.voids(erin.only())
    bought.becomes(status="FULFILLED")
    erin.undoes()

    assert erin.state(reward)[0] is RewardState.ISSUED


def test_a_grant_is_voided_by_its_undo(world: World, erin: Staff) -> None:
    reward = erin.grants()
    code = erin.code_of(reward)
    erin.undoes()

    assert erin.state(reward) == (RewardState.VOID, Reason.UNDONE_BY_STAFF)
    assert not world.fake.honours(code)
    last = world.ledger()[-1]
    assert (last.to_account, last.actor, last.audit_id) == ("released", ERIN, erin.acts()[-1].id)


def test_a_correction_is_corrected_back(world: World, erin: Staff) -> None:
    world.story()
    reward = erin.only()
    terms = erin.row(reward).terms
    erin.corrects(reward, "25")
    erin.undoes()

    row = erin.row(reward)
    assert (row.state, row.amount, row.terms, row.corrected_from) == ("issued", 10, terms, None)
    assert world.fake.honours(erin.code_of(reward))


def test_two_corrections_are_undone_one_by_one(world: World, erin: Staff) -> None:
    world.story()
    reward = erin.only()
    erin.corrects(reward, "25")
    erin.corrects(reward, "30")
    first, second = erin.acts()
    assert refusal(lambda: erin.undoes(first.id)) is RefusalCode.ACT_OVERTAKEN
    erin.undoes(second.id)
    assert erin.row(reward).amount == 25
    erin.undoes(first.id)

    assert erin.row(reward).amount == 10


def test_a_correction_undone_after_a_refund_is_what_the_order_earns_now(
    world: World, erin: Staff
) -> None:
    world.starts(hold_days=14, advocate=OrderShare(Decimal(10), paid_as="fixed"))
    _, bought = world.story()
    reward = erin.corrects(erin.only(), "15")
    bought.becomes(totalRefunded={"amount": 30.0})
    erin.corrects(reward, "20")
    erin.undoes()
    assert erin.row(reward).amount == 6
    erin.undoes(erin.acts()[0].id)

    row = erin.row(reward)
    assert (row.amount, row.corrected_from) == (6, None)


@pytest.mark.parametrize("review", Review)
def test_a_decision_goes_back_to_review(world: World, erin: Staff, review: Review) -> None:
    reward = spent_and_refunded(world, erin)
    erin.decides(reward, review)
    erin.undoes()

    row = erin.row(reward)
    assert (row.state, row.ruling) == ("review", None)
    erin.decides(reward, Review.KEEP)
    assert erin.state(reward)[0] is RewardState.SPENT


def test_an_act_is_undone_once(world: World, erin: Staff) -> None:
    world.story()
    erin.voids(erin.only())
    (act,) = erin.acts()

    def click(_: int) -> str:
        try:
            erin.undoes(act.id)
        except Refused as refused:
            return refused.code
        return "undone"

    with ThreadPoolExecutor(2) as clicks:
        assert sorted(clicks.map(click, range(2))) == [RefusalCode.ACT_UNDONE, "undone"]


def test_what_has_been_used_since_is_not_undone(world: World, erin: Staff) -> None:
    world.story()
    reward = erin.corrects(erin.only(), "25")
    world.buys(buyer=ALICE, code=erin.code_of(reward)).is_paid()
    assert refusal(erin.undoes) is RefusalCode.REWARD_SPENT

    granted = erin.grants()
    world.buys(buyer=ALICE, code=erin.code_of(granted)).is_paid()
    assert refusal(erin.undoes) is RefusalCode.REWARD_SPENT


def test_a_decision_that_was_overtaken_is_not_undone(world: World, erin: Staff) -> None:
    """Kept, and then the order on which it was used was cancelled: there is nothing to review."""
    _, bought = world.story()
    reward = erin.only()
    used = world.buys(buyer=ALICE, code=erin.code_of(reward)).is_paid()
    bought.is_refunded()
    erin.decides(reward, Review.KEEP)
    used.is_cancelled()

    assert erin.state(reward)[0] is RewardState.ISSUED
    assert refusal(erin.undoes) is RefusalCode.ACT_OVERTAKEN


def test_an_undo_is_no_act_that_can_be_undone(world: World, erin: Staff) -> None:
    world.story()
    erin.voids(erin.only())
    erin.undoes()

    assert refusal(erin.undoes) is RefusalCode.ACT_FINAL
    assert refusal(lambda: erin.undoes(999_999)) is RefusalCode.ACT_UNKNOWN


def test_a_reward_can_be_voided_again_after_the_undo(world: World, erin: Staff) -> None:
    world.story()
    reward = erin.voids(erin.only())
    first = erin.acts()[-1].id
    erin.undoes()
    erin.voids(reward)

    assert erin.state(reward)[0] is RewardState.VOID
    assert refusal(lambda: erin.undoes(first)) is RefusalCode.ACT_UNDONE
    erin.undoes()
    assert erin.state(reward)[0] is RewardState.ISSUED
