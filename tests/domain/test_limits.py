"""Limits: what counts towards a cap, from when, and what no longer fits."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from decimal import Decimal
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from plugin.domain.decision import Decision
from plugin.domain.dues import Due
from plugin.domain.limits import Cap, Limits, Period, period_of
from plugin.domain.offer import Side
from plugin.domain.reasons import Reason
from plugin.domain.standing import Standing, Usage, Used
from tests.domain.given import decided
from tests.promises import TEN_EACH

BERLIN = ZoneInfo("Europe/Berlin")
MOMENT = datetime(2026, 3, 29, 12, tzinfo=BERLIN)


def berlin(*parts: int) -> datetime:
    return datetime(*parts, tzinfo=BERLIN)  # type: ignore[misc, arg-type]


@pytest.mark.parametrize(
    ("per", "begin", "end"),
    [
        # The day on which clocks go forward has 23 hours.
        (Period.DAY, berlin(2026, 3, 29), berlin(2026, 3, 30)),
        (Period.WEEK, berlin(2026, 3, 23), berlin(2026, 3, 30)),
        (Period.MONTH, berlin(2026, 3, 1), berlin(2026, 4, 1)),
        (Period.YEAR, berlin(2026, 1, 1), berlin(2027, 1, 1)),
        (Period.EVER, None, None),
        (Period.ROLLING, MOMENT - timedelta(days=30), None),
    ],
)
def test_periods_are_the_shops_own(
    per: Period, begin: datetime | None, end: datetime | None
) -> None:
    assert period_of(Cap(per=per, count=1), MOMENT, BERLIN) == (begin, end)


def test_a_short_day_is_23_hours() -> None:
    begin, end = period_of(Cap(per=Period.DAY, count=1), MOMENT, BERLIN)

    assert begin is not None
    assert end is not None
    assert end.astimezone(UTC) - begin.astimezone(UTC) == timedelta(hours=23)


FIVE = Cap(per=Period.MONTH, count=5)
FIFTY = Cap(per=Period.YEAR, money={"EUR": Decimal(50)})


def advocates(decision: Decision) -> Due:
    (due,) = (due for due in decision.rewards if due.side is Side.ADVOCATE)
    return due


def with_used(limits: Limits, **used: Any) -> Decision:
    spent = {name: (found,) for name, found in used.items()}
    return decided(limits=limits, standing=Standing(usage=Usage(**spent)), advocate=TEN_EACH)


@pytest.mark.parametrize(
    ("cap", "used", "fits"),
    [
        (FIVE, Used(4), True),
        (FIVE, Used(5), False),
        (FIVE, Used(4, {"EUR": Decimal(9999)}), True),
        (FIFTY, Used(99, {"EUR": Decimal(40)}), True),
        (FIFTY, Used(0, {"EUR": Decimal("40.01")}), False),
        (FIFTY, Used(0, {"USD": Decimal(500)}), True),
        (Cap(money={"USD": Decimal(1)}), Used(), True),
    ],
    ids=str,
)
def test_a_reward_is_given_as_long_as_it_fits(cap: Cap, used: Used, fits: bool) -> None:
    due = advocates(with_used(Limits(per_advocate=(cap,)), per_advocate=used))

    assert due.capped is (None if fits else Reason.ADVOCATE_LIMIT_REACHED)


def test_every_limit_says_which_it_is() -> None:
    household = with_used(Limits(per_household=(FIVE,)), per_household=Used(5))
    program = with_used(Limits(per_program=(FIVE,)), per_program=Used(5))

    assert advocates(household).capped is Reason.HOUSEHOLD_LIMIT_REACHED
    assert advocates(program).capped is Reason.PROGRAM_LIMIT_REACHED


def test_what_the_friend_has_bought_with_is_never_taken_away() -> None:
    (friend, _) = with_used(Limits(per_program=(FIVE,)), per_program=Used(5)).rewards

    assert (friend.side, friend.paid_ahead, friend.capped) == (Side.FRIEND, True, None)


def test_what_the_friend_gets_counts_towards_the_programs_budget() -> None:
    """Nine euros off for the friend leave one of the ten for the advocate, and it costs ten."""
    tight = with_used(Limits(per_program=(Cap(money={"EUR": Decimal(18)}),)), per_program=Used())
    enough = with_used(Limits(per_program=(Cap(money={"EUR": Decimal(19)}),)), per_program=Used())

    assert advocates(tight).capped is Reason.PROGRAM_LIMIT_REACHED
    assert advocates(enough).capped is None
