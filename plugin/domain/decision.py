"""The decision: what an order means for an advocate and a friend, and why.

`decide` is pure. The same function serves live orders, replay over past orders and the page that
explains one.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from decimal import Decimal
from enum import StrEnum

from plugin.domain.evidence import Candidate, Claim, Evidence, Strength, winner
from plugin.domain.money import plain
from plugin.domain.order import Order
from plugin.domain.program import Side, Version
from plugin.domain.reasons import Reason


class Outcome(StrEnum):
    UNRELATED = "unrelated"
    WAITING = "waiting"
    REFUSED = "refused"
    QUALIFIED = "qualified"
    REVERSED = "reversed"


@dataclass(frozen=True, slots=True)
class History:
    """What else the friend has bought: paid orders placed before this one and not called off."""

    earlier_orders: int = 0


@dataclass(frozen=True, slots=True)
class Standing:
    """Where the friend stands in the program: the order that has already counted, if any."""

    converted_by: str | None = None


@dataclass(frozen=True, slots=True)
class Step:
    """One rule, what it looked at, and what it said."""

    rule: str
    saw: dict[str, str]
    passed: bool
    reason: Reason | None = None


@dataclass(frozen=True, slots=True)
class Due:
    """A reward that is owed to one side from `at` on.

    rule and milestone name the promise within the offer; with the referral and the side they
    make the reward unique.
    """

    side: Side
    at: datetime
    rule: str = "conversion"
    milestone: int = 1


@dataclass(frozen=True, slots=True)
class Decision:
    outcome: Outcome
    reason: Reason
    trace: tuple[Step, ...]
    version_id: int | None = None
    claim: Claim | None = None
    rewards: tuple[Due, ...] = ()


@dataclass(frozen=True, slots=True)
class _Facts:
    order: Order
    claim: Claim
    candidate: Candidate
    history: History
    version: Version
    standing: Standing


# A rule answers with what it looked at and the reason why it stops here, if it does.
_Answer = tuple[dict[str, str], Reason | None]


def decide(
    order: Order, evidence: Evidence, history: History, version: Version, standing: Standing
) -> Decision:
    """What the order means under this version of the program."""
    candidate = winner(order, evidence, version.rules.attribution)
    if candidate is None:
        return _without_winner(evidence, version)
    facts = _Facts(order, candidate.claim, candidate, history, version, standing)
    trace = [_attribution(evidence, candidate)]
    for rule, outcome in _RULES:
        saw, reason = rule(facts)
        trace.append(Step(rule.__name__, saw, reason is None, reason))
        if reason is not None:
            return Decision(outcome, reason, tuple(trace), version.id, candidate.claim)
    return Decision(
        Outcome.QUALIFIED,
        Reason.QUALIFIED,
        tuple(trace),
        version.id,
        candidate.claim,
        _rewards(facts),
    )


def unrelated() -> Decision:
    """Nothing ties the order to anybody."""
    step = Step("attribution", {"candidates": ""}, False, Reason.NO_EVIDENCE)
    return Decision(Outcome.UNRELATED, Reason.NO_EVIDENCE, (step,))


def _without_winner(evidence: Evidence, version: Version) -> Decision:
    if not evidence.candidates:
        return unrelated()
    used = any(c.strength is Strength.CODE for c in evidence.candidates)
    reason = Reason.CODE_OF_ANOTHER_PERSON if used else Reason.CLAIMED_TOO_LATE
    step = Step("attribution", _candidates_seen(evidence), False, reason)
    claim = _strongest_first(evidence)[0].claim
    return Decision(Outcome.REFUSED, reason, (step,), version.id, claim)


def _attribution(evidence: Evidence, candidate: Candidate) -> Step:
    saw = _candidates_seen(evidence) | {
        "winner": str(candidate.claim.id),
        "by": candidate.strength.name.lower(),
    }
    return Step("attribution", saw, True)


def _candidates_seen(evidence: Evidence) -> dict[str, str]:
    named = (f"{c.strength.name.lower()}:{c.claim.id}" for c in _strongest_first(evidence))
    return {"candidates": " ".join(named)}


def _strongest_first(evidence: Evidence) -> list[Candidate]:
    """The same evidence makes the same trace, in whatever order it was found."""
    return sorted(evidence.candidates, key=lambda c: (c.strength, -c.claim.id))


def _sum(order: Order, amount: Decimal) -> str:
    return f"{plain(amount)} {order.currency}"


def self_referral(facts: _Facts) -> _Answer:
    claim = facts.claim
    own = claim.advocate.same_as(facts.order.buyer) or claim.advocate.same_as(claim.friend)
    return {"same_person": str(own).lower()}, Reason.SELF_REFERRAL if own else None


def channel(facts: _Facts) -> _Answer:
    covered = facts.claim.channels
    saw = {"channel": facts.order.channel, "covered": " ".join(sorted(covered or ())) or "all"}
    outside = covered is not None and facts.order.channel not in covered
    return saw, Reason.CHANNEL_NOT_COVERED if outside else None


def window(facts: _Facts) -> _Answer:
    """An order exactly `window_days` after the claim is a second too late."""
    until = facts.claim.at + timedelta(days=facts.version.rules.window_days)
    saw = {"ordered": facts.order.created_at.isoformat(), "until": until.isoformat()}
    return saw, None if facts.order.created_at < until else Reason.OUTSIDE_WINDOW


def new_customer(facts: _Facts) -> _Answer:
    earlier = facts.history.earlier_orders
    wanted = facts.version.rules.new_customers_only
    saw = {"earlier_orders": str(earlier), "required": str(wanted).lower()}
    return saw, Reason.NOT_NEW_CUSTOMER if wanted and earlier else None


def first_conversion(facts: _Facts) -> _Answer:
    counted = facts.standing.converted_by
    other = counted is not None and counted != facts.order.id
    return {"converted_by": counted or "none"}, Reason.ALREADY_CONVERTED if other else None


def placed(facts: _Facts) -> _Answer:
    order = facts.order
    return {"status": order.status}, Reason.ORDER_IS_DRAFT if order.is_draft else None


def standing_order(facts: _Facts) -> _Answer:
    order = facts.order
    return {"status": order.status}, Reason.ORDER_CANCELLED if order.is_called_off else None


def not_refunded(facts: _Facts) -> _Answer:
    order = facts.order
    saw = {"total": _sum(order, order.total), "refunded": _sum(order, order.refunded)}
    return saw, Reason.ORDER_REFUNDED if order.is_fully_refunded else None


def not_charged_back(facts: _Facts) -> _Answer:
    order = facts.order
    saw = {"charged": _sum(order, order.charged)}
    return saw, Reason.ORDER_CHARGED_BACK if order.is_charged_back else None


def paid(facts: _Facts) -> _Answer:
    order = facts.order
    saw = {"charge_status": order.charge_status, "charged": _sum(order, order.charged)}
    return saw, None if order.paid_at else Reason.NOT_PAID_YET


# What became of the order comes first: a cancelled one needs no other explanation.
_RULES: tuple[tuple[Callable[[_Facts], _Answer], Outcome], ...] = (
    (placed, Outcome.WAITING),
    (standing_order, Outcome.REVERSED),
    (not_refunded, Outcome.REVERSED),
    (not_charged_back, Outcome.REVERSED),
    (self_referral, Outcome.REFUSED),
    (channel, Outcome.REFUSED),
    (window, Outcome.REFUSED),
    (new_customer, Outcome.REFUSED),
    (first_conversion, Outcome.REFUSED),
    (paid, Outcome.WAITING),
)


def _rewards(facts: _Facts) -> tuple[Due, ...]:
    paid_at = facts.order.paid_at
    assert paid_at is not None  # the rule `paid` has passed
    hold = timedelta(days=facts.version.rules.hold_days)
    return (Due(Side.FRIEND, paid_at), Due(Side.ADVOCATE, paid_at + hold))
