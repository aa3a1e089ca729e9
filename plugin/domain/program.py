"""Programs: a merchant's standing promise, kept in immutable versions."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from plugin.domain.offer import Arm
from plugin.domain.promise import Promise


class ProgramState(StrEnum):
    DRAFT = "draft"
    SCHEDULED = "scheduled"
    ACTIVE = "active"
    PAUSED = "paused"
    ENDED = "ended"


@dataclass(frozen=True, slots=True)
class Offer:
    """One arm of a version, with the id by which claims name it."""

    id: int
    arm: Arm


@dataclass(frozen=True, slots=True)
class Version:
    """What a program promises from one edit to the next; never changed once written.

    offers: the promise's arms, in their order.
    """

    id: int
    program_id: int
    number: int
    promise: Promise
    offers: tuple[Offer, ...]

    def arm(self, offer_id: int) -> Arm:
        return next(offer.arm for offer in self.offers if offer.id == offer_id)
