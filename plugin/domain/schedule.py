"""When a program runs: from, until, and the windows that come again."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta, tzinfo
from typing import Literal

from plugin.domain.part import BadTerms, part

Weekday = Literal["mon", "tue", "wed", "thu", "fri", "sat", "sun"]
_WEEKDAYS: tuple[Weekday, ...] = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
# A window that comes at all comes within this many days: 29 February on a Monday takes 28 years.
_HORIZON = 366 * 29


@part
class Window:
    """Days that come again, in the shop's time zone; what is empty says nothing.

    Every December: months 12. Each first week of the month: days 1 to 7.
    """

    months: tuple[int, ...] = ()
    days: tuple[int, ...] = ()
    weekdays: tuple[Weekday, ...] = ()

    def __post_init__(self) -> None:
        if not (self.months or self.days or self.weekdays):
            raise BadTerms("A window names months, days of the month or weekdays.")
        if any(not 1 <= month <= 12 for month in self.months):
            raise BadTerms("Months are from 1 to 12.")
        if any(not 1 <= day <= 31 for day in self.days):
            raise BadTerms("Days of the month are from 1 to 31.")

    def covers(self, day: date) -> bool:
        return (
            (not self.months or day.month in self.months)
            and (not self.days or day.day in self.days)
            and (not self.weekdays or _WEEKDAYS[day.weekday()] in self.weekdays)
        )


@part
class Schedule:
    """starts_at is the first moment, ends_at the first moment after; windows narrow it down."""

    starts_at: datetime | None = None
    ends_at: datetime | None = None
    windows: tuple[Window, ...] = ()

    def __post_init__(self) -> None:
        for moment in (self.starts_at, self.ends_at):
            if moment is not None and moment.tzinfo is None:
                raise BadTerms("A moment is written with its offset, as 2026-12-01T00:00:00+01:00.")
        if self.starts_at and self.ends_at and self.starts_at >= self.ends_at:
            raise BadTerms("A program starts before it ends.")

    def is_open(self, moment: datetime, zone: tzinfo) -> bool:
        """True if the program takes claims at this moment."""
        if self.starts_at is not None and moment < self.starts_at:
            return False
        if self.ends_at is not None and moment >= self.ends_at:
            return False
        return not self.windows or self._in_window(moment.astimezone(zone).date())

    def is_over(self, moment: datetime) -> bool:
        return self.ends_at is not None and moment >= self.ends_at

    def opens_next(self, moment: datetime, zone: tzinfo) -> datetime | None:
        """The first moment from this one on at which the program is open, None if never again."""
        moment = max(moment, self.starts_at) if self.starts_at else moment
        if self.is_open(moment, zone):
            return moment
        day = self._next_day(moment.astimezone(zone).date(), self._in_window)
        if day is None:
            return None
        opens = start_of(day, zone)
        return None if self.is_over(opens) else opens

    def closes_next(self, moment: datetime, zone: tzinfo) -> datetime | None:
        """The first moment after an open one at which the program is not open, None if never."""
        today = moment.astimezone(zone).date()
        day = self._next_day(today, lambda day: not self._in_window(day)) if self.windows else None
        ends = [end for end in (self.ends_at, start_of(day, zone) if day else None) if end]
        return min(ends, default=None)

    def _in_window(self, day: date) -> bool:
        return not self.windows or any(window.covers(day) for window in self.windows)

    def _next_day(self, after: date, wanted: Callable[[date], bool]) -> date | None:
        days = (after + timedelta(days=ahead) for ahead in range(1, _HORIZON))
        return next((day for day in days if wanted(day)), None)


def start_of(day: date, zone: tzinfo) -> datetime:
    """The first moment of a local day: not always midnight, where clocks are put forward then."""
    midnight = datetime(day.year, day.month, day.day, tzinfo=zone)
    # A midnight that is left out comes back from UTC as the moment after the gap.
    return midnight.astimezone(UTC).astimezone(zone)
