"""Cases: what looks dishonest, grouped for a person to decide."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from plugin.domain.abuse.circumstances import Ruled


class CaseState(StrEnum):
    """moot: no order of it waits any more, so there was nothing left to decide."""

    OPEN = "open"
    APPROVED = "approved"
    REFUSED = "refused"
    MOOT = "moot"


class Place(StrEnum):
    """Where an order stands in a case. left: it waits for nobody, or in another case."""

    HELD = "held"
    JUDGED = "judged"
    LEFT = "left"


class AtDeadline(StrEnum):
    """What becomes of a case that nobody has decided in time. hold: it waits, and staff are
    reminded. approve, refuse: as if a person had."""

    HOLD = "hold"
    APPROVE = "approve"
    REFUSE = "refuse"


@dataclass(frozen=True, slots=True)
class Deadline:
    """A shop's word on cases that wait: after how many days what happens, and how often staff are
    reminded from then on."""

    days: int = 7
    then: AtDeadline = AtDeadline.HOLD
    remind_every_days: int = 7

    def of(self, opened_at: datetime) -> datetime:
        return opened_at + timedelta(days=self.days)

    def next_reminder(self, moment: datetime) -> datetime:
        return moment + timedelta(days=self.remind_every_days)


RULED = {CaseState.APPROVED: Ruled.HONEST, CaseState.REFUSED: Ruled.DISHONEST}
