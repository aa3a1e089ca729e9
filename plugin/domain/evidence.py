"""Evidence that ties a friend to an advocate, and which of it wins."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import IntEnum

from plugin.domain.identity import Person
from plugin.domain.order import Order
from plugin.domain.promise import Touch


class Strength(IntEnum):
    """Kinds of evidence, the strongest first: a code beats a token, a token beats a claim."""

    CODE = 1
    TOKEN = 2
    CLAIM = 3


@dataclass(frozen=True, slots=True)
class Claim:
    """A friend's acceptance of an advocate's offer.

    friend_domain: of the friend's address. advocate_flags: what was set when it was made.
    """

    id: int
    advocate_id: int
    advocate: Person
    friend: Person
    program_id: int
    offer_id: int
    at: datetime
    friend_domain: str = ""
    advocate_flags: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Candidate:
    """A claim that might explain the order, and what speaks for it."""

    claim: Claim
    strength: Strength


@dataclass(frozen=True, slots=True)
class Evidence:
    """All that might explain one order."""

    candidates: tuple[Candidate, ...] = ()


def proves(candidate: Candidate, order: Order, evidence: Evidence) -> bool:
    """A code alone proves nothing if somebody else used it: codes leak.

    The signed token is written by the session that claimed, so it stands for the friend even
    where the checkout has another e-mail.
    """
    if candidate.strength is Strength.CLAIM and candidate.claim.at > order.created_at:
        # Claimed after the order was placed: it cannot have brought it about.
        return False
    if candidate.claim.friend.same_as(order.buyer):
        return True
    return any(
        other.strength is Strength.TOKEN and other.claim.id == candidate.claim.id
        for other in evidence.candidates
    )


def winner(order: Order, evidence: Evidence, attribution: Touch) -> Candidate | None:
    """The strongest proven candidate; among equals the first or the last claim."""
    proven = [c for c in evidence.candidates if proves(c, order, evidence)]
    if not proven:
        return None
    strongest = min([c.strength for c in proven])
    equals = [c for c in proven if c.strength is strongest]
    if len(equals) == 1:
        return equals[0]
    pick = min if attribution is Touch.FIRST else max
    return pick(equals, key=lambda c: (c.claim.at, c.claim.id))
