"""The decision: what an order means for an advocate and a friend, and why.

`decide` is pure. The same function serves live orders, replay over past orders and the page that
explains one.
"""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum
from typing import NamedTuple

from plugin.domain import rules
from plugin.domain.abuse.circumstances import Circumstances
from plugin.domain.abuse.settings import HonestySettings
from plugin.domain.abuse.verdict import Judgement, Verdict, judge
from plugin.domain.dues import Due, dues, held, promised
from plugin.domain.evidence import (
    Candidate,
    Claim,
    Evidence,
    Strength,
    losers,
    strongest_first,
    winner,
)
from plugin.domain.goods import goods_that_count
from plugin.domain.offer import Side
from plugin.domain.order import Order
from plugin.domain.program import Version
from plugin.domain.reasons import Reason
from plugin.domain.rules import Answer, Facts, Rule, Seen
from plugin.domain.standing import History, Standing


class Outcome(StrEnum):
    UNRELATED = "unrelated"
    WAITING = "waiting"
    REFUSED = "refused"
    QUALIFIED = "qualified"
    REVERSED = "reversed"


# A rule's name, what it looked at, and why it stopped there, if it did.
Step = tuple[str, Seen, Reason | None]


class Decision(NamedTuple):
    """is_repeat: it counts as a later order of a friend who was referred before.

    judgement: what speaks against it, of an order that was looked at.
    """

    outcome: Outcome
    reason: Reason
    trace: tuple[Step, ...]
    version_id: int | None = None
    claim: Claim | None = None
    rewards: tuple[Due, ...] = ()
    is_repeat: bool = False
    judgement: Judgement | None = None


def _named(*chain: tuple[Rule, Outcome]) -> tuple[tuple[str, Rule, Outcome], ...]:
    return tuple((rule.__name__, rule, outcome) for rule, outcome in chain)


# What became of the order comes first: a cancelled one needs no other explanation.
_ORDER: tuple[tuple[Rule, Outcome], ...] = (
    (rules.placed, Outcome.WAITING),
    (rules.standing_order, Outcome.REVERSED),
    (rules.not_refunded, Outcome.REVERSED),
    (rules.not_charged_back, Outcome.REVERSED),
    (rules.self_referral, Outcome.REFUSED),
    (rules.friend_lists, Outcome.REFUSED),
)
_FIRST = _named(
    *_ORDER,
    (rules.not_banned, Outcome.REFUSED),
    (rules.advocate, Outcome.REFUSED),
    (rules.open_program, Outcome.REFUSED),
    (rules.channel, Outcome.REFUSED),
    (rules.country, Outcome.REFUSED),
    (rules.window, Outcome.REFUSED),
    (rules.friend, Outcome.REFUSED),
    (rules.goods, Outcome.REFUSED),
    (rules.first_conversion, Outcome.REFUSED),
    (rules.paid, Outcome.WAITING),
)
# The friend was referred once and for all: later orders need only be orders that count.
_LATER = _named(
    *_ORDER,
    (rules.not_banned, Outcome.REFUSED),
    (rules.repeat_is_promised, Outcome.REFUSED),
    (rules.channel, Outcome.REFUSED),
    (rules.country, Outcome.REFUSED),
    (rules.goods, Outcome.REFUSED),
    (rules.paid, Outcome.WAITING),
)

# All that a trace may name.
RULES = (
    "attribution",
    *dict.fromkeys(name for name, _, _ in (*_FIRST, *_LATER)),
    "honesty",
    "other_programs",
)

# What does not hang on who brought the friend, or when. What stops most orders comes first.
_BY_ANYBODY: tuple[Rule, ...] = (
    rules.friend,
    rules.country,
    *(rule for rule, _ in _ORDER if rule is not rules.self_referral),
    rules.open_program,
    rules.channel,
    rules.goods,
    rules.paid,
)

_UNLESS_HONEST = {
    Verdict.HOLD: Reason.HELD_FOR_REVIEW,
    Verdict.REFUSE: Reason.LOOKS_DISHONEST,
}


def decide(
    order: Order, evidence: Evidence, history: History, version: Version, standing: Standing
) -> Decision:
    """What the order means under this version of the program."""
    promise = version.promise
    candidate = evidence.credited or winner(order, evidence, promise)
    if candidate is None:
        return _without_winner(order, evidence, version)
    claim = candidate.claim
    facts = _facts(order, claim, history, version, standing)
    arm = facts.arm
    goes_on = facts.is_repeat and any(side.repeat for side in (arm.friend, arm.advocate))
    trace = [_attribution(order, evidence, candidate, promise.window_days)]
    for name, rule, outcome in _LATER if goes_on else _FIRST:
        saw, reason = rule(facts)
        trace.append((name, saw, reason))
        if reason is not None:
            return Decision(outcome, reason, tuple(trace), version.id, claim)
    counts = Reason.REPEAT_ORDER if facts.is_repeat else Reason.QUALIFIED
    found, judgement = dues(facts), None
    if standing.circumstances is not None:
        judgement = judge(standing.circumstances, standing.honesty)
        saw, reason = _honesty(judgement, standing.circumstances, standing.honesty)
        trace.append(("honesty", saw, reason))
        if reason is Reason.LOOKS_DISHONEST:
            return Decision(Outcome.REFUSED, reason, tuple(trace), version.id, claim)
        if reason is Reason.HELD_FOR_REVIEW:
            counts, found = reason, held(found)
    if standing.banned_at is not None:
        found = held(found, Side.ADVOCATE)
    return Decision(
        Outcome.QUALIFIED,
        counts,
        tuple(trace),
        version.id,
        claim,
        found,
        facts.is_repeat,
        judgement,
    )


def dues_if_brought(
    order: Order, claim: Claim, history: History, version: Version, standing: Standing
) -> list[Due] | None:
    """What an order that nobody brought would make due if anybody had; None if it would not count.

    Without a trace: a replay asks this about most of a shop's orders, and keeps only the sums.
    """
    facts = _facts(order, claim, history, version, standing)
    for rule in _BY_ANYBODY:
        _, reason = rule(facts)
        if reason is not None:
            return None
    return promised(facts)


def unrelated() -> Decision:
    """Nothing ties the order to anybody."""
    step: Step = ("attribution", {"candidates": ()}, Reason.NO_EVIDENCE)
    return Decision(Outcome.UNRELATED, Reason.NO_EVIDENCE, (step,))


def with_others(decision: Decision, asked: Sequence[Decision]) -> Decision:
    """The same decision, with what became of the order in the other programs that were asked."""
    others = [one for one in asked if one is not decision]
    if not others:
        return decision
    saw: Seen = {"others": tuple([_in_program(one) for one in others])}
    return decision._replace(trace=(*decision.trace, ("other_programs", saw, None)))


def _in_program(decision: Decision) -> str:
    assert decision.claim is not None  # only programs with a claim are asked
    return f"{decision.claim.program_id}={decision.reason}"


def _facts(
    order: Order, claim: Claim, history: History, version: Version, standing: Standing
) -> Facts:
    promise, offer = version.promise, version.offer(claim.offer_id)
    goods = order.money(goods_that_count(order, promise.order))
    is_repeat = standing.converted_by not in (None, order.id)
    return Facts(order, claim, history, standing, promise, offer, offer.arm, goods, is_repeat)


def _honesty(found: Judgement, seen: Circumstances, settings: HonestySettings) -> Answer:
    saw: Seen = {
        "points": found.points,
        "hold": settings.hold,
        "refuse": settings.refuse,
        "signals": tuple([f"{signal.rule}={signal.points}" for signal in found.signals]),
        "ruled": seen.ruled,
    }
    for signal in found.signals:
        saw |= {f"{signal.rule}.{name}": value for name, value in signal.evidence.items()}
    return saw, _UNLESS_HONEST.get(found.verdict)


def _without_winner(order: Order, evidence: Evidence, version: Version) -> Decision:
    if not evidence.candidates:
        return unrelated()
    used = any(c.strength is Strength.CODE for c in evidence.candidates)
    reason = Reason.CODE_OF_ANOTHER_PERSON if used else Reason.CLAIMED_TOO_LATE
    ranked, window = strongest_first(evidence), version.promise.window_days
    saw: Seen = {"candidates": ranked, "lost": losers(order, evidence, None, window)}
    trace: tuple[Step, ...] = (("attribution", saw, reason),)
    return Decision(Outcome.REFUSED, reason, trace, version.id, ranked[0].claim)


def _attribution(order: Order, evidence: Evidence, candidate: Candidate, window: int) -> Step:
    saw: Seen = {"candidates": strongest_first(evidence), "winner": candidate}
    if len(evidence.candidates) > 1:
        saw["lost"] = losers(order, evidence, candidate, window)
    return "attribution", saw, None
