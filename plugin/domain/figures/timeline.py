"""The days that figures are of, in steps, and as many days before them to compare with."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta, tzinfo
from enum import StrEnum

from plugin.domain.schedule import start_of

_DAY = timedelta(days=1)


class Step(StrEnum):
    """How long a step is; weeks begin on Mondays, the first with the first day."""

    DAY = "day"
    WEEK = "week"


@dataclass(frozen=True, slots=True)
class Timeline:
    """Local days from `since` until before `until`."""

    since: date
    until: date
    zone: tzinfo
    by: Step = Step.DAY

    @property
    def before(self) -> date:
        """The first of as many days before."""
        return self.since - (self.until - self.since)

    @property
    def steps(self) -> list[date]:
        """The first day of each step."""
        found = [self.since]
        while (day := self._after(found[-1])) < self.until:
            found.append(day)
        return found

    @property
    def bounds(self) -> list[datetime]:
        """The moments between which it all lies: what is compared with is one part, then each step
        is one. Days are as long as the clocks of the zone say."""
        days = [self.before, *self.steps, self.until]
        return [start_of(day, self.zone).astimezone(UTC) for day in days]

    def _after(self, day: date) -> date:
        if self.by is Step.DAY:
            return day + _DAY
        return day + timedelta(days=7 - day.weekday())
