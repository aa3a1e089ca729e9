"""Figures of a time: its days and steps, and the arithmetic on what was counted."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from itertools import pairwise
from zoneinfo import ZoneInfo

import pytest

from plugin.domain.figures.money import Earnings, Rewards, Sales, ratio
from plugin.domain.figures.people import People, Stage, Traffic
from plugin.domain.figures.timeline import Step, Timeline

BERLIN = ZoneInfo("Europe/Berlin")


def test_as_many_days_before_are_compared_with() -> None:
    line = Timeline(date(2026, 3, 1), date(2026, 3, 31), BERLIN)

    assert line.before == date(2026, 1, 30)
    assert (len(line.steps), line.steps[0], line.steps[-1]) == (
        30,
        date(2026, 3, 1),
        date(2026, 3, 30),
    )


def test_weeks_begin_on_mondays_but_for_the_first() -> None:
    line = Timeline(date(2026, 5, 6), date(2026, 5, 20), BERLIN, Step.WEEK)

    assert line.steps == [date(2026, 5, 6), date(2026, 5, 11), date(2026, 5, 18)]


def test_a_day_is_as_long_as_the_clocks_say() -> None:
    spring = Timeline(date(2026, 3, 28), date(2026, 3, 31), BERLIN).bounds
    autumn = Timeline(date(2026, 10, 25), date(2026, 10, 26), BERLIN).bounds

    hours = [(end - begin) / timedelta(hours=1) for begin, end in pairwise(spring)]
    assert hours == [72, 24, 23, 24]
    assert autumn[-1] - autumn[-2] == timedelta(hours=25)
    assert autumn[-1] == datetime(2026, 10, 25, 23, tzinfo=UTC)


def test_a_midnight_that_is_left_out_is_the_moment_after_it() -> None:
    """In Cairo clocks are put forward at midnight."""
    line = Timeline(date(2026, 4, 24), date(2026, 4, 25), ZoneInfo("Africa/Cairo"))

    assert line.bounds[-2] == datetime(2026, 4, 23, 22, tzinfo=UTC)
    assert line.bounds[-1] - line.bounds[-2] == timedelta(hours=23)


SOLD = Sales(
    revenue=Decimal(1000),
    referred_revenue=Decimal(300),
    referred_orders=4,
    firsts=3,
    rewarded=2,
    new_customers=2,
    friend_discounts=Decimal("33.339"),
)
OWED = Rewards(used=Decimal(20), outstanding=Decimal(50), certain=Decimal(10))


def test_what_is_certain_is_expected_in_full_and_the_rest_by_the_rate() -> None:
    earned = Earnings("EUR", SOLD, OWED, Decimal("0.25"))

    assert (earned.friend_discounts, earned.expected) == (Decimal("33.33"), Decimal(20))
    assert earned.cost == Decimal("73.33")
    assert earned.cost_per_new_customer == Decimal("36.66")
    assert earned.return_on_cost == Decimal("4.0911")
    assert earned.share == Decimal("0.3000")


def test_without_a_rate_all_of_it_is_expected() -> None:
    assert Earnings("EUR", SOLD, OWED).expected == 50
    assert Earnings("JPY", SOLD, OWED).friend_discounts == 33


@pytest.mark.parametrize(("margin", "roi"), [("0", "-1.0000"), ("22", "0.0000"), ("50", "1.2728")])
def test_a_return_is_of_full_prices(margin: str, roi: str) -> None:
    """(300 + 33.33) × margin is earned, and 73.33 is paid."""
    earned = Earnings("EUR", SOLD, OWED, Decimal("0.25"))

    assert earned.roi(None) is None
    assert earned.roi(Decimal(margin)) == Decimal(roi)


def test_there_is_no_ratio_of_nothing() -> None:
    nothing = Earnings("EUR")

    assert ratio(1, 0) is None
    assert (nothing.share, nothing.return_on_cost, nothing.cost_per_new_customer) == (None,) * 3
    assert nothing.roi(Decimal(50)) is None


def test_k_is_invites_times_conversions() -> None:
    people = People(40, Traffic(pages=9, links=1, visits=10, claims=5), SOLD)

    assert people.invites_per_customer == Decimal("0.2500")
    assert people.conversions_per_invite == Decimal("0.2000")
    assert people.k_factor == Decimal("0.0500")


def test_each_stage_is_compared_with_the_one_before() -> None:
    people = People(40, Traffic(pages=9, links=1, visits=10, claims=5), SOLD)

    assert people.stages == {
        Stage.PAGE: 9,
        Stage.LINK: 1,
        Stage.VISIT: 10,
        Stage.CLAIM: 5,
        Stage.ORDER: 3,
        Stage.REWARD: 2,
    }
    assert {stage: people.rate(stage) for stage in Stage} == {
        Stage.PAGE: None,
        Stage.LINK: None,
        Stage.VISIT: None,
        Stage.CLAIM: Decimal("0.5000"),
        Stage.ORDER: Decimal("0.6000"),
        Stage.REWARD: Decimal("0.6667"),
    }
    assert People(0, Traffic(), Sales()).rate(Stage.CLAIM) is None
