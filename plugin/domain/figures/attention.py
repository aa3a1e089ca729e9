"""What asks for somebody's attention: a closed list of public codes that never change."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class Concern(StrEnum):
    """The most urgent first."""

    PERMISSIONS_MISSING = "PERMISSIONS_MISSING"
    HISTORY_NOT_READ = "HISTORY_NOT_READ"
    WORK_WAITING = "WORK_WAITING"
    EVENTS_REJECTED = "EVENTS_REJECTED"
    STOREFRONT_MISSING = "STOREFRONT_MISSING"
    PROGRAM_NOT_RUNNING = "PROGRAM_NOT_RUNNING"
    LEAKS = "LEAKS"
    CASES_OVERDUE = "CASES_OVERDUE"
    WORK_FAILING = "WORK_FAILING"
    LIMIT_REACHED = "LIMIT_REACHED"
    LIMIT_NEAR = "LIMIT_NEAR"
    CASES_OPEN = "CASES_OPEN"
    REWARDS_IN_REVIEW = "REWARDS_IN_REVIEW"
    MAIL_NOT_SET_UP = "MAIL_NOT_SET_UP"


@dataclass(frozen=True, slots=True)
class Attention:
    """count: of how many things. names: which, where they have names. program_id: of which one.
    since: where it hangs on that."""

    concern: Concern
    count: int = 1
    names: tuple[str, ...] = ()
    program_id: int | None = None
    since: datetime | None = None
