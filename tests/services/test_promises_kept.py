"""Repeat rewards, milestones, waiting for the goods, and orders that count for less."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from decimal import Decimal

import pytest

from plugin.domain.audience import Advocates, Friends
from plugin.domain.goods import OrderConditions
from plugin.domain.money import Money
from plugin.domain.offer import Milestone, Repeat, Trigger
from plugin.domain.reasons import Reason
from plugin.domain.reward import RewardState
from plugin.domain.terms import FreeShipping, OrderShare
from plugin.services.refusals import RefusalCode, Refused
from tests.promises import TENTH, sums
from tests.world import ALICE, CAROL, Person, World

NOTHING = (RewardState.VOID, RewardState.VOIDING)


def earned(world: World, advocate: Person = ALICE) -> list[tuple[str, RewardState]]:
    """Alice's rewards, the oldest first: what they are and how they stand."""
    return [(r.terms.kind, r.state) for r in reversed(world.rewards_of(advocate))]


def friends_buy(world: World, *numbers: int) -> None:
    for number in numbers:
        friend = Person(f"friend{number}@example.com")
        world.buys(friend, world.claim(friend)).is_paid()


def test_each_of_the_first_three_orders_is_rewarded(world: World) -> None:
    world.starts(hold_days=0, repeat=Repeat(orders=3))
    world.story()
    for _ in range(3):
        world.buys().is_paid()

    assert earned(world) == [("fixed", RewardState.ISSUED)] * 3


def test_a_later_order_may_bring_another_reward_than_the_first(world: World) -> None:
    world.starts(hold_days=0, repeat=Repeat(months=6, reward=FreeShipping()))
    world.story()
    later = world.buys().is_paid()

    assert earned(world) == [
        ("fixed", RewardState.ISSUED),
        ("free_shipping", RewardState.ISSUED),
    ]
    assert later.why.reason is Reason.REPEAT_ORDER


def test_a_later_order_that_is_undone_takes_only_its_own_reward_back(world: World) -> None:
    world.starts(hold_days=0, repeat=Repeat(orders=3))
    world.story()
    world.buys().is_paid().is_refunded()

    assert earned(world) == [("fixed", RewardState.ISSUED), ("fixed", RewardState.VOID)]


def test_the_third_friend_brings_the_milestone_once(world: World) -> None:
    world.starts(hold_days=0, milestones=(Milestone(3, FreeShipping()),))
    friends_buy(world, 1, 2)
    assert ("free_shipping", RewardState.ISSUED) not in earned(world)
    friends_buy(world, 3, 4)

    kinds = [kind for kind, _ in earned(world)]
    assert kinds.count("free_shipping") == 1
    assert kinds.count("fixed") == 4


def test_a_milestone_goes_when_the_friends_become_too_few_and_comes_again(world: World) -> None:
    world.starts(hold_days=0, milestones=(Milestone(2, FreeShipping()),))
    friends_buy(world, 1)
    _, bought = world.story()
    bought.is_refunded()
    assert ("free_shipping", RewardState.VOID) in earned(world)
    friends_buy(world, 2)

    assert [found for found in earned(world) if found[0] == "free_shipping"] == [
        ("free_shipping", RewardState.ISSUED)
    ]


def test_a_milestone_stays_while_other_friends_are_enough_for_it(world: World) -> None:
    world.starts(hold_days=0, milestones=(Milestone(2, FreeShipping()),))
    friends_buy(world, 1)
    _, bought = world.story()
    friends_buy(world, 2)
    bought.is_refunded()

    assert ("free_shipping", RewardState.ISSUED) in earned(world)


def test_a_reward_may_wait_until_the_goods_are_sent(world: World) -> None:
    world.starts(hold_days=0, on=Trigger.FULFILLED)
    _, bought = world.story()
    (reward,) = world.rewards_of(ALICE)
    assert (reward.state, reward.reason) == (RewardState.PENDING, Reason.NOT_FULFILLED_YET)
    bought.becomes(status="FULFILLED")

    assert earned(world) == [("fixed", RewardState.ISSUED)]


def test_a_part_refund_below_the_minimum_takes_the_reward_back(world: World) -> None:
    least = OrderConditions(minimum={"eu": Money(Decimal(50), "EUR")})
    world.starts(hold_days=14, order=least)
    _, bought = world.story()
    bought.becomes(totalRefunded={"amount": 40.0})
    assert earned(world) == [("fixed", RewardState.PENDING)]
    bought.becomes(totalRefunded={"amount": 40.01})

    assert earned(world) == [("fixed", RewardState.VOID)]
    assert bought.why.reason is Reason.BELOW_MINIMUM


def test_a_share_of_the_order_shrinks_with_a_part_refund_while_it_is_held(world: World) -> None:
    """Ten per cent of 90 euros, then of the 59.99 that are left, rounded down."""
    world.starts(hold_days=14, advocate=OrderShare(Decimal(10), paid_as="fixed"))
    _, bought = world.story()
    bought.becomes(totalRefunded={"amount": 30.01})

    (reward,) = (r for r in bought.why.rewards if r.side == "advocate")
    assert (reward.amount, reward.unit) == (Decimal("5.99"), "EUR")
    moved = [
        (row.from_account, row.to_account, row.amount)
        for row in world.ledger()
        if row.reward_id == reward.id
    ]
    assert moved == [
        ("promise", "owed", Decimal(9)),
        ("owed", "released", Decimal("3.01")),
    ]


def test_a_share_that_was_issued_is_exchanged_for_what_is_left_of_it(world: World) -> None:
    world.starts(hold_days=0, advocate=OrderShare(Decimal(10), paid_as="fixed"))
    _, bought = world.story()
    (before,) = world.rewards_of(ALICE)
    bought.becomes(totalRefunded={"amount": 30.01})

    (after,) = world.rewards_of(ALICE)
    (voucher,) = (v for v in world.fake.vouchers.values() if after.code in v.codes)
    assert [listing.value for listing in voucher.listings.values()] == [Decimal("5.99")]
    assert (world.fake.honours(before.code), world.fake.honours(after.code)) == (False, True)


def test_a_share_that_was_spent_before_it_shrank_goes_to_a_person(world: World) -> None:
    world.starts(hold_days=0, advocate=OrderShare(Decimal(10), paid_as="fixed"))
    _, bought = world.story()
    (reward,) = world.rewards_of(ALICE)
    world.buys(ALICE, code=reward.code).is_paid()
    for refunded in (30.01, 40.0):
        bought.becomes(totalRefunded={"amount": refunded})

    (reward,) = world.rewards_of(ALICE)
    assert reward.state is RewardState.REVIEW


def test_a_friend_whose_mail_domain_is_on_the_list_is_rewarded(world: World) -> None:
    world.lists("allowed", "@example.com")
    world.starts(hold_days=0, friends=Friends(allowed_only=True))
    _, bought = world.story()

    assert bought.why.reason is Reason.QUALIFIED


def test_a_share_of_the_order_is_paid_by_a_code_for_just_that_sum(world: World) -> None:
    capped = OrderShare(Decimal(10), {"eu": Money(Decimal(5), "EUR")}, paid_as="fixed")
    world.starts(hold_days=0, advocate=capped)
    world.story()

    (reward,) = world.rewards_of(ALICE)
    (voucher,) = (v for v in world.fake.vouchers.values() if reward.code in v.codes)
    assert [listing.value for listing in voucher.listings.values()] == [Decimal(5)]


def test_free_shipping_is_a_voucher_for_shipping(world: World) -> None:
    world.starts(hold_days=0, advocate=FreeShipping())
    world.story()

    (reward,) = world.rewards_of(ALICE)
    (voucher,) = (v for v in world.fake.vouchers.values() if reward.code in v.codes)
    assert voucher.made.for_shipping
    assert {listing.value for listing in voucher.listings.values()} == {Decimal(100)}


def test_a_friends_code_asks_for_the_minimum_by_itself(world: World) -> None:
    least = OrderConditions(minimum={"eu": Money(Decimal(50), "EUR")}, countries=("DE",))
    world.starts(hold_days=0, order=least)
    code = world.claim().code

    (voucher,) = (v for v in world.fake.vouchers.values() if code in v.codes)
    minimums = sorted(str(listing.minimum) for listing in voucher.listings.values())
    assert minimums == ["50", "None"]
    assert voucher.made.countries == ("DE",)


def test_a_program_without_rewards_only_tells_who_referred_whom(world: World) -> None:
    world.starts(hold_days=0, friend=None, advocate=None)
    claimed = world.claim()
    bought = world.buys(claimed=claimed).is_paid()

    assert (claimed.code, claimed.terms) == (None, None)
    assert (bought.why.reason, bought.why.rewards) == (Reason.QUALIFIED, [])


def test_who_has_never_bought_may_not_refer_where_only_buyers_may(world: World) -> None:
    word = world.page_of(ALICE).word
    world.starts(hold_days=0, advocates=Advocates(min_orders=1))
    with pytest.raises(Refused) as refused:
        world.claim()
    assert refused.value.code is RefusalCode.PROGRAM_NOT_RUNNING
    world.buys(ALICE, at=datetime.now(UTC) - timedelta(days=1)).is_paid()

    assert world.claim().code
    assert world.page_of(ALICE).word == word


def test_only_those_who_are_invited_may_refer(world: World) -> None:
    world.page_of(ALICE)
    world.page_of(CAROL)
    world.starts(hold_days=0, advocates=Advocates(invited_only=True))
    world.lists("invited", ALICE.email)

    assert world.claim(advocate=ALICE).code
    with pytest.raises(Refused):
        world.claim(advocate=CAROL)


def test_whoever_is_blocked_gets_no_offer_however_they_write_their_address(world: World) -> None:
    world.lists("blocked", "bob@example.com", "@spam.example")

    for address in ("Bob+new@example.com", "anybody@spam.example"):
        with pytest.raises(Refused) as refused:
            world.claim(Person(address))
        assert refused.value.code is RefusalCode.OFFER_NOT_AVAILABLE
    assert world.claim(CAROL).code


def test_an_offer_that_was_claimed_is_honoured_after_an_edit(world: World) -> None:
    claimed = world.claim()
    world.starts(hold_days=0, advocate=sums(eu=1, pl=4), friend=TENTH)
    world.buys(claimed=claimed).is_paid()

    (reward,) = world.rewards_of(ALICE)
    assert reward.terms == sums(eu=10, pl=40)
