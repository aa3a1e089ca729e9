"""What a reward pays of a debt."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugin.domain.instrument import instrument_of
from plugin.domain.money import Money
from plugin.domain.netting import Sum, netted
from plugin.domain.terms import (
    Donation,
    FixedOff,
    FreeShipping,
    GiftCard,
    PercentOff,
    Points,
    Terms,
)
from plugin.domain.worth import Worth

CENTS = st.integers(1, 10_000).map(lambda cents: Decimal(cents) / 100)
TEN = {"eu": Money(Decimal(10), "EUR")}


def of(terms: Terms, amount: str, unit: str = "EUR") -> Sum:
    return Sum(Worth(Decimal(amount), unit), terms, instrument_of(terms))


@pytest.mark.parametrize(
    ("debt", "reward", "paid"),
    [
        (of(FixedOff(TEN), "4"), of(GiftCard(TEN), "10"), 4),
        (of(GiftCard(TEN), "14"), of(FixedOff(TEN), "10"), 10),
        (of(FixedOff(TEN), "4", "PLN"), of(FixedOff(TEN), "10"), 0),
        (of(FixedOff(TEN), "4"), of(Donation("trees", TEN), "10"), 0),
        (of(Points(40), "30", "points"), of(Points(50), "50", "points"), 30),
        (of(FreeShipping(), "1", "pieces"), of(FreeShipping(), "1", "pieces"), 1),
        (of(PercentOff(Decimal(10)), "10", "percent"), of(FreeShipping(), "1", "pieces"), 0),
        (
            of(PercentOff(Decimal(10)), "10", "percent"),
            of(PercentOff(Decimal(20)), "20", "percent"),
            0,
        ),
    ],
)
def test_like_pays_for_like(debt: Sum, reward: Sum, paid: int) -> None:
    assert netted(debt, reward) == paid


@given(CENTS, CENTS)
def test_a_reward_never_pays_more_than_is_owed_or_than_it_is_worth(
    owed: Decimal, worth: Decimal
) -> None:
    paid = netted(of(FixedOff(TEN), str(owed)), of(GiftCard(TEN), str(worth)))

    assert paid == min(owed, worth)
