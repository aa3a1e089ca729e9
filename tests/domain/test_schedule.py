"""When a program is open: dates, windows that come again, and summer time."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugin.domain.calendar import months_after
from plugin.domain.schedule import Schedule, Window, start_of

BERLIN = ZoneInfo("Europe/Berlin")
NEW_YORK = ZoneInfo("America/New_York")
# Clocks go forward at midnight there, so some days have no midnight.
CAIRO = ZoneInfo("Africa/Cairo")
EVERY_DECEMBER = Schedule(windows=(Window(months=(12,)),))
FIRST_WEEKS = Schedule(windows=(Window(days=(1, 2, 3, 4, 5, 6, 7)),))


def berlin(*parts: int) -> datetime:
    return datetime(*parts, tzinfo=BERLIN)  # type: ignore[misc, arg-type]


@pytest.mark.parametrize(
    ("schedule", "moment", "is_open"),
    [
        (Schedule(), berlin(2026, 7, 1), True),
        (Schedule(starts_at=berlin(2026, 7, 1)), berlin(2026, 6, 30, 23, 59, 59), False),
        (Schedule(starts_at=berlin(2026, 7, 1)), berlin(2026, 7, 1), True),
        (Schedule(ends_at=berlin(2026, 7, 1)), berlin(2026, 6, 30, 23, 59, 59), True),
        (Schedule(ends_at=berlin(2026, 7, 1)), berlin(2026, 7, 1), False),
        (EVERY_DECEMBER, berlin(2026, 12, 1), True),
        (EVERY_DECEMBER, berlin(2026, 12, 31, 23, 59, 59), True),
        (EVERY_DECEMBER, berlin(2027, 1, 1), False),
        (FIRST_WEEKS, berlin(2026, 3, 7, 23, 59, 59), True),
        (FIRST_WEEKS, berlin(2026, 3, 8), False),
        (Schedule(windows=(Window(weekdays=("sat", "sun")),)), berlin(2026, 11, 21), True),
        (Schedule(windows=(Window(weekdays=("sat", "sun")),)), berlin(2026, 11, 23), False),
    ],
    ids=str,
)
def test_a_program_is_open_as_its_schedule_says(
    schedule: Schedule, moment: datetime, is_open: bool
) -> None:
    assert schedule.is_open(moment, BERLIN) is is_open


def test_december_begins_in_the_shops_own_zone() -> None:
    moment = berlin(2026, 12, 1)

    assert EVERY_DECEMBER.is_open(moment, BERLIN)
    assert not EVERY_DECEMBER.is_open(moment, NEW_YORK)


@pytest.mark.parametrize(
    ("schedule", "moment", "opens", "closes"),
    [
        (EVERY_DECEMBER, berlin(2026, 5, 1), berlin(2026, 12, 1), berlin(2027, 1, 1)),
        (FIRST_WEEKS, berlin(2026, 3, 9), berlin(2026, 4, 1), berlin(2026, 4, 8)),
        (Schedule(), berlin(2026, 5, 1), berlin(2026, 5, 1), None),
        (
            Schedule(ends_at=berlin(2026, 12, 10), windows=EVERY_DECEMBER.windows),
            berlin(2026, 5, 1),
            berlin(2026, 12, 1),
            berlin(2026, 12, 10),
        ),
        (
            Schedule(windows=(Window(months=(2,), days=(29,)),)),
            berlin(2026, 5, 1),
            berlin(2028, 2, 29),
            berlin(2028, 3, 1),
        ),
    ],
    ids=str,
)
def test_staff_are_told_when_it_opens_and_closes(
    schedule: Schedule, moment: datetime, opens: datetime, closes: datetime | None
) -> None:
    found = schedule.opens_next(moment, BERLIN)

    assert found == opens
    assert found is not None
    assert schedule.closes_next(found, BERLIN) == closes


def test_what_is_over_opens_no_more() -> None:
    past = Schedule(ends_at=berlin(2026, 1, 1), windows=EVERY_DECEMBER.windows)

    assert past.is_over(berlin(2026, 1, 1))
    assert past.opens_next(berlin(2026, 5, 1), BERLIN) is None


def test_a_day_without_midnight_begins_an_hour_later() -> None:
    begin = start_of(date(2026, 4, 24), CAIRO)

    before = (begin.astimezone(UTC) - timedelta(seconds=1)).astimezone(CAIRO)
    assert (begin.day, begin.hour, before.day, before.hour) == (24, 1, 23, 23)


@pytest.mark.parametrize(
    ("moment", "months", "then"),
    [
        (berlin(2026, 1, 31, 10), 1, berlin(2026, 2, 28, 10)),
        (berlin(2026, 3, 31, 10), -1, berlin(2026, 2, 28, 10)),
        (berlin(2024, 2, 29, 10), 12, berlin(2025, 2, 28, 10)),
        (berlin(2026, 11, 15, 10), 2, berlin(2027, 1, 15, 10)),
        # Summer time began and ended in between: the clock on the wall says the same.
        (berlin(2026, 1, 10, 10), 6, berlin(2026, 7, 10, 10)),
        (berlin(2026, 7, 10, 10), 6, berlin(2027, 1, 10, 10)),
    ],
    ids=str,
)
def test_months_keep_the_day_and_the_clock(moment: datetime, months: int, then: datetime) -> None:
    assert months_after(moment, months, BERLIN) == then


moments = st.builds(
    lambda days, hours: berlin(2020, 1, 1) + timedelta(days=days, hours=hours),
    st.integers(0, 5500),
    st.integers(0, 23),
)
windows = st.one_of(
    st.builds(Window, months=st.lists(st.integers(1, 12), min_size=1, max_size=3).map(tuple)),
    st.builds(Window, days=st.lists(st.integers(1, 28), min_size=1, max_size=9).map(tuple)),
)


@given(moments, st.lists(windows, max_size=2).map(tuple), st.sampled_from([BERLIN, CAIRO]))
def test_a_program_is_closed_just_before_it_opens(
    moment: datetime, recurring: tuple[Window, ...], zone: ZoneInfo
) -> None:
    schedule = Schedule(windows=recurring)
    opens = schedule.opens_next(moment, zone)

    assert opens is not None
    assert opens >= moment
    assert schedule.is_open(opens, zone)
    if opens > moment:
        assert not schedule.is_open(opens - timedelta(seconds=1), zone)
