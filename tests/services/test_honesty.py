"""Rewards that look dishonest wait for a person, and what the person says then holds."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from decimal import Decimal
from itertools import pairwise
from typing import Any

import pytest
import time_machine

from plugin.domain.abuse.circumstances import Ruled, Watched
from plugin.domain.decision import Outcome
from plugin.domain.money import Money
from plugin.domain.offer import Milestone, Repeat, Side, Trigger
from plugin.domain.reasons import Reason
from plugin.domain.reward import RewardState
from plugin.domain.sighting import Seen
from plugin.domain.terms import GiftCard
from plugin.services.people.claim_offer import Claimed
from plugin.services.people.follow_link import Visit, record_visit
from plugin.services.people.show_advocate import Visitor, show_advocate
from plugin.services.refusals import RefusalCode
from tests.fakes import ALL
from tests.promises import ANYONE, TEN_EACH
from tests.services.staff import Staff, refusal
from tests.world import ALICE, AT_HOME, BOB, CAROL, Bought, Person, World

HELD = (RewardState.PENDING, Reason.HELD_FOR_REVIEW)
ISSUED = (RewardState.ISSUED, Reason.QUALIFIED)
FIRST = Person("a.b+first@googlemail.com")
GIFT = GiftCard({"eu": Money(Decimal(10), "EUR"), "pl": Money(Decimal(40), "PLN")})
SECOND = Person("ab@gmail.com")


def states(world: World, person: Person = ALICE) -> list[tuple[RewardState, Reason]]:
    return [(reward.state, reward.reason) for reward in world.rewards_of(person)]


def signals(bought: Bought) -> str:
    (step,) = [step for step in bought.why.trace if step["rule"] == "honesty"]
    return str(step["saw"]["signals"])


def circle(world: World) -> Bought:
    """Alice brings Bob, who brings Alice."""
    world.edits(friends=ANYONE, hold_days=0)
    world.buys(claimed=world.claim()).is_paid()
    return world.buys(ALICE, world.claim(ALICE, BOB)).is_paid()


def test_one_mailbox_written_in_two_ways_is_one_person(world: World) -> None:
    assert refusal(lambda: world.claim(SECOND, FIRST)) is RefusalCode.OWN_LINK
    journey = world.visits(FIRST)
    bought = world.buys(SECOND, journey=journey.journey).is_paid()

    assert (bought.why.outcome, bought.why.reason) == (Outcome.REFUSED, Reason.SELF_REFERRAL)


def test_who_lives_with_the_advocate_is_let_in_with_a_note(world: World) -> None:
    world.buys(ALICE).is_paid()
    bought = world.buys(claimed=world.claim()).is_paid()

    assert signals(bought).startswith("household=")
    assert states(world) == [ISSUED]


def test_two_who_bring_each_other_wait_for_a_person(world: World) -> None:
    bought = circle(world)

    assert bought.why.reason is Reason.HELD_FOR_REVIEW
    assert "circle=60" in signals(bought)
    assert states(world, BOB) == [HELD]
    assert states(world) == [ISSUED]


def test_a_friend_has_the_discount_whatever_becomes_of_the_advocates_reward(
    world: World,
) -> None:
    bought = circle(world)

    (friends,) = [reward for reward in bought.why.rewards if reward.side == Side.FRIEND]
    assert (friends.state, friends.reason) == (RewardState.SPENT, Reason.QUALIFIED)


def test_a_friend_who_is_rewarded_after_the_order_waits_too(world: World) -> None:
    world.fake.permissions = (*ALL, "MANAGE_GIFT_CARD")
    world.edits(friends=ANYONE, hold_days=0, friend=GIFT)
    world.buys(claimed=world.claim()).is_paid()
    world.buys(ALICE, world.claim(ALICE, BOB)).is_paid()

    assert HELD in states(world)


@pytest.mark.parametrize(("people", "reason"), [(4, HELD[1]), (5, Reason.QUALIFIED)])
def test_a_circle_of_four_is_one_and_a_circle_of_five_is_not_looked_for(
    world: World, people: int, reason: Reason
) -> None:
    world.edits(friends=ANYONE, hold_days=0)
    chain = [Person(f"friend{number}@example.com") for number in range(people)]
    for advocate, friend in pairwise(chain):
        world.buys(friend, world.claim(friend, advocate)).is_paid()
    first, last = chain[0], chain[-1]

    assert world.buys(first, world.claim(first, last)).is_paid().why.reason is reason


def test_what_a_person_finds_honest_is_paid_and_not_held_again(world: World, erin: Staff) -> None:
    bought = circle(world)
    erin.judges(bought.id, Ruled.HONEST)
    assert states(world, BOB) == [ISSUED]

    bought.becomes(number="77")
    assert bought.why.reason is Reason.QUALIFIED
    assert states(world, BOB) == [ISSUED]


def test_what_comes_to_light_later_is_held_all_the_same(world: World, erin: Staff) -> None:
    world.edits(friends=ANYONE, hold_days=14)
    world.buys(claimed=world.claim()).is_paid()
    bought = world.buys(ALICE, world.claim(ALICE, BOB)).is_paid()
    erin.judges(bought.id, Ruled.HONEST)
    Staff(world).watches(Watched.STAFF, BOB)
    bought.becomes(number="77")

    assert states(world, BOB) == [HELD]


def test_what_a_person_finds_dishonest_is_not_paid(world: World, erin: Staff) -> None:
    bought = circle(world)
    erin.judges(bought.id, Ruled.DISHONEST)

    assert (bought.why.outcome, bought.why.reason) == (Outcome.REFUSED, Reason.LOOKS_DISHONEST)
    assert states(world, BOB) == [(RewardState.VOID, Reason.LOOKS_DISHONEST)]


def test_a_person_may_take_back_what_they_said(world: World, erin: Staff) -> None:
    bought = circle(world)
    erin.judges(bought.id, Ruled.DISHONEST)
    erin.judges(bought.id, None)

    assert states(world, BOB) == [HELD]


def test_a_person_judges_only_what_somebody_brought(world: World, erin: Staff) -> None:
    bought = world.buys(CAROL).is_paid()

    unknown = refusal(lambda: erin.judges("Order:none", Ruled.HONEST))
    nobodys = refusal(lambda: erin.judges(bought.id, Ruled.HONEST))
    assert (unknown, nobodys) == (RefusalCode.ORDER_UNKNOWN, RefusalCode.NOTHING_TO_JUDGE)


def test_what_waits_for_its_day_is_held_when_something_speaks_against_it(world: World) -> None:
    world.edits(hold_days=14)
    bought = world.buys(claimed=world.claim()).is_paid()
    Staff(world).watches(Watched.STAFF, BOB)
    bought.becomes(number="77")
    assert states(world) == [HELD]

    with time_machine.travel(datetime.now(UTC) + timedelta(days=15)):
        world.turns()
        assert states(world) == [HELD]


def test_what_is_issued_stays_issued(world: World) -> None:
    bought = world.buys(claimed=world.claim()).is_paid()
    Staff(world).watches(Watched.STAFF, BOB)
    bought.becomes(number="77")

    assert bought.why.reason is Reason.HELD_FOR_REVIEW
    assert states(world) == [ISSUED]


def test_whom_the_shop_has_blocked_brings_nothing(world: World) -> None:
    Staff(world).watches(Watched.BLOCKED, ALICE)
    bought = world.buys(claimed=world.claim()).is_paid()

    assert (bought.why.reason, states(world)) == (Reason.LOOKS_DISHONEST, [])


def test_a_friend_who_is_looked_at_counts_for_no_milestone_yet(world: World, erin: Staff) -> None:
    world.edits(hold_days=0, advocate=None, milestones=(Milestone(2, TEN_EACH),))
    Staff(world).watches(Watched.STAFF, BOB)
    bought = world.buys(claimed=world.claim()).is_paid()
    world.refers(1)
    world.turns()
    assert states(world) == []

    erin.judges(bought.id, Ruled.HONEST)
    assert states(world) == [ISSUED]


def test_a_milestone_that_was_reached_before_stays(world: World) -> None:
    world.edits(hold_days=0, advocate=None, milestones=(Milestone(1, TEN_EACH),))
    bought = world.buys(claimed=world.claim()).is_paid()
    Staff(world).watches(Watched.STAFF, BOB)
    bought.becomes(number="77")

    assert states(world) == [ISSUED]


def test_a_milestone_waits_until_its_order_is_sent(world: World) -> None:
    world.edits(
        hold_days=0, advocate=None, milestones=(Milestone(1, TEN_EACH),), on=Trigger.FULFILLED
    )
    bought = world.buys(claimed=world.claim()).is_paid()
    assert states(world) == [(RewardState.PENDING, Reason.NOT_FULFILLED_YET)]
    bought.becomes(status="FULFILLED")

    assert states(world) == [ISSUED]


def test_a_later_order_is_held_too(world: World) -> None:
    world.edits(hold_days=0, repeat=Repeat(orders=3))
    claimed = world.claim()
    world.buys(claimed=claimed).is_paid()
    Staff(world).watches(Watched.STAFF, BOB)
    later = world.buys(token=claimed.checkout_token).is_paid()

    assert later.why.reason is Reason.HELD_FOR_REVIEW
    assert sorted(states(world)) == sorted([ISSUED, HELD])


def test_an_advertisement_that_the_advocate_paid_for_is_seen(world: World) -> None:
    journey = world.visits(utm={"source": "google", "medium": "cpc"})
    bought = world.buys(journey=journey.journey).is_paid()

    assert signals(bought) == "paid_traffic=60"
    assert states(world) == [HELD]


def test_codes_that_strangers_try_are_counted(world: World) -> None:
    leaked = world.claim(Person("erin@example.com"))
    for number in range(5):
        stranger = Person(f"stranger{number}@example.com")
        world.buys(stranger, code=leaked.code).is_paid()
    bought = world.buys(claimed=world.claim()).is_paid()

    assert signals(bought) == "tried_by_many=30"


def test_orders_that_are_sent_back_once_the_reward_is_there_are_counted(world: World) -> None:
    for number in range(2):
        friend = Person(f"friend{number}@example.com")
        world.buys(friend, world.claim(friend)).is_paid().is_refunded()
    bought = world.buys(claimed=world.claim()).is_paid()

    assert signals(bought) == "refund_after_reward=60"


def test_what_still_waits_for_its_day_does_not_hide_what_was_sent_back(world: World) -> None:
    friends = [Person(f"friend{number}@example.com") for number in range(5)]
    for friend in friends[:2]:
        world.buys(friend, world.claim(friend)).is_paid().is_refunded()
    world.edits(hold_days=14)
    for friend in friends[2:]:
        world.buys(friend, world.claim(friend)).is_paid()
    bought = world.buys(claimed=world.claim()).is_paid()

    assert signals(bought) == "refund_after_reward=60"


def test_many_claims_at_once_are_counted(world: World) -> None:
    for number in range(10):
        world.claim(Person(f"friend{number}@example.com"))
    bought = world.buys(claimed=world.claim()).is_paid()

    assert signals(bought) == "velocity=30"


def test_claims_that_nobody_used_are_counted(world: World) -> None:
    with time_machine.travel(datetime.now(UTC) - timedelta(days=20)) as then:
        for number in range(20):
            world.claim(Person(f"friend{number}@example.com"))
            then.shift(timedelta(hours=7))
    bought = world.buys(claimed=world.claim()).is_paid()

    assert signals(bought) == "unused_claims=30"


HOME = {
    **AT_HOME,
    "streetAddress1": "Am Fluss 1",
    "firstName": "Alice",
    "lastName": "Liddell",
    "phone": "+49 30 901820",
}
SEEN = Seen(address="81.2.69.142", user_agent="Firefox", languages="de")


def bought_at(world: World, buyer: Person, home: dict[str, Any], claimed: Claimed | None) -> Bought:
    return world.buys(buyer, claimed).becomes(shippingAddress=home).is_paid()


HOMES: dict[str, tuple[dict[str, Any], str]] = {
    "the same family": ({"firstName": "Bob", "phone": None}, "household=20"),
    "another family in the house": (
        {"firstName": "Bob", "lastName": "Jones", "phone": None},
        "household=10",
    ),
    "the same name": ({"phone": None}, "self_referral=60 household=20"),
    "the same name elsewhere": ({"streetAddress1": "Away 2", "phone": None}, "none"),
    "the same telephone elsewhere": (
        {"streetAddress1": "Away 2", "firstName": "Bob", "phone": "030 901820"},
        "self_referral=60",
    ),
}


@pytest.mark.parametrize("kind", HOMES)
def test_a_friend_is_known_by_what_the_parcel_says(world: World, kind: str) -> None:
    changes, expected = HOMES[kind]
    bought_at(world, ALICE, HOME, None)
    bought = bought_at(world, BOB, {**HOME, **changes}, world.claim())

    assert signals(bought) == expected


def test_one_network_and_one_device_are_noted_and_the_reward_comes(world: World) -> None:
    word = world.page_of(ALICE).word
    show_advocate(world.ctx, world.shop, Visitor(ALICE.email, ALICE.user_id, seen=SEEN))
    visit = record_visit(world.ctx, world.shop, Visit(word, "eu", seen=SEEN), None)
    bought = world.buys(journey=visit.journey).is_paid()

    assert signals(bought) == "same_device=15 same_network=10"
    assert states(world) == [ISSUED]


def test_an_advertisement_in_the_address_is_seen_and_nothing_else_of_it_kept(
    world: World,
) -> None:
    word = world.page_of(ALICE).word
    landing = "https://shop.example/?ref=x&gclid=secret"
    visit = record_visit(world.ctx, world.shop, Visit(word, "eu", landing), None)
    bought = world.buys(journey=visit.journey).is_paid()

    assert signals(bought) == "paid_traffic=60"


def test_a_link_on_a_coupon_site_speaks_against_all_who_come_by_it(world: World) -> None:
    word = world.page_of(ALICE).word
    posted = Seen(referrer="https://www.retailmenot.com/shop?q=1")
    for _ in range(3):
        record_visit(world.ctx, world.shop, Visit(word, "eu", seen=posted), None)
    bought = world.buys(claimed=world.claim()).is_paid()

    assert signals(bought) == "coupon_site=60"


def test_the_third_friend_with_a_disposable_address_waits_and_those_before_too(
    world: World,
) -> None:
    world.edits(hold_days=14)
    for number in range(2):
        friend = Person(f"friend{number}@mailinator.com")
        bought = world.buys(friend, world.claim(friend)).is_paid()
        assert signals(bought) == "disposable_domain=30"
    friend = Person("friend3@mailinator.com")
    world.buys(friend, world.claim(friend)).is_paid()

    assert states(world) == [HELD, HELD, HELD]


def test_what_comes_to_light_holds_what_waits_for_its_day_on_both_sides(world: World) -> None:
    world.edits(friends=ANYONE, hold_days=14)
    first = world.buys(claimed=world.claim()).is_paid()
    assert states(world) == [(RewardState.PENDING, Reason.QUALIFIED)]
    world.buys(ALICE, world.claim(ALICE, BOB)).is_paid()

    assert first.why.reason is Reason.HELD_FOR_REVIEW
    assert states(world) == states(world, BOB) == [HELD]
