"""What is outstanding times what is usually used; what is left of a limit at the present pace."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugin.domain.forecast import Liability, Reach, Redemption, reaches
from plugin.domain.limits import Cap, Period
from plugin.domain.standing import Used

NOON = datetime(2026, 3, 15, 12, tzinfo=UTC)
HUNDRED = Cap(money={"EUR": Decimal(100)})


def euros(amount: str | int) -> Used:
    return Used(0, {"EUR": Decimal(amount)})


def of(spent: int, expired: int) -> Redemption:
    return Redemption(Decimal(spent), Decimal(expired))


def euros_owed(owed: Decimal, issued: Decimal, certain: Decimal = Decimal(0)) -> Liability:
    return Liability(1, "EUR", owed, issued, certain, Decimal(0), Decimal(0))


def reach(cap: Cap, used: Used, recent: Used) -> Reach:
    (one,) = reaches(cap, used, recent, NOON, UTC)
    return one


@pytest.mark.parametrize(
    ("spent", "expired", "rate"),
    [
        (0, 0, None),
        (19, 0, None),
        (10, 9, None),
        (20, 0, "1"),
        (0, 20, "0"),
        (15, 5, "0.75"),
        (1, 29, "0.0333"),
    ],
)
def test_a_rate_needs_twenty_rewards_whose_time_is_over(
    spent: int, expired: int, rate: str | None
) -> None:
    assert of(spent, expired).rate == (Decimal(rate) if rate else None)


def test_a_card_that_was_half_used_is_half_of_each() -> None:
    half = Decimal("0.5")

    assert Redemption(15 + half, 4 + half).rate == Decimal("0.775")


def test_the_expected_cost_is_what_is_outstanding_times_the_rate() -> None:
    owes = euros_owed(Decimal(30), Decimal("70.01"))

    assert owes.expected_cost(of(15, 5)) == Decimal("75.00")
    assert owes.expected_cost(of(15, 0)) is None


def test_what_the_shop_hands_over_itself_is_certain() -> None:
    owes = euros_owed(Decimal(30), Decimal(70), certain=Decimal(20))

    assert owes.expected_cost(of(15, 5)) == 80


@given(
    owed=st.decimals(0, 10**6, places=2),
    issued=st.decimals(0, 10**6, places=2),
    spent=st.integers(0, 100),
    expired=st.integers(0, 100),
)
def test_no_more_is_expected_than_is_outstanding(
    owed: Decimal, issued: Decimal, spent: int, expired: int
) -> None:
    cost = euros_owed(owed, issued).expected_cost(of(spent, expired))

    assert cost is None or 0 <= cost <= owed + issued


def test_a_limit_is_reached_when_what_is_left_is_used_at_the_present_pace() -> None:
    found = reach(HUNDRED, euros(60), euros(56))

    at = NOON + timedelta(days=20)
    assert found == Reach(HUNDRED, "EUR", Decimal(100), Decimal(60), Decimal(2), at)


def test_a_limit_by_count_is_reached_likewise() -> None:
    found = reach(Cap(count=10), Used(3, {"EUR": Decimal(99)}), Used(14))

    assert (found.currency, found.pace) == (None, Decimal("0.5"))
    assert found.reached_at == NOON + timedelta(days=14)


@pytest.mark.parametrize("used", [100, 130])
def test_a_limit_that_is_reached_is_reached_now(used: int) -> None:
    assert reach(HUNDRED, euros(used), euros(0)).reached_at == NOON


@pytest.mark.parametrize("recent", ["0", "0.0001"])
def test_a_limit_that_nobody_comes_near_is_not_reached(recent: str) -> None:
    assert reach(HUNDRED, euros(10), euros(recent)).reached_at is None


@pytest.mark.parametrize(
    ("per", "used", "is_reached"),
    [
        # Two euros a day, and sixteen and a half days to the end of the month.
        (Period.MONTH, 68, True),
        (Period.MONTH, 67, False),
        (Period.DAY, 99, False),
        (Period.YEAR, 10, True),
    ],
)
def test_a_period_that_ends_before_is_not_reached(per: Period, used: int, is_reached: bool) -> None:
    cap = Cap(per=per, money={"EUR": Decimal(100)})

    assert (reach(cap, euros(used), euros(56)).reached_at is not None) is is_reached


@pytest.mark.parametrize(("days", "is_reached"), [(49, False), (50, True), (60, True)])
def test_from_a_rolling_window_as_much_leaves_as_comes(days: int, is_reached: bool) -> None:
    cap = Cap(per=Period.ROLLING, days=days, money={"EUR": Decimal(100)})

    assert (reach(cap, euros(10), euros(56)).reached_at is not None) is is_reached


def test_each_currency_of_a_limit_is_reached_by_itself() -> None:
    cap = Cap(money={"EUR": Decimal(100), "PLN": Decimal(400)})
    found = list(reaches(cap, euros(100), euros(28), NOON, UTC))

    assert [(one.currency, one.reached_at) for one in found] == [("EUR", NOON), ("PLN", None)]


@given(
    used=st.decimals(0, 200, places=2),
    recent=st.decimals(0, 10**9, places=2),
)
def test_a_limit_is_reached_now_or_later_and_sooner_at_a_higher_pace(
    used: Decimal, recent: Decimal
) -> None:
    at, twice = (reach(HUNDRED, euros(str(used)), euros(str(r))) for r in (recent, recent * 2))

    assert at.reached_at is None or at.reached_at >= NOON
    if at.reached_at is not None:
        assert twice.reached_at is not None
        assert twice.reached_at <= at.reached_at
