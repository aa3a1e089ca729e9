"""Rewards that are paid by gift cards: made, spent bit by bit, topped up, and taken back."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from decimal import Decimal

import pytest
import time_machine

from plugin.domain.money import Money
from plugin.domain.promise import RefundPolicy
from plugin.domain.reasons import Reason
from plugin.domain.reward import RewardState
from plugin.domain.terms import GiftCard, OrderShare
from plugin.services.refusals import RefusalCode, Refused
from plugin.services.shops.list_troubles import list_troubles
from tests.fake_cards import FakeCard
from tests.fakes import ALL
from tests.world import ALICE, Bought, Person, World

TEN = GiftCard({"eu": Money(Decimal(10), "EUR"), "pl": Money(Decimal(40), "PLN")})
TOPPED_UP = GiftCard(TEN.amounts, top_up=True)


@pytest.fixture
def cards(world: World) -> World:
    """A shop that lets the app make gift cards, and pays advocates with them."""
    world.fake.permissions = (*ALL, "MANAGE_GIFT_CARD")
    world.starts(hold_days=0, advocate=TEN)
    return world


def card_of_alice(world: World) -> FakeCard:
    return world.fake.card(world.rewards_of(ALICE)[-1].code)


def states(world: World) -> list[tuple[RewardState, Decimal]]:
    """Alice's rewards, the oldest first: how they stand, and how much of them is left."""
    return [(reward.state, reward.left) for reward in reversed(world.rewards_of(ALICE))]


def alice_pays(world: World, amount: str) -> Bought:
    """An order of Alice's, of which her card pays so much."""
    card = card_of_alice(world)
    world.orders += 1
    order_id = f"Order:{world.orders}"
    card.pays(amount, order_id)
    world.orders -= 1
    bought = world.buys(ALICE).becomes(giftCards=[{"id": card.id}])
    assert bought.id == order_id
    return bought.is_paid()


def friend_buys(world: World, number: int) -> Bought:
    friend = Person(f"friend{number}@example.com")
    return world.buys(friend, world.claim(friend)).is_paid()


def test_a_program_that_pays_with_gift_cards_needs_the_right_to_make_them(world: World) -> None:
    with pytest.raises(Refused) as refused:
        world.starts(hold_days=0, advocate=TEN)
    assert refused.value.code is RefusalCode.PERMISSION_MISSING
    assert "MANAGE_GIFT_CARD" in str(refused.value)
    world.fake.permissions = (*ALL, "MANAGE_GIFT_CARD")
    world.starts(hold_days=0, advocate=TEN)


def test_the_advocate_gets_a_card_in_the_currency_of_the_order(cards: World) -> None:
    cards.buys(claimed=cards.claim(channel="pl"), channel="pl").is_paid()

    (reward,) = cards.rewards_of(ALICE)
    card = cards.fake.card(reward.code)
    assert (card.balance, card.made.currency) == (Decimal(40), "PLN")
    assert (reward.state, reward.left, reward.unit) == (RewardState.ISSUED, Decimal(40), "PLN")
    assert card.is_active


def test_a_card_is_its_owners_alone_where_she_has_an_account(cards: World) -> None:
    cards.fake.customers[ALICE.email] = "User:1"
    cards.story()

    assert card_of_alice(cards).made.owner == "User:1"


def test_a_card_ends_on_the_day_before_its_reward_does(cards: World) -> None:
    cards.story()

    (reward,) = cards.rewards_of(ALICE)
    assert reward.expires_at is not None
    assert card_of_alice(cards).last_day == (reward.expires_at - timedelta(days=1)).date()


def test_a_card_is_spent_bit_by_bit(cards: World) -> None:
    cards.story()
    alice_pays(cards, "4")
    assert states(cards) == [(RewardState.ISSUED, Decimal(6))]
    alice_pays(cards, "6")

    assert states(cards) == [(RewardState.SPENT, Decimal(0))]
    assert cards.rewards_of(ALICE)[0].reason is Reason.CARD_SPENT


def test_a_refund_empties_a_card_that_nobody_used_and_switches_it_off(cards: World) -> None:
    _, bought = cards.story()
    card = card_of_alice(cards)
    bought.is_refunded()

    assert states(cards) == [(RewardState.VOID, Decimal(0))]
    assert (card.balance, card.is_active) == (Decimal(0), False)


@pytest.mark.parametrize(
    ("policy", "state"),
    [
        (RefundPolicy.FORGIVE, RewardState.SPENT),
        (RefundPolicy.NET, RewardState.OWED_BACK),
        (RefundPolicy.REVIEW, RewardState.REVIEW),
    ],
)
def test_a_refund_takes_the_rest_of_a_card_and_settles_what_was_spent(
    cards: World, policy: RefundPolicy, state: RewardState
) -> None:
    cards.starts(hold_days=0, advocate=TEN, refunds=policy)
    _, bought = cards.story()
    card = card_of_alice(cards)
    alice_pays(cards, "4")
    bought.is_refunded()

    assert states(cards) == [(state, Decimal(0))]
    assert card.balance == Decimal(0)
    kept = {"spent": Decimal(4)} if policy is RefundPolicy.FORGIVE else {"clawback": Decimal(4)}
    assert cards.balances("EUR") == {"released": Decimal(6), **kept}


def test_what_was_spent_in_the_moment_of_the_refund_is_found_out(cards: World) -> None:
    _, bought = cards.story()
    card_of_alice(cards).pays("7.5", "Order:99")
    bought.is_refunded()

    assert states(cards) == [(RewardState.REVIEW, Decimal(0))]
    assert cards.balances("EUR") == {"released": Decimal("2.5"), "clawback": Decimal("7.5")}


def test_what_is_owed_back_comes_off_the_next_reward(cards: World) -> None:
    cards.starts(hold_days=0, advocate=TEN, refunds=RefundPolicy.NET)
    _, bought = cards.story()
    alice_pays(cards, "4")
    bought.is_refunded()
    friend_buys(cards, 1)

    assert states(cards) == [
        (RewardState.VOID, Decimal(0)),
        (RewardState.ISSUED, Decimal(6)),
    ]
    assert cards.fake.card(cards.rewards_of(ALICE)[0].code).balance == Decimal(6)


def test_a_cancelled_order_puts_back_on_the_card_what_it_took(cards: World) -> None:
    cards.story()
    card = card_of_alice(cards)
    spending = alice_pays(cards, "10")
    assert states(cards) == [(RewardState.SPENT, Decimal(0))]
    spending.is_cancelled()

    assert states(cards) == [(RewardState.ISSUED, Decimal(10))]
    assert (card.balance, card.is_active) == (Decimal(10), True)
    spending.becomes(totalRefunded={"amount": 1.0})
    assert card.balance == Decimal(10)


def test_what_was_owed_back_is_not_when_the_order_that_spent_it_is_cancelled(
    cards: World,
) -> None:
    _, bought = cards.story()
    card = card_of_alice(cards)
    spending = alice_pays(cards, "4")
    bought.is_refunded()
    spending.is_cancelled()

    assert states(cards) == [(RewardState.VOID, Decimal(0))]
    assert (card.balance, card.is_active) == (Decimal(0), False)
    assert cards.balances("EUR") == {"released": Decimal(10)}


def test_a_reward_that_the_shop_bore_goes_when_it_was_not_spent_after_all(cards: World) -> None:
    cards.starts(hold_days=0, advocate=TEN, refunds=RefundPolicy.FORGIVE)
    _, bought = cards.story()
    card = card_of_alice(cards)
    spending = alice_pays(cards, "10")
    bought.is_refunded()
    spending.is_cancelled()

    assert states(cards) == [(RewardState.VOID, Decimal(0))]
    assert (card.balance, card.is_active) == (Decimal(0), False)


def test_later_rewards_go_onto_the_same_card(cards: World) -> None:
    cards.starts(hold_days=0, advocate=TOPPED_UP)
    friend_buys(cards, 1)
    card = card_of_alice(cards)
    alice_pays(cards, "3")
    friend_buys(cards, 2)

    assert len(cards.fake.cards) == 1
    assert (card.balance, card.is_active) == (Decimal(17), True)
    assert states(cards) == [(RewardState.ISSUED, Decimal(7)), (RewardState.ISSUED, Decimal(10))]
    assert {reward.code for reward in cards.rewards_of(ALICE)} == {card.made.code}


def test_of_a_shared_card_the_deserved_rewards_are_spent_first(cards: World) -> None:
    """Twelve of twenty are spent, then the older reward is undone: ten were hers to spend."""
    cards.starts(hold_days=0, advocate=TOPPED_UP)
    first = friend_buys(cards, 1)
    card = card_of_alice(cards)
    friend_buys(cards, 2)
    alice_pays(cards, "12")
    first.is_refunded()

    assert states(cards) == [(RewardState.REVIEW, Decimal(0)), (RewardState.SPENT, Decimal(0))]
    assert card.balance == Decimal(0)
    assert cards.balances("EUR") == {
        "spent": Decimal(10),
        "clawback": Decimal(2),
        "released": Decimal(8),
    }


def test_a_card_that_is_topped_up_lasts_as_long_as_the_newest_reward(cards: World) -> None:
    with time_machine.travel(datetime.now(UTC) - timedelta(days=100)):
        cards.starts(hold_days=0, advocate=TOPPED_UP)
        friend_buys(cards, 1)
        before = card_of_alice(cards).last_day
    cards.turns()
    friend_buys(cards, 2)

    after = card_of_alice(cards).last_day
    assert after > before
    ends = {reward.expires_at for reward in cards.rewards_of(ALICE)}
    assert [end.date() - timedelta(days=1) for end in ends if end] == [after]


def test_an_empty_card_that_was_switched_off_is_followed_by_a_new_one(cards: World) -> None:
    cards.starts(hold_days=0, advocate=TOPPED_UP)
    friend_buys(cards, 1).is_refunded()
    friend_buys(cards, 2)

    first, second = cards.fake.cards.values()
    assert (first.is_active, second.is_active) == (False, True)
    assert second.balance == Decimal(10)


def test_a_share_of_the_order_shrinks_on_the_card_with_a_part_refund(cards: World) -> None:
    cards.starts(hold_days=0, advocate=OrderShare(Decimal(10)))
    _, bought = cards.story()
    card = card_of_alice(cards)
    assert card.balance == Decimal(9)
    alice_pays(cards, "2")
    bought.becomes(totalRefunded={"amount": 30.01})

    assert (card.balance, card.is_active) == (Decimal("3.99"), True)
    assert states(cards) == [(RewardState.ISSUED, Decimal("3.99"))]


def test_a_share_that_shrinks_below_what_was_spent_owes_the_difference(cards: World) -> None:
    share = OrderShare(Decimal(10))
    cards.starts(hold_days=0, advocate=share, refunds=RefundPolicy.NET)
    _, bought = cards.story()
    alice_pays(cards, "7")
    bought.becomes(totalRefunded={"amount": 30.01})

    assert states(cards) == [(RewardState.OWED_BACK, Decimal(0))]
    assert cards.balances("EUR") == {
        "spent": Decimal("5.99"),
        "clawback": Decimal("1.01"),
        "released": Decimal(2),
    }


def test_a_card_that_staff_deleted_ends_the_reward(cards: World) -> None:
    cards.story()
    spending = alice_pays(cards, "4")
    cards.fake.cards.clear()
    spending.becomes(totalRefunded={"amount": 1.0})

    (reward,) = cards.rewards_of(ALICE)
    assert (reward.state, reward.reason) == (RewardState.SPENT, Reason.CARD_DELETED)
    assert cards.balances("EUR") == {"spent": Decimal(4), "released": Decimal(6)}


def test_a_card_that_staff_switched_off_stays_so(cards: World) -> None:
    cards.starts(hold_days=0, advocate=TOPPED_UP)
    friend_buys(cards, 1)
    card = card_of_alice(cards)
    card.is_active = False
    friend_buys(cards, 2)

    assert (card.balance, card.is_active) == (Decimal(20), False)


CALLS = ["create_gift_card", "change_gift_card", "switch_gift_card"]


@pytest.mark.parametrize("lost", CALLS)
def test_a_lost_answer_pays_nobody_twice(cards: World, lost: str) -> None:
    cards.starts(hold_days=0, advocate=TOPPED_UP)
    cards.fake.deaf_to = lost
    friend_buys(cards, 1)
    friend_buys(cards, 2)
    with time_machine.travel(datetime.now(UTC) + timedelta(hours=1)):
        cards.turns()

    assert [card.balance for card in cards.fake.cards.values()] == [Decimal(20)]
    assert [card.is_active for card in cards.fake.cards.values()] == [True]
    assert states(cards) == [(RewardState.ISSUED, Decimal(10))] * 2
    assert list_troubles(cards.ctx, cards.shop) == []


def test_while_the_shop_is_away_the_reward_waits_and_staff_see_it(cards: World) -> None:
    cards.starts(hold_days=0, advocate=TEN)
    claimed = cards.claim()
    cards.fake.is_away = True
    cards.buys(claimed=claimed).is_paid()

    assert states(cards) == [(RewardState.PENDING, Decimal(0))]
    assert "gift_card" in {trouble.what for trouble in list_troubles(cards.ctx, cards.shop)}
    cards.fake.is_away = False
    with time_machine.travel(datetime.now(UTC) + timedelta(hours=1)):
        cards.turns()
    assert states(cards) == [(RewardState.ISSUED, Decimal(10))]
