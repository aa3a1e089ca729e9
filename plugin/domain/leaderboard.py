"""Who brought the most friends, and since when it is counted."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, tzinfo

from plugin.domain.schedule import Schedule, start_of

MOST_SHOWN = 10


def counted_since(schedule: Schedule, moment: datetime, zone: tzinfo) -> datetime:
    """A program that ends has a time of its own; any other counts by quarters of the year."""
    if schedule.ends_at is not None and schedule.starts_at is not None:
        return schedule.starts_at
    today = moment.astimezone(zone).date()
    return start_of(date(today.year, today.month - (today.month - 1) % 3, 1), zone)


def places(friends: Sequence[int]) -> list[int]:
    """Who brought as many has the same place. friends: how many, the most first."""
    return [friends.index(number) + 1 for number in friends]
