"""The first run: what a merchant has to see to before friends can be rewarded."""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum


class SetupStep(StrEnum):
    """In the order in which they are best taken; codes that never change."""

    PERMISSIONS = "PERMISSIONS"
    CHANNELS = "CHANNELS"
    HISTORY = "HISTORY"
    STOREFRONT_ADDRESS = "STOREFRONT_ADDRESS"
    PROGRAM_CHOSEN = "PROGRAM_CHOSEN"
    PROGRAM_RUNNING = "PROGRAM_RUNNING"
    STOREFRONT_SEEN = "STOREFRONT_SEEN"
    TEST_ORDER = "TEST_ORDER"


def seconds_left(
    done: int, total: int | None, started_at: datetime | None, moment: datetime
) -> int | None:
    """How long it takes to do the rest at the pace so far; None while there is none to tell by."""
    if not done or total is None or started_at is None:
        return None
    pace = (moment - started_at).total_seconds() / done
    return max(0, round(pace * (total - done)))
