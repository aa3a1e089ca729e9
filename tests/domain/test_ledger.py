"""The ledger: a reward's amount moves between accounts, and none of it is ever lost."""

from __future__ import annotations

from collections import defaultdict
from decimal import Decimal
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugin.domain.ledger import ACCOUNTS, Stake, holdings, postings
from plugin.domain.reward import RewardState

CENTS = st.integers(0, 10_000).map(lambda cents: Decimal(cents) / 100)


@st.composite
def stakes(draw: st.DrawFn) -> Stake:
    """Any reward that the database would take."""
    used, netted, owed, paid, rest = (draw(CENTS) for _ in range(5))
    return Stake(
        draw(st.sampled_from(RewardState)),
        max(used + netted, owed + paid) + rest,
        used,
        netted,
        owed,
        paid,
    )


def balances(moves: list[tuple[str, str, Decimal]]) -> dict[str, Decimal]:
    held: dict[str, Decimal] = defaultdict(Decimal)
    for source, target, amount in moves:
        held[source] -= amount
        held[target] += amount
    return held


@pytest.mark.parametrize("state", RewardState)
def test_a_reward_stands_in_accounts_that_there_are(state: RewardState) -> None:
    assert set(holdings(Stake(state, Decimal(10), Decimal(4)))) <= set(ACCOUNTS)


@given(stakes())
def test_what_is_given_adds_up_to_the_amount(stake: Stake) -> None:
    given_out = sum(holdings(stake).values())

    assert given_out == (0 if stake.state is RewardState.CAPPED else stake.amount)


@given(st.lists(stakes(), min_size=1, max_size=8))
def test_after_any_changes_each_account_holds_what_the_reward_has_there(
    life: list[Stake],
) -> None:
    """But for what was released on the way and for what was promised: these only grow."""
    moves = list(postings(None, life[0]))
    for before, after in pairwise(life):
        moves += postings(before, after)

    held, now = balances(moves), holdings(life[-1])
    for account in ("owed", "issued", "spent", "clawback"):
        assert held[account] == now.get(account, 0)
    assert held["released"] >= now.get("released", 0)
    assert sum(held.values()) == 0


@given(stakes())
def test_nothing_moves_when_nothing_changed(stake: Stake) -> None:
    assert list(postings(stake, stake)) == []


@given(stakes(), stakes())
def test_each_posting_moves_something_somewhere_else(before: Stake, after: Stake) -> None:
    for source, target, amount in postings(before, after):
        assert source != target
        assert amount > 0


def test_a_life_reads_as_people_would_tell_it() -> None:
    ten, four = Decimal(10), Decimal(4)
    owed = Stake(RewardState.PENDING, ten)
    issued = Stake(RewardState.ISSUED, ten)
    used = Stake(RewardState.ISSUED, ten, used=four)
    debt = Stake(RewardState.OWED_BACK, four, owed_back=four)
    paid = Stake(RewardState.VOID, four, paid_back=four)

    assert list(postings(None, owed)) == [("promise", "owed", ten)]
    assert list(postings(owed, issued)) == [("owed", "issued", ten)]
    assert list(postings(issued, used)) == [("issued", "spent", four)]
    assert list(postings(used, debt)) == [
        ("issued", "clawback", four),
        ("issued", "released", Decimal(2)),
        ("spent", "released", four),
    ]
    assert list(postings(debt, paid)) == [("clawback", "released", four)]
