"""Programs: a merchant's standing promise, kept in immutable versions."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from plugin.domain.offer import Arm
from plugin.domain.promise import Promise
from plugin.domain.terms import Points, channels_of


class ProgramState(StrEnum):
    DRAFT = "draft"
    SCHEDULED = "scheduled"
    ACTIVE = "active"
    PAUSED = "paused"
    ENDED = "ended"


@dataclass(frozen=True, slots=True)
class Offer:
    """One arm of a version, with the id by which claims name it.

    channels: where it can be kept, None for everywhere.
    """

    id: int
    arm: Arm
    channels: frozenset[str] | None


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

    def offer(self, offer_id: int) -> Offer:
        (found,) = [offer for offer in self.offers if offer.id == offer_id]
        return found

    def arm(self, offer_id: int) -> Arm:
        return self.offer(offer_id).arm


def offers_of(promise: Promise, ids: Iterable[int]) -> tuple[Offer, ...]:
    """The promise's arms under these ids."""
    return tuple(
        Offer(offer_id, arm, covered_channels(promise, arm))
        for offer_id, arm in zip(ids, promise.offers, strict=True)
    )


def covered_channels(promise: Promise, arm: Arm) -> frozenset[str] | None:
    """Where every reward of the offer has terms, and the program counts orders."""
    said = frozenset(promise.order.channels) or None
    gives_points = any(isinstance(terms, Points) for terms in arm.rewards)
    own = channels_of(
        *arm.rewards, *([promise.points.into] if gives_points and promise.points else [])
    )
    return said if own is None else own if said is None else own & said
