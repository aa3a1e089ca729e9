"""Gift cards and points: which rewards were spent, and what of it nobody deserved."""

from __future__ import annotations

from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from plugin.domain.ledger import Stake
from plugin.domain.reward import RewardState
from plugin.domain.spending import Held, Spending, attribute, change_of

CENTS = st.integers(0, 5_000).map(lambda cents: Decimal(cents) / 100)


def on_card(number: int, amount: str, state: RewardState = RewardState.ISSUED) -> Held:
    return Held(number, Stake(state, Decimal(amount)), Decimal(amount))


@st.composite
def accounts(draw: st.DrawFn) -> list[Held]:
    states = [RewardState.ISSUED, RewardState.SPENT, RewardState.VOIDING, RewardState.PENDING]
    return [
        Held(number, Stake(draw(st.sampled_from(states)), draw(CENTS)), draw(CENTS))
        for number in range(draw(st.integers(1, 5)))
    ]


def test_the_oldest_reward_is_spent_first() -> None:
    spent = attribute([on_card(1, "10"), on_card(2, "10")], Decimal(12))

    assert spent[1] == Spending(Decimal(10), Decimal(0))
    assert spent[2] == Spending(Decimal(2), Decimal(0))


def test_what_is_deserved_is_spent_before_what_is_not() -> None:
    undone = on_card(1, "10", RewardState.VOIDING)
    spent = attribute([undone, on_card(2, "10")], Decimal(12))

    assert spent[1] == Spending(Decimal(0), Decimal(2))
    assert spent[2] == Spending(Decimal(10), Decimal(0))


def test_what_is_owed_back_is_undeserved_and_the_rest_is_not() -> None:
    part = Held(1, Stake(RewardState.OWED_BACK, Decimal(9), owed_back=Decimal("3.01")), Decimal(9))

    assert (part.deserved, part.undeserved) == (Decimal("5.99"), Decimal("3.01"))


@given(accounts(), CENTS)
def test_no_cent_is_spent_twice_and_none_is_forgotten(account: list[Held], spent: Decimal) -> None:
    told = attribute(account, spent)
    room = sum(held.deserved + held.undeserved for held in account)

    assert sum(one.used + one.over for one in told.values()) == min(spent, room)
    for held in account:
        assert told[held.id].used <= held.deserved
        assert told[held.id].over <= held.undeserved


@given(accounts(), CENTS)
def test_nothing_is_spent_undeserved_while_something_deserved_is_left(
    account: list[Held], spent: Decimal
) -> None:
    told = attribute(account, spent)

    if any(one.over for one in told.values()):
        assert all(told[held.id].used == held.deserved for held in account)


@given(accounts())
def test_an_account_that_has_got_what_it_should_have_does_not_change(account: list[Held]) -> None:
    settled = [Held(held.id, held.stake, held.deserved) for held in account]

    assert change_of(settled) == 0
