"""Shares of credit add up to the order, whoever they go to."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugin.domain.credit import CreditModel, CreditRule, channel_of, shares
from plugin.domain.money import Money
from plugin.domain.part import BadTerms

HUNDRED = Money(Decimal(100), "EUR")
WAY = ("google / cpc", "referral", "newsletter / email", "referral")


def parts(channels: tuple[str, ...], model: CreditModel, *ends: int) -> dict[str, str]:
    rule = CreditRule(model, *map(Decimal, ends))
    return {name: str(part.amount) for name, part in shares(channels, HUNDRED, rule).items()}


def test_the_first_or_the_last_has_it_all() -> None:
    first, last = parts(WAY, CreditModel.FIRST), parts(WAY[:3], CreditModel.LAST)

    assert {name for name, part in first.items() if Decimal(part)} == {"google / cpc"}
    assert {name for name, part in last.items() if Decimal(part)} == {"newsletter / email"}


def test_each_touch_has_the_same() -> None:
    assert parts(WAY, CreditModel.LINEAR) == {
        "google / cpc": "25.00",
        "referral": "50.00",
        "newsletter / email": "25.00",
    }


def test_both_ends_have_what_the_merchant_says() -> None:
    assert parts(WAY, CreditModel.POSITION, 40, 40) == {
        "google / cpc": "40.00",
        "referral": "50.00",
        "newsletter / email": "10.00",
    }
    assert parts(WAY[:2], CreditModel.POSITION, 30, 10) == {
        "google / cpc": "75.00",
        "referral": "25.00",
    }
    assert parts(WAY[:1], CreditModel.POSITION, 0, 100) == {"google / cpc": "100.00"}


def test_what_rounding_leaves_over_goes_to_whoever_came_last() -> None:
    assert parts(("a", "b", "c"), CreditModel.LINEAR) == {"a": "33.33", "b": "33.33", "c": "33.34"}


def test_who_came_by_no_channel_came_directly() -> None:
    assert parts((), CreditModel.POSITION, 40, 40) == {"direct": "100.00"}


@pytest.mark.parametrize(("first", "last"), [(-1, 0), (0, -1), (60, 41)])
def test_the_ends_have_no_more_than_there_is(first: int, last: int) -> None:
    with pytest.raises(BadTerms):
        CreditRule(CreditModel.POSITION, Decimal(first), Decimal(last))


def test_a_channel_is_called_as_the_shop_tags_it() -> None:
    tagged = {"source": "Google", "medium": "CPC"}

    assert channel_of(tagged, is_referral=False) == "google / cpc"
    assert channel_of({"medium": "email"}, is_referral=False) == "email"
    assert channel_of({}, is_referral=False) == "direct"
    assert channel_of(tagged, is_referral=True) == "referral"


@given(
    st.lists(st.sampled_from(["a", "b", "referral"]), max_size=8),
    st.sampled_from(CreditModel),
    st.integers(0, 100),
    st.integers(0, 100),
    st.decimals(0, 10**6, places=2),
    st.sampled_from(["EUR", "JPY", "KWD"]),
)
def test_shares_are_together_what_the_order_was(
    channels: list[str], model: CreditModel, first: int, last: int, total: Decimal, currency: str
) -> None:
    rule = CreditRule(model, Decimal(first), Decimal(min(last, 100 - first)))
    found = shares(channels, Money(total, currency), rule)

    assert sum((part.amount for part in found.values()), Decimal(0)) == total
    assert set(found) == set(channels or ["direct"])
    assert all(part.amount >= 0 for part in found.values())
