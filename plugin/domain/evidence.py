"""Evidence that ties a friend to an advocate, and which of it wins."""

from __future__ import annotations

from datetime import datetime
from enum import IntEnum, StrEnum
from typing import NamedTuple

from plugin.domain.identity import Person
from plugin.domain.order import Order
from plugin.domain.promise import Promise, Touch


class Via(StrEnum):
    """How friend and advocate came together.

    link: the friend accepted what the share link offers. voice: staff accepted for the friend,
    who had named the advocate. name: the friend found the advocate by name. visit: the friend
    followed the link, accepted nothing, and bought. staff: staff said so after the order.
    """

    LINK = "link"
    VOICE = "voice"
    NAME = "name"
    VISIT = "visit"
    STAFF = "staff"


class Strength(IntEnum):
    """Kinds of evidence, the strongest first: a code beats a token, a token beats a claim."""

    STAFF = 0
    CODE = 1
    TOKEN = 2
    CLAIM = 3
    NAME = 4
    VISIT = 5

    @classmethod
    def of(cls, via: Via) -> Strength:
        """What a claim is worth that nothing but the buyer leads to."""
        return _BY_BUYER.get(via, cls.CLAIM)


ON_ORDER = (Strength.CODE, Strength.TOKEN)
_BY_BUYER = {Via.STAFF: Strength.STAFF, Via.NAME: Strength.NAME, Via.VISIT: Strength.VISIT}


class Lost(StrEnum):
    """Why a candidate did not win. not_theirs: the code was given to somebody else.

    too_late: it came after the order. expired: so long before that it does not count any more.
    referred_before: an earlier order has counted for whoever brought the friend then. earlier,
    later: than one that is as strong.
    """

    NOT_THEIRS = "not_theirs"
    TOO_LATE = "too_late"
    EXPIRED = "expired"
    REFERRED_BEFORE = "referred_before"
    WEAKER = "weaker"
    EARLIER = "earlier"
    LATER = "later"


class Claim(NamedTuple):
    """A friend's acceptance of an advocate's offer; a tuple, for a replay makes many.

    id: 0 for a visit that nobody has made a claim of; touch_id says which. friend_domain: of the
    friend's address. advocate_flags: what was set when it was made.
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
    via: Via = Via.LINK
    touch_id: int | None = None


class Candidate(NamedTuple):
    """A claim that might explain the order, and what speaks for it."""

    claim: Claim
    strength: Strength


class Loser(NamedTuple):
    """A candidate, and why it did not win."""

    candidate: Candidate
    why: Lost


class Evidence(NamedTuple):
    """All that might explain one order.

    credited: who has the order, where that was found out already. is_later: because an earlier
    order of the friend has counted for them.
    """

    candidates: tuple[Candidate, ...] = ()
    credited: Candidate | None = None
    is_later: bool = False


def proves(candidate: Candidate, order: Order, evidence: Evidence) -> bool:
    """A code alone proves nothing if somebody else used it: codes leak.

    The signed token is written by the session that claimed, so it stands for the friend even
    where the checkout has another e-mail.
    """
    if _is_too_late(candidate, order):
        return False
    if candidate.claim.friend.same_as(order.buyer):
        return True
    return any(
        other.strength is Strength.TOKEN and other.claim.id == candidate.claim.id
        for other in evidence.candidates
    )


def _is_too_late(candidate: Candidate, order: Order) -> bool:
    """What came after the order was placed cannot have brought it about.

    Codes and tokens are on the order, and so came before it whatever the clocks say.
    """
    return candidate.strength not in ON_ORDER and candidate.claim.at > order.created_at


def is_expired(candidate: Candidate, order: Order, window_days: int) -> bool:
    """An order exactly `window_days` after the claim is a second too late."""
    return (order.created_at - candidate.claim.at).days >= window_days


def losers(
    order: Order, evidence: Evidence, won: Candidate | None, window_days: int
) -> tuple[Loser, ...]:
    """All the other candidates, the strongest first, and why each is not the one."""
    return tuple(
        [
            Loser(one, _why_lost(order, evidence, one, won, window_days))
            for one in strongest_first(evidence)
            if one is not won
        ]
    )


def _why_lost(
    order: Order, evidence: Evidence, one: Candidate, won: Candidate | None, window_days: int
) -> Lost:
    if _is_too_late(one, order):
        return Lost.TOO_LATE
    if won is None or not proves(one, order, evidence):
        return Lost.NOT_THEIRS
    if evidence.is_later and one.claim.id != won.claim.id:
        return Lost.REFERRED_BEFORE
    if is_expired(one, order, window_days) and not is_expired(won, order, window_days):
        return Lost.EXPIRED
    if one.strength > won.strength:
        return Lost.WEAKER
    return Lost.EARLIER if _age(one) < _age(won) else Lost.LATER


def strongest_first(evidence: Evidence) -> tuple[Candidate, ...]:
    """The same evidence makes the same trace, in whatever order it was found."""
    if len(evidence.candidates) <= 1:
        return evidence.candidates
    return tuple(sorted(evidence.candidates, key=_rank))


def _rank(candidate: Candidate) -> tuple[int, int, int]:
    claim = candidate.claim
    return candidate.strength, -claim.id, -(claim.touch_id or 0)


def _age(candidate: Candidate) -> tuple[datetime, int]:
    return candidate.claim.at, candidate.claim.id


def winner(order: Order, evidence: Evidence, promise: Promise) -> Candidate | None:
    """The strongest proven candidate within the window; among equals the first or the last claim.

    If all of them are outside the window, the one that it would have been.
    """
    proven = [c for c in evidence.candidates if proves(c, order, evidence)]
    if len(proven) <= 1:
        return proven[0] if proven else None
    fresh = [c for c in proven if not is_expired(c, order, promise.window_days)] or proven
    strongest = min([c.strength for c in fresh])
    equals = [c for c in fresh if c.strength is strongest]
    if len(equals) == 1:
        return equals[0]
    pick = min if promise.attribution is Touch.FIRST else max
    return pick(equals, key=_age)


def of_later_order(evidence: Evidence, won: Candidate, edge: Claim) -> Evidence:
    """The evidence for a later order of a friend who was referred by this edge.

    The friend was brought once and for all; only staff can say otherwise.
    """
    if won.strength is Strength.STAFF:
        return evidence._replace(credited=won)
    same = [c for c in strongest_first(evidence) if c.claim.id == edge.id]
    if same:
        return evidence._replace(credited=same[0], is_later=True)
    found = Candidate(edge, Strength.of(edge.via))
    return Evidence((*evidence.candidates, found), credited=found, is_later=True)
