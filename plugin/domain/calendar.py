"""Days on which codes end.

Saleor keeps an end date a voucher, not a code, so codes share vouchers that end on the first of
a month: few vouchers, and no code ends before what was promised.
"""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta


def expiry_bucket(start: datetime, days: int) -> date:
    """The first of a month (UTC) that is at least `days` after `start`."""
    earliest = start.astimezone(UTC) + timedelta(days=days)
    year, month = divmod(earliest.year * 12 + earliest.month, 12)
    return date(year, month + 1, 1)


def ends_at(bucket: date) -> datetime:
    """The moment at which a voucher of this bucket ends."""
    return datetime(bucket.year, bucket.month, bucket.day, tzinfo=UTC)
