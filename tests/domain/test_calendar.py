"""No code ends before what was promised, and few vouchers are needed for all of them."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugin.domain.calendar import ends_at, expiry_bucket

moments = st.datetimes(datetime(2020, 1, 1), datetime(2100, 1, 1), timezones=st.just(UTC))  # noqa: DTZ001


@given(moments, st.integers(1, 3650))
def test_a_code_lasts_as_promised_and_ends_on_the_first_of_a_month(
    start: datetime, days: int
) -> None:
    bucket = expiry_bucket(start, days)

    promised = start + timedelta(days=days)
    assert bucket.day == 1
    assert promised < ends_at(bucket) <= promised + timedelta(days=31)


@pytest.mark.parametrize(
    ("start", "days", "bucket"),
    [
        (datetime(2026, 1, 15, tzinfo=UTC), 30, date(2026, 3, 1)),
        (datetime(2026, 11, 30, 23, 59, 59, tzinfo=UTC), 1, date(2027, 1, 1)),
        (datetime(2026, 12, 1, tzinfo=UTC), 30, date(2027, 1, 1)),
        (datetime(2026, 12, 2, tzinfo=UTC), 30, date(2027, 2, 1)),
        (datetime(2026, 12, 31, 23, 59, 59, tzinfo=UTC), 365, date(2028, 1, 1)),
        (datetime(2028, 1, 30, tzinfo=UTC), 30, date(2028, 3, 1)),
        (datetime(2028, 1, 31, tzinfo=UTC), 30, date(2028, 4, 1)),
    ],
)
def test_months_and_years_end_as_the_calendar_says(
    start: datetime, days: int, bucket: date
) -> None:
    assert expiry_bucket(start, days) == bucket


@pytest.mark.parametrize("zone", ["Europe/Warsaw", "America/New_York", "Pacific/Kiritimati"])
def test_a_clock_that_is_put_back_makes_no_difference(zone: str) -> None:
    for month in (3, 10, 11):
        local = datetime(2026, month, 28, 23, 30, tzinfo=ZoneInfo(zone))

        assert expiry_bucket(local, 7) == expiry_bucket(local.astimezone(UTC), 7)


def test_a_bucket_ends_as_its_first_day_begins() -> None:
    assert ends_at(date(2027, 1, 1)) == datetime(2027, 1, 1, tzinfo=UTC)
