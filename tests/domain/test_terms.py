"""Terms as the merchant writes them, and what is said of those that no shop can keep."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugin.domain.money import Money
from plugin.domain.terms import (
    BadTerms,
    FixedOff,
    PercentOff,
    Terms,
    channels_of,
    terms_from_json,
    terms_to_json,
)

EUR_10 = {"amount": "10.00", "currency": "EUR"}


def percent(value: Any) -> dict[str, Any]:
    return {"kind": "percent", "percent": value}


def fixed(**amounts: Any) -> dict[str, Any]:
    return {"kind": "fixed", "amounts": amounts}


@pytest.mark.parametrize(
    ("written", "terms"),
    [
        (percent("10"), PercentOff(Decimal(10))),
        (percent(12.5), PercentOff(Decimal("12.5"))),
        (percent("0.01"), PercentOff(Decimal("0.01"))),
        (percent(100), PercentOff(Decimal(100))),
        (fixed(eu=EUR_10), FixedOff({"eu": Money(Decimal(10), "EUR")})),
        (
            fixed(eu=EUR_10, jp={"amount": 1000, "currency": "JPY"}),
            FixedOff({"eu": Money(Decimal(10), "EUR"), "jp": Money(Decimal(1000), "JPY")}),
        ),
    ],
)
def test_terms_are_read_as_written(written: dict[str, Any], terms: Terms) -> None:
    assert terms_from_json(written) == terms


KIND = "A reward is percent or fixed"
SHARE = "A percentage is above 0, at most 100, with two digits behind the point."
NO_AMOUNT = "A fixed reward needs an amount for at least one channel."
CURRENCY = "An amount is written with its currency."
ABOVE = "A fixed reward is above 0."


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ({}, KIND),
        ({"kind": "points"}, KIND),
        ({"kind": ["percent"]}, KIND),
        (percent(0), SHARE),
        (percent(100.01), SHARE),
        (percent("10.001"), SHARE),
        (percent("1e-400"), SHARE),
        (percent(-5), "-5 is not an amount."),
        (percent("NaN"), "'NaN' is not an amount."),
        (percent(None), "None is not an amount."),
        (percent(True), "True is not an amount."),
        ({"kind": "fixed"}, NO_AMOUNT),
        (fixed(), NO_AMOUNT),
        ({"kind": "fixed", "amounts": [EUR_10]}, NO_AMOUNT),
        (fixed(eu="10.00"), CURRENCY),
        (fixed(eu={"amount": "10.00"}), CURRENCY),
        (fixed(eu={"amount": "10.00", "currency": None}), CURRENCY),
        (fixed(eu={"currency": "EUR"}), "None is not an amount."),
        (fixed(eu={"amount": "0", "currency": "EUR"}), ABOVE),
        (fixed(eu=EUR_10, pl={"amount": 0, "currency": "PLN"}), ABOVE),
        (fixed(eu={"amount": "0.001", "currency": "EUR"}), "EUR has 2 digits behind the point."),
        (fixed(jp={"amount": "0.5", "currency": "JPY"}), "JPY has 0 digits behind the point."),
        (fixed(kw={"amount": "0.0005", "currency": "KWD"}), "KWD has 3 digits behind the point."),
    ],
    ids=repr,
)
def test_what_no_shop_can_keep_is_refused_with_what_to_write(
    written: dict[str, Any], said: str
) -> None:
    with pytest.raises(BadTerms) as refused:
        terms_from_json(written)

    assert str(refused.value).startswith(said)


@given(
    st.one_of(
        st.builds(PercentOff, st.decimals("0.01", 100, places=2)),
        st.builds(
            FixedOff,
            st.dictionaries(
                st.text(min_size=1, max_size=8),
                st.builds(Money, st.decimals("0.01", 10**9, places=2), st.just("EUR")),
                min_size=1,
                max_size=3,
            ),
        ),
    )
)
def test_terms_survive_being_stored(terms: Terms) -> None:
    assert terms_from_json(terms_to_json(terms)) == terms


def test_an_offer_runs_where_both_sides_have_terms() -> None:
    tenth = PercentOff(Decimal(10))
    here = FixedOff({"eu": Money(Decimal(10), "EUR"), "pl": Money(Decimal(40), "PLN")})
    there = FixedOff({"pl": Money(Decimal(40), "PLN")})

    assert channels_of(tenth, tenth) is None
    assert channels_of(tenth, here) == frozenset({"eu", "pl"})
    assert channels_of(here, there) == frozenset({"pl"})
    assert channels_of(FixedOff({"eu": Money(Decimal(10), "EUR")}), there) == frozenset()
