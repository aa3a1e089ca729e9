"""Decide a share of a shop's past orders, batch after batch. Writes nothing."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from sqlalchemy import Connection, RowMapping

from plugin.domain.assignment import is_held_out, offer_for
from plugin.domain.audience import Advocates
from plugin.domain.decision import Decision, Outcome, decide, dues_if_brought
from plugin.domain.evidence import (
    ON_ORDER,
    Candidate,
    Claim,
    Evidence,
    Strength,
    of_later_order,
    winner,
)
from plugin.domain.identity import Person
from plugin.domain.limits import Limits
from plugin.domain.order import Order
from plugin.domain.program import Version
from plugin.domain.reasons import Reason
from plugin.domain.replay import ALL_MILESTONES, Earned
from plugin.domain.standing import AdvocateFacts, History, Standing
from plugin.services.replay.tally_replay import Tally
from plugin.storage.history import advocates_as_of, history_before
from plugin.storage.orders import order_that_counts
from plugin.storage.past_orders import Part, entries_named, has_lists, past_orders
from plugin.storage.people import claims_by_id
from plugin.storage.shops import Shop

# As many claims of one friend as are looked at when an order comes.
_MOST_CLAIMS = 20
_ALLOWED, _BLOCKED = "allowed", "blocked"
_UNKNOWN = AdvocateFacts()
_ANYBODY = Person()


@dataclass(frozen=True, slots=True)
class _Converted:
    """The order that counted for a friend, and by whose claim. earlier: how many the buyer had
    placed before it.

    No more of the order: each friend who bought is remembered until the end.
    """

    order_id: str
    placed_at: datetime
    buyer: Person
    claim: Claim
    earlier: int


@dataclass(frozen=True, slots=True)
class _Known:
    """What a batch of orders needs beside the orders themselves."""

    claims: dict[int, Claim]
    named: set[tuple[str, str]]
    advocates: dict[int, AdvocateFacts]


class PartOfReplay:
    """The orders of a share, in the order of time; `tally` counts what became of them."""

    def __init__(self, conn: Connection, shop: Shop, version: Version, part: Part) -> None:
        self._conn, self._shop, self._part = conn, shop, part
        # Limits hang on what was given before, and on milestones that may not be reached yet.
        self._version = replace(version, promise=replace(version.promise, limits=Limits()))
        self._zone = shop.zone
        self._converted: dict[str | None, _Converted] = {}
        self._has_lists = has_lists(conn, shop.id, version.program_id)
        self.tally = Tally()

    def batches(self) -> Iterator[list[Earned]]:
        """What the orders earned, a batch at a time."""
        for rows in past_orders(self._conn, self._shop.id, self._part):
            known = self._look_up(rows)
            found = [self._decided(row, known) for row in rows]
            yield [earned for earned in found if earned is not None]

    def _look_up(self, rows: Sequence[RowMapping]) -> _Known:
        ids = {claim for row in rows for claim in row["claims"] or ()}
        found = claims_by_id(self._conn, self._shop.id, sorted(ids))
        claims = {claim.id: self._under_this_promise(claim) for claim in found}
        named = self._named(rows, found) if self._has_lists else set()
        advocates: dict[int, AdvocateFacts] = {}
        if self._version.promise.advocates != Advocates():
            advocates = advocates_as_of(self._conn, self._shop.id, found)
        kept = {number: claim for number, claim in claims.items() if claim is not None}
        return _Known(kept, named, advocates)

    def _named(self, rows: Sequence[RowMapping], found: Sequence[Claim]) -> set[tuple[str, str]]:
        """Who of all these stands on which of the program's lists."""
        marks = {mark for row in rows for mark in (row["email_hmac"], row["user_hmac"]) if mark}
        for claim in found:
            marks.update(claim.friend.fingerprints, claim.advocate.fingerprints)
            marks.add(claim.friend_domain)
        return entries_named(self._conn, self._shop.id, self._version.program_id, sorted(marks))

    def _under_this_promise(self, claim: Claim) -> Claim | None:
        """The claim as it would have been; None for an advocate who would be shown nothing."""
        version, advocate = self._version, claim.advocate.email or ""
        if is_held_out(version, advocate):
            return None
        offer = offer_for(version, advocate)
        return claim._replace(program_id=version.program_id, offer_id=offer.id)

    def _decided(self, row: RowMapping, known: _Known) -> Earned | None:
        order = order_that_counts(row)
        history = History(row["earlier_orders"], row["last_order_at"])
        candidates = _candidates(row, known.claims)
        if not candidates:
            self._unrelated(order, history, known)
            return None
        decision = self._decide(order, Evidence(candidates), history, known)
        self.tally.count(order, decision)
        if decision.outcome is not Outcome.QUALIFIED or decision.claim is None:
            return None
        is_first = decision.reason is Reason.QUALIFIED
        if is_first:
            claim = decision.claim
            self._converted[claim.friend.email] = _Converted(
                order.id, order.created_at, order.buyer, claim, history.earlier_orders
            )
        return _earned(order, decision.claim, decision, is_first=is_first)

    def _decide(
        self, order: Order, evidence: Evidence, history: History, known: _Known
    ) -> Decision:
        best = winner(order, evidence, self._version.promise)
        evidence = evidence._replace(credited=best)
        claim = (best or evidence.candidates[0]).claim
        converted = self._converted.get(claim.friend.email)
        if converted is not None and best is not None:
            evidence = of_later_order(evidence, best, converted.claim)
            claim = (evidence.credited or best).claim
        standing = self._standing(order, claim, known)
        if converted is not None:
            standing = standing._replace(
                converted_by=converted.order_id, converted_at=converted.placed_at
            )
            history = history._replace(since_conversion=self._since(order, history, converted))
        return decide(order, evidence, history, self._version, standing)

    def _standing(
        self, order: Order, claim: Claim, known: _Known, other_friends: int = ALL_MILESTONES
    ) -> Standing:
        facts = known.advocates.get(claim.id, _UNKNOWN)
        if not known.named:
            return Standing(other_friends=other_friends, advocate=facts, zone=self._zone)
        marks = (*claim.friend.fingerprints, *order.buyer.fingerprints, claim.friend_domain)
        invited = any(("invited", mark) in known.named for mark in claim.advocate.fingerprints)
        return Standing(
            other_friends=other_friends,
            friend_is_allowed=any((_ALLOWED, mark) in known.named for mark in marks),
            friend_is_blocked=any((_BLOCKED, mark) in known.named for mark in marks),
            advocate=replace(facts, is_invited=invited),
            zone=self._zone,
        )

    def _since(self, order: Order, history: History, converted: _Converted) -> int:
        """How many orders the buyer placed between the one that counted and this one."""
        if order.buyer == converted.buyer:
            return max(0, history.earlier_orders - converted.earlier - 1)
        # A friend who bought from another account: rare enough to ask about one by one.
        before = history_before(self._conn, self._shop.id, order, converted.placed_at)
        return before.since_conversion

    def _unrelated(self, order: Order, history: History, known: _Known) -> None:
        """Nobody brought this one; would it have counted if somebody had?"""
        offer = offer_for(self._version, order.buyer.email or order.id)
        claim = Claim(0, 0, _ANYBODY, order.buyer, 0, offer.id, order.created_at)
        standing = self._standing(order, claim, known, other_friends=0)
        dues = dues_if_brought(order, claim, history, self._version, standing)
        self.tally.count_unrelated(order, dues)


def _candidates(row: RowMapping, claims: dict[int, Claim]) -> tuple[Candidate, ...]:
    if row["claims"] is None:
        return ()
    pairs = list(zip(row["strengths"], row["claims"], strict=True))
    strong = [pair for pair in pairs if pair[0] in ON_ORDER]
    weak = [pair for pair in pairs if pair[0] not in ON_ORDER][:_MOST_CLAIMS]
    return tuple(
        [
            Candidate(claims[number], Strength(strength))
            for strength, number in (*strong, *weak)
            if number in claims
        ]
    )


def _earned(order: Order, claim: Claim, decision: Decision, *, is_first: bool) -> Earned:
    return Earned(
        moment=order.paid_at or order.updated_at,
        placed_at=order.created_at,
        order_id=order.id,
        advocate_id=claim.advocate_id,
        household=order.household,
        is_first=is_first,
        dues=decision.rewards,
    )
