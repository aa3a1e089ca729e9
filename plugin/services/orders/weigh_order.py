"""Weigh an order: gather what speaks for whom, and decide. Writes nothing."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence

from sqlalchemy import Connection

from plugin.domain.decision import Decision, Outcome, decide, unrelated, with_others
from plugin.domain.evidence import (
    Candidate,
    Claim,
    Evidence,
    Strength,
    of_later_order,
    winner,
)
from plugin.domain.order import Order
from plugin.domain.standing import Standing
from plugin.services.context import Context, now
from plugin.services.people.find_offer import facts_of
from plugin.storage import codes, people, rewards, touches
from plugin.storage.circumstances.gather import gather
from plugin.storage.circumstances.referred import Referred
from plugin.storage.history import history_before
from plugin.storage.honesty_json import honesty_settings
from plugin.storage.lists import lists_naming
from plugin.storage.programs import Program, promised
from plugin.storage.shops import Shop
from plugin.storage.tables.base import AnyRow
from plugin.storage.usage import Earner, usage_of

# The better one first, where several programs have something to say about an order.
_BEST = (Outcome.QUALIFIED, Outcome.WAITING)


def weigh(ctx: Context, conn: Connection, shop: Shop, order: Order) -> Decision:
    """The decision on an order as things stand now.

    Each program that has a claim on it is asked, the strongest evidence first; the first in which
    the order counts has it, for one order pays in one program.
    """
    evidence = _gather_evidence(conn, shop.id, order)
    decisions = [
        _weigh_in_program(ctx, conn, shop, order, Evidence(tuple(candidates)))
        for candidates in _by_program(evidence.candidates)
    ]
    if not decisions:
        return unrelated()
    return with_others(_best_of(decisions), decisions)


def _best_of(decisions: Sequence[Decision]) -> Decision:
    for outcome in _BEST:
        for decision in decisions:
            if decision.outcome is outcome:
                return decision
    return decisions[0]


def _by_program(candidates: Iterable[Candidate]) -> list[list[Candidate]]:
    groups: dict[int, list[Candidate]] = defaultdict(list)
    for candidate in sorted(candidates, key=lambda c: (c.strength, -c.claim.id)):
        groups[candidate.claim.program_id].append(candidate)
    return list(groups.values())


def _weigh_in_program(
    ctx: Context, conn: Connection, shop: Shop, order: Order, evidence: Evidence
) -> Decision:
    evidence, program = _credited(conn, shop.id, order, evidence)
    claim = _claim_that_counts(evidence)
    referral = rewards.referral_of_friend(conn, shop.id, program.id, claim.friend)
    if referral is not None and referral.order_id not in (None, order.id):
        evidence, program = _as_later_order(conn, shop.id, evidence, program, referral)
        claim = _claim_that_counts(evidence)
    standing = _standing(conn, shop, order, claim, program, referral)
    history = history_before(conn, shop.id, order, standing.converted_at)
    decision = decide(order, evidence, history, program.version, standing)
    if decision.outcome is not Outcome.QUALIFIED or decision.claim is None:
        return decision
    # Only what would be paid is worth asking whether it is honest: that takes as long again.
    asked = Referred(order, decision.claim, now())
    circumstances = gather(conn, shop.id, asked, ctx.keys.is_throwaway)
    honesty = honesty_settings(shop.honesty)
    honest = standing._replace(circumstances=circumstances, honesty=honesty)
    return decide(order, evidence, history, program.version, honest)


def _standing(
    conn: Connection,
    shop: Shop,
    order: Order,
    claim: Claim,
    program: Program,
    referral: AnyRow | None,
) -> Standing:
    advocate = _advocate(conn, shop, claim)
    marks = {*claim.friend.fingerprints, *order.buyer.fingerprints, claim.friend_domain}
    named = lists_naming(conn, shop.id, program.id, sorted(marks))
    earner = Earner(
        program_id=program.id,
        advocate_id=claim.advocate_id,
        household=order.household,
        order_id=order.id,
        moment=order.paid_at or order.updated_at,
    )
    return Standing(
        converted_by=referral.order_id if referral is not None else None,
        converted_at=referral.converted_at if referral is not None else None,
        other_friends=rewards.friends_of(
            conn, shop.id, program.id, claim.advocate_id, but_not=claim.friend
        ),
        friend_is_allowed="allowed" in named,
        friend_is_blocked="blocked" in named,
        usage=usage_of(conn, shop.id, program.promise.limits, earner, shop.zone),
        advocate=facts_of(conn, shop.id, program, advocate, claim.at, claim.advocate_flags),
        banned_at=advocate.banned_at,
        zone=shop.zone,
    )


def _advocate(conn: Connection, shop: Shop, claim: Claim) -> AnyRow:
    advocate = people.advocate_by_id(conn, shop.id, claim.advocate_id)
    assert advocate is not None  # the claim points at one
    return advocate


def _claim_that_counts(evidence: Evidence) -> Claim:
    """The claim that wins, or the strongest if none is proven."""
    best = evidence.credited or min(evidence.candidates, key=lambda c: c.strength)
    return best.claim


def _credited(
    conn: Connection, shop_id: int, order: Order, evidence: Evidence
) -> tuple[Evidence, Program]:
    """The evidence with who wins, and the promise that the winner's claim was made under.

    A code that leaked is strong, but its version and its friend have nothing to do with the order.
    """
    strongest = _claim_that_counts(evidence)
    program = promised(conn, shop_id, strongest.offer_id)
    best = winner(order, evidence, program.promise)
    if best is not None and best.claim.offer_id != strongest.offer_id:
        program = promised(conn, shop_id, best.claim.offer_id)
    return evidence._replace(credited=best), program


def _as_later_order(
    conn: Connection, shop_id: int, evidence: Evidence, program: Program, referral: AnyRow
) -> tuple[Evidence, Program]:
    """The friend was brought before, by whom an earlier order has counted for."""
    edge = next(iter(people.claims_by_id(conn, shop_id, [referral.claim_id])), None)
    if edge is None or evidence.credited is None:
        return evidence, program
    later = of_later_order(evidence, evidence.credited, edge)
    return later, promised(conn, shop_id, _claim_that_counts(later).offer_id)


def _gather_evidence(conn: Connection, shop_id: int, order: Order) -> Evidence:
    """All that might explain the order: claims by its code, its token and its buyer, and visits."""
    code = codes.code_by_hmac(conn, shop_id, order.code) if order.code else None
    named = {
        Strength.CODE: code.claim_id if code is not None else None,
        Strength.TOKEN: order.claim_id,
    }
    candidates = [
        Candidate(claim, strength)
        for strength, claim_id in named.items()
        if claim_id is not None
        for claim in people.claims_by_id(conn, shop_id, [claim_id])
    ]
    claimed = people.claims_of_friend(conn, shop_id, order.buyer)
    candidates += [Candidate(claim, Strength.of(claim.via)) for claim in claimed]
    known = {(one.claim.advocate_id, one.claim.program_id) for one in candidates}
    visits = touches.visits_before(conn, shop_id, order)
    return Evidence((*candidates, *_of_visits(visits, known)))


def _of_visits(visits: Iterable[Claim], known: Collection[tuple[int, int]]) -> Iterable[Candidate]:
    """Visits to advocates from whom the friend has accepted nothing."""
    for visit in visits:
        if (visit.advocate_id, visit.program_id) not in known:
            yield Candidate(visit, Strength.VISIT)
