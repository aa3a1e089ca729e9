"""What an order that counts makes due to each side: how much, when, and within which limits."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, timedelta
from decimal import Decimal
from typing import NamedTuple

from plugin.domain.evidence import Via
from plugin.domain.limits import Cap, Limits
from plugin.domain.money import Money
from plugin.domain.offer import Milestone, Side, SidePromise, Trigger
from plugin.domain.reasons import Reason
from plugin.domain.rules import Facts, repeats
from plugin.domain.standing import Usage, Used
from plugin.domain.terms import Discount, Points, Terms
from plugin.domain.worth import Worth, cost_of, worth_of

CONVERSION = "conversion"
REPEAT = "repeat"
MILESTONE = "milestone"
# What points turned into; `milestone` counts these.
POINTS_RULE = "points"
# Nobody asked for a code.
_WITHOUT_CODE = (Via.VISIT, Via.STAFF)
_ZERO = Decimal(0)


class Due(NamedTuple):
    """A reward that an order makes due to one side; a tuple, for a replay makes many.

    rule: the promise within the offer; with the referral and the side it makes the reward
    unique. milestone: how many friends it takes; one reward for each advocate and program.
    at: from when on, None while that waits for the order to be sent. cost: what it is likely to
    cost the shop. paid_ahead: by the code that the friend bought with. capped: the limit that it
    does not fit into, if any. held: until a person has looked at it.
    """

    side: Side
    rule: str
    terms: Terms
    worth: Worth
    cost: Money
    at: datetime | None
    paid_ahead: bool = False
    milestone: int = 1
    capped: Reason | None = None
    held: bool = False


def dues(facts: Facts) -> tuple[Due, ...]:
    """Everything that this order makes due, each as far as the limits let it."""
    return within_limits(facts.promise.limits, facts.standing.usage, promised(facts))


def promised(facts: Facts) -> list[Due]:
    """The same, as if there were no limits."""
    sides = (Side.FRIEND, Side.ADVOCATE)
    found = [due for side in sides if (due := _due(facts, side)) is not None]
    return [*found, *_milestones(facts)]


def _due(facts: Facts, side: Side) -> Due | None:
    said = facts.arm.side(side)
    terms, rule = facts.arm.reward(side), CONVERSION
    if facts.is_repeat:
        if not repeats(facts, said.repeat):
            return None
        assert said.repeat is not None
        terms, rule = said.repeat.reward or terms, f"{REPEAT} {facts.order.id}"
    if terms is None:
        return None
    ahead = side is Side.FRIEND and rule == CONVERSION and isinstance(terms, Discount)
    # A discount for the friend is a code given ahead; whoever claimed nothing has none.
    if ahead and facts.claim.via in _WITHOUT_CODE:
        return None
    worth = worth_of(terms, facts.order.channel, facts.goods)
    if not worth.amount:
        return None
    at = facts.order.paid_at if ahead else _at(facts, said)
    return Due(side, rule, terms, worth, _cost(facts, terms, worth), at, ahead)


def _milestones(facts: Facts) -> list[Due]:
    """Those that the advocate has reached with this friend; who had them before keeps them."""
    if facts.is_repeat:
        return []
    said, friends = facts.arm.advocate, facts.standing.other_friends + 1
    return [
        _milestone(facts, milestone)
        for milestone in said.milestones
        if milestone.friends <= friends
    ]


def _milestone(facts: Facts, milestone: Milestone) -> Due:
    terms = milestone.reward
    worth = worth_of(terms, facts.order.channel, facts.goods)
    return Due(
        side=Side.ADVOCATE,
        rule=MILESTONE,
        terms=terms,
        worth=worth,
        cost=_cost(facts, terms, worth),
        at=_at(facts, facts.arm.advocate),
        milestone=milestone.friends,
    )


def _at(facts: Facts, said: SidePromise) -> datetime | None:
    order = facts.order
    begin = order.paid_at if said.on is Trigger.PAID else order.fulfilled_at
    return begin + timedelta(days=said.hold_days) if begin else None


def _cost(facts: Facts, terms: Terms, worth: Worth) -> Money:
    order = facts.order
    if isinstance(terms, Points) and facts.promise.points is not None:
        into = facts.promise.points.into.amounts[order.channel]
        share = into.amount * terms.points / facts.promise.points.at
        return Money(share, into.currency).rounded_down()
    return cost_of(terms, worth, facts.goods, order.shipping)


def held(found: Iterable[Due], *sides: Side) -> tuple[Due, ...]:
    """The same rewards, those of these sides waiting for a person; what the friend has bought with
    is not taken back. No side stands for both."""
    waits = sides or tuple(Side)
    return tuple(
        [
            d._replace(at=None, held=True) if d.side in waits and not d.paid_ahead else d
            for d in found
        ]
    )


def within_limits(limits: Limits, usage: Usage | None, found: Iterable[Due]) -> tuple[Due, ...]:
    """The same rewards, each marked with the limit that it does not fit into."""
    if not limits:
        return tuple(found)
    usage = usage or Usage.nothing(limits)
    kept: list[Due] = []
    for due in found:
        if kept and kept[-1].capped is None:
            usage = _with(usage, kept[-1])
        reason = None if due.paid_ahead else _full(limits, usage, due)
        kept.append(due if reason is None else due._replace(capped=reason))
    return tuple(kept)


def _full(limits: Limits, usage: Usage, due: Due) -> Reason | None:
    """The limit that has no room for this reward; only advocates are limited one by one."""
    own = limits.per_advocate if due.side is Side.ADVOCATE else ()
    for reason, caps, used in (
        (Reason.ADVOCATE_LIMIT_REACHED, own, usage.per_advocate),
        (Reason.HOUSEHOLD_LIMIT_REACHED, limits.per_household, usage.per_household),
        (Reason.PROGRAM_LIMIT_REACHED, limits.per_program, usage.per_program),
    ):
        for cap, spent in zip(caps, used, strict=False):
            if not has_room(cap, spent, due):
                return reason
    return None


def has_room(cap: Cap, used: Used, due: Due) -> bool:
    """True if the reward fits into what is left of the cap.

    Counts are of advocates' rewards: a referral that pays both sides is one.
    """
    if cap.count is not None:
        return due.side is Side.FRIEND or used.count < cap.count
    most = (cap.money or {}).get(due.cost.currency)
    if most is None:
        return True
    return used.money.get(due.cost.currency, _ZERO) + due.cost.amount <= most


def _with(usage: Usage, due: Due) -> Usage:
    own = due.side is Side.ADVOCATE
    return Usage(
        tuple([added(u, due) for u in usage.per_advocate]) if own else usage.per_advocate,
        tuple([added(u, due) for u in usage.per_household]),
        tuple([added(u, due) for u in usage.per_program]),
    )


def added(used: Used, due: Due) -> Used:
    """What is used of a cap once this reward is given too."""
    currency = due.cost.currency
    spent = used.money.get(currency, _ZERO) + due.cost.amount
    counted = used.count + (due.side is Side.ADVOCATE)
    return Used(counted, {**used.money, currency: spent})
