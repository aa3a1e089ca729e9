"""Sums of money: what is plausible, and what a shop pays."""

from __future__ import annotations

from decimal import Decimal

import pytest
from babel.core import get_global
from babel.numbers import get_currency_precision
from hypothesis import given
from hypothesis import strategies as st

from plugin.domain import money
from plugin.domain.money import (
    LARGEST_AMOUNT,
    AbsurdAmount,
    Money,
    minor_digits,
    plain,
    plausible,
)

cents = st.decimals(0, 10**9, places=2, allow_nan=False, allow_infinity=False)
percentages = st.decimals(0, 100, places=2, allow_nan=False, allow_infinity=False)
currencies = st.sampled_from(["EUR", "JPY", "KWD", "CLF", "XXX"])


def legal_tender() -> list[str]:
    """All currencies that are money somewhere today, as Babel knows them."""
    return sorted(
        {
            code
            for used in get_global("territory_currencies").values()
            for code, _since, until, is_tender in used
            if is_tender and until is None
        }
    )


def test_digits_behind_the_point_are_those_that_saleor_accepts() -> None:
    # Saleor asks Babel, and refuses a voucher whose value has more digits.
    checked = {*legal_tender(), *money._MINOR_DIGITS}

    assert len(checked) > 150
    ours = {currency: minor_digits(currency) for currency in checked}
    assert ours == {currency: get_currency_precision(currency) for currency in checked}


def test_a_currency_nobody_knows_has_two_digits() -> None:
    assert minor_digits("XYZ") == get_currency_precision("XYZ") == 2


@given(cents)
def test_what_an_order_can_cost_is_taken_as_it_is(amount: Decimal) -> None:
    assert plausible(amount) == amount


@pytest.mark.parametrize("most", ["0", "0.00", "1000000000000", "1E+12"])
def test_nothing_and_the_largest_sum_are_plausible(most: str) -> None:
    assert plausible(Decimal(most)) == Decimal(most)


@pytest.mark.parametrize(
    "nonsense",
    ["-1", "-0.01", "NaN", "sNaN", "-NaN", "Infinity", "-Infinity", "1e13", "1e999999"],
)
def test_what_no_order_can_cost_is_refused(nonsense: str) -> None:
    with pytest.raises(AbsurdAmount):
        plausible(Decimal(nonsense))
    with pytest.raises(AbsurdAmount):
        plausible(LARGEST_AMOUNT + 1)


@pytest.mark.parametrize(
    ("amount", "currency", "cut"),
    [
        ("10.999", "EUR", "10.99"),
        ("10.9", "JPY", "10"),
        ("10.9999", "KWD", "10.999"),
        ("0.009", "EUR", "0.00"),
        ("10", "EUR", "10.00"),
    ],
)
def test_a_shop_never_pays_more_than_it_wrote(amount: str, currency: str, cut: str) -> None:
    rounded = Money(Decimal(amount), currency).rounded_down()

    assert (str(rounded.amount), rounded.currency) == (cut, currency)


@given(cents, percentages, currencies)
def test_a_percentage_is_never_more_than_its_share(
    amount: Decimal, percent: Decimal, currency: str
) -> None:
    share = Money(amount, currency).percent(percent)
    least = Decimal(1).scaleb(-minor_digits(currency))

    assert 0 <= share.amount <= amount * percent / 100 < share.amount + least
    assert share.rounded_down() == share


@pytest.mark.parametrize(
    ("stored", "shown"),
    [("64.8000", "64.8"), ("10.0000", "10"), ("100", "100"), ("0.0000", "0"), ("0.05", "0.05")],
)
def test_a_sum_is_shown_without_needless_zeros(stored: str, shown: str) -> None:
    assert str(plain(Decimal(stored))) == shown
