"""Expiry buckets and months: what a date needs beside the standard library."""

from __future__ import annotations

from calendar import monthrange
from datetime import UTC, date, datetime, timedelta, tzinfo


def expiry_bucket(start: datetime, days: int) -> date:
    """The first of a month (UTC) that is at least `days` after `start`."""
    earliest = start.astimezone(UTC) + timedelta(days=days)
    year, month = divmod(earliest.year * 12 + earliest.month, 12)
    return date(year, month + 1, 1)


def ends_at(bucket: date) -> datetime:
    """The moment at which a voucher of this bucket ends."""
    return datetime(bucket.year, bucket.month, bucket.day, tzinfo=UTC)


def months_after(moment: datetime, months: int, zone: tzinfo) -> datetime:
    """The same local day and time so many months later, or earlier if the number is negative.

    31 January and a month is the last day of February. The clock of the wall is kept, whatever
    summer time does.
    """
    local = moment.astimezone(zone)
    year, month = divmod(local.year * 12 + local.month - 1 + months, 12)
    day = min(local.day, monthrange(year, month + 1)[1])
    return local.replace(year=year, month=month + 1, day=day).astimezone(UTC)
