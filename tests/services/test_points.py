"""Points: counted until they are enough, and what they turn into."""

from __future__ import annotations

from decimal import Decimal

import pytest

from plugin.domain.money import Money
from plugin.domain.promise import PointsRule, RefundPolicy
from plugin.domain.reasons import Reason
from plugin.domain.reward import RewardState
from plugin.domain.terms import FixedOff, GiftCard, Points
from tests.fakes import ALL
from tests.promises import TEN_EACH
from tests.world import ALICE, BOB, Bought, Person, World

HUNDRED = PointsRule(100, TEN_EACH)


@pytest.fixture
def scored(world: World) -> World:
    """Forty points a friend, and ten euros for a hundred points."""
    world.starts(hold_days=0, advocate=Points(40), points=HUNDRED)
    return world


def friends_buy(world: World, *numbers: int) -> list[Bought]:
    found = []
    for number in numbers:
        friend = Person(f"friend{number}@example.com")
        found.append(world.buys(friend, world.claim(friend)).is_paid())
    return found


def turned(world: World) -> list[tuple[RewardState, Reason]]:
    """What Alice's points turned into, the oldest first."""
    rewards = reversed(world.rewards_of(ALICE))
    return [(r.state, r.reason) for r in rewards if isinstance(r.terms, FixedOff | GiftCard)]


def points_of(world: World, person: Person = ALICE) -> list[Decimal]:
    return [view.points for view in world.page_of(person).points]


def test_points_are_counted_and_shown_with_what_they_are_for(scored: World) -> None:
    friends_buy(scored, 1, 2)

    (points,) = scored.page_of(ALICE).points
    assert (points.program, points.points, points.at) == ("Refer a friend", Decimal(80), 100)
    assert turned(scored) == []


def test_enough_points_turn_into_a_reward_by_themselves(scored: World) -> None:
    friends_buy(scored, 1, 2, 3)

    assert turned(scored) == [(RewardState.ISSUED, Reason.POINTS_CONVERTED)]
    assert points_of(scored) == [Decimal(20)]
    (code,) = [r.code for r in scored.rewards_of(ALICE) if isinstance(r.terms, FixedOff)]
    assert scored.fake.honours(code)
    assert scored.balances("points") == {"issued": Decimal(20), "spent": Decimal(100)}


def test_many_points_at_once_turn_into_as_many_rewards_as_they_are_enough_for(
    world: World,
) -> None:
    world.starts(hold_days=0, advocate=Points(250), points=HUNDRED)
    friends_buy(world, 1)

    assert len(turned(world)) == 2
    assert points_of(world) == [Decimal(50)]


def test_points_may_turn_into_a_gift_card(world: World) -> None:
    world.fake.permissions = (*ALL, "MANAGE_GIFT_CARD")
    ten = GiftCard({"eu": Money(Decimal(10), "EUR"), "pl": Money(Decimal(40), "PLN")})
    world.starts(hold_days=0, advocate=Points(100), points=PointsRule(100, ten))
    friends_buy(world, 1)

    assert [card.balance for card in world.fake.cards.values()] == [Decimal(10)]


def test_a_refund_takes_the_points_and_what_they_are_not_enough_for_any_more(
    scored: World,
) -> None:
    first, *_ = friends_buy(scored, 1, 2, 3)
    first.is_refunded()

    assert turned(scored) == [(RewardState.VOID, Reason.POINTS_RETURNED)]
    assert points_of(scored) == [Decimal(80)]
    assert scored.balances("points") == {"issued": Decimal(80), "released": Decimal(40)}
    friends_buy(scored, 4)
    assert turned(scored)[1:] == [(RewardState.ISSUED, Reason.POINTS_CONVERTED)]


def test_a_refund_that_leaves_enough_points_takes_nothing_but_points(scored: World) -> None:
    first, *_ = friends_buy(scored, 1, 2, 3, 4)
    first.is_refunded()

    assert turned(scored) == [(RewardState.ISSUED, Reason.POINTS_CONVERTED)]
    assert points_of(scored) == [Decimal(20)]


def spends_what_points_turned_into(world: World) -> Bought:
    (code,) = [r.code for r in world.rewards_of(ALICE) if isinstance(r.terms, FixedOff)]
    return world.buys(ALICE, code=code).is_paid()


def test_points_that_were_spent_without_being_earned_go_to_a_person(scored: World) -> None:
    first, *_ = friends_buy(scored, 1, 2, 3)
    spends_what_points_turned_into(scored)
    first.is_refunded()

    assert turned(scored) == [(RewardState.SPENT, Reason.CODE_SPENT)]
    assert scored.balances("points") == {
        "spent": Decimal(80),
        "clawback": Decimal(20),
        "released": Decimal(20),
    }


def test_points_that_are_owed_back_come_off_the_next_ones(world: World) -> None:
    policy = RefundPolicy.NET
    world.starts(hold_days=0, advocate=Points(40), points=HUNDRED, refunds=policy)
    first, *_ = friends_buy(world, 1, 2, 3)
    spends_what_points_turned_into(world)
    first.is_refunded()
    friends_buy(world, 4)

    assert points_of(world) == [Decimal(20)]
    assert len(turned(world)) == 1


def test_what_points_turned_into_comes_back_when_its_order_is_cancelled(scored: World) -> None:
    friends_buy(scored, 1, 2, 3)
    spends_what_points_turned_into(scored).is_cancelled()

    assert [state for state, _ in turned(scored)] == [RewardState.ISSUED]
    assert points_of(scored) == [Decimal(20)]


def test_points_that_became_a_debt_are_none_when_nothing_was_bought_with_them(
    scored: World,
) -> None:
    first, *_ = friends_buy(scored, 1, 2, 3)
    spending = spends_what_points_turned_into(scored)
    first.is_refunded()
    spending.is_cancelled()

    assert [state for state, _ in turned(scored)] == [RewardState.VOID]
    assert points_of(scored) == [Decimal(80)]
    assert scored.balances("points") == {"issued": Decimal(80), "released": Decimal(40)}


def test_friends_may_earn_points_too(world: World) -> None:
    world.starts(hold_days=0, friend=Points(100), advocate=Points(1), points=HUNDRED)
    world.story()

    (reward,) = [r for r in world.rewards_of(BOB) if isinstance(r.terms, FixedOff)]
    assert world.fake.honours(reward.code)
    assert points_of(world, ALICE) == [Decimal(1)]


def test_points_cost_their_share_of_what_they_turn_into(scored: World) -> None:
    _, bought = scored.story()

    (reward,) = [r for r in bought.why.rewards if r.side == "advocate"]
    assert (reward.cost, reward.currency) == (Decimal(4), "EUR")
