"""Since when friends are counted, and who is on which place."""

from __future__ import annotations

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest

from plugin.domain.leaderboard import counted_since, places
from plugin.domain.schedule import Schedule

BERLIN = ZoneInfo("Europe/Berlin")
START, END = datetime(2026, 2, 10, tzinfo=UTC), datetime(2026, 12, 1, tzinfo=UTC)


@pytest.mark.parametrize(
    ("now", "since"),
    [
        (datetime(2026, 1, 1, tzinfo=UTC), "2026-01-01T00:00:00+01:00"),
        (datetime(2026, 3, 31, 21, 59, tzinfo=UTC), "2026-01-01T00:00:00+01:00"),
        (datetime(2026, 3, 31, 22, tzinfo=UTC), "2026-04-01T00:00:00+02:00"),
        (datetime(2026, 12, 31, tzinfo=UTC), "2026-10-01T00:00:00+02:00"),
    ],
)
def test_a_standing_program_counts_by_quarters_in_the_shops_time(now: datetime, since: str) -> None:
    assert counted_since(Schedule(), now, BERLIN).isoformat() == since
    assert counted_since(Schedule(starts_at=START), now, BERLIN).isoformat() == since


def test_a_program_that_ends_counts_from_its_start() -> None:
    assert counted_since(Schedule(START, END), END, BERLIN) == START


def test_who_brought_as_many_shares_a_place() -> None:
    assert places([5, 3, 3, 1]) == [1, 2, 2, 4]
    assert places([]) == []
