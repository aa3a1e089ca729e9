"""Count what a replay finds."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from decimal import Decimal

from plugin.domain.decision import Decision, Outcome
from plugin.domain.dues import Due
from plugin.domain.offer import Side
from plugin.domain.order import Order
from plugin.domain.reasons import Reason
from plugin.domain.replay import is_held

_EXAMPLES = 3
Kind = tuple[Outcome, Reason]
# When it was paid and placed, and its id: the order in which all shares are read.
Example = tuple[datetime, datetime, str]


@dataclass(frozen=True, slots=True)
class OutcomeCount:
    """How many orders came out so, with the first of them as examples."""

    outcome: Outcome
    reason: Reason
    orders: int
    examples: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Payout:
    """Rewards of one side in one currency. held: those that would still be waiting now."""

    side: Side
    currency: str
    rewards: int
    cost: Decimal
    held: int
    held_cost: Decimal


@dataclass(frozen=True, slots=True)
class Capped:
    """Rewards that a limit would have kept back."""

    reason: Reason
    currency: str
    rewards: int
    cost: Decimal


@dataclass
class Payouts:
    """Rewards by side and currency, as they come."""

    rewards: Counter[tuple[Side, str]] = field(default_factory=Counter)
    held: Counter[tuple[Side, str]] = field(default_factory=Counter)
    cost: dict[tuple[Side, str], Decimal] = field(default_factory=lambda: defaultdict(Decimal))
    held_cost: dict[tuple[Side, str], Decimal] = field(default_factory=lambda: defaultdict(Decimal))

    def add(self, due: Due, now: datetime) -> None:
        key = (due.side, due.cost.currency)
        self.rewards[key] += 1
        self.cost[key] += due.cost.amount
        if is_held(due, now):
            self.held[key] += 1
            self.held_cost[key] += due.cost.amount

    def said(self) -> tuple[Payout, ...]:
        return tuple(
            Payout(
                *key,
                self.rewards[key],
                self.cost[key],
                self.held[key],
                self.held_cost.get(key, Decimal(0)),
            )
            for key in sorted(self.rewards)
        )


@dataclass
class Cappeds:
    """Rewards beyond a limit, as they come."""

    rewards: Counter[tuple[Reason, str]] = field(default_factory=Counter)
    cost: dict[tuple[Reason, str], Decimal] = field(default_factory=lambda: defaultdict(Decimal))

    def add(self, due: Due, reason: Reason) -> None:
        self.rewards[reason, due.cost.currency] += 1
        self.cost[reason, due.cost.currency] += due.cost.amount

    def said(self) -> tuple[Capped, ...]:
        return tuple(Capped(*k, self.rewards[k], self.cost[k]) for k in sorted(self.rewards))


@dataclass
class Tally:
    """What became of a share of the orders.

    reached, costs: unrelated orders that would have counted had a friend placed them, and what
    both sides would have cost then.
    """

    orders: int = 0
    oldest: datetime | None = None
    counts: Counter[Kind] = field(default_factory=Counter)
    examples: dict[Kind, list[Example]] = field(default_factory=dict)
    reached: int = 0
    costs: Counter[tuple[Side, str]] = field(default_factory=Counter)
    reach: dict[tuple[Side, str], Decimal] = field(default_factory=dict)

    def count(self, order: Order, decision: Decision) -> None:
        self._count(order, (decision.outcome, decision.reason))

    def count_unrelated(self, order: Order, dues: Iterable[Due] | None) -> None:
        """dues: what it would have earned, had a friend placed it; None if it would not count."""
        self._count(order, (Outcome.UNRELATED, Reason.NO_EVIDENCE))
        if dues is None:
            return
        self.reached += 1
        for due in dues:
            key = (due.side, due.cost.currency)
            self.costs[key] += 1
            self.reach[key] = self.reach.get(key, Decimal(0)) + due.cost.amount

    def _count(self, order: Order, kind: Kind) -> None:
        self.orders += 1
        if self.oldest is None or order.created_at < self.oldest:
            self.oldest = order.created_at
        seen = self.counts[kind]
        self.counts[kind] = seen + 1
        if seen < _EXAMPLES:
            example = (order.paid_at or order.updated_at, order.created_at, order.id)
            self.examples.setdefault(kind, []).append(example)


def outcomes_of(tallies: Sequence[Tally]) -> tuple[OutcomeCount, ...]:
    """All outcomes of all shares, the most frequent first."""
    counts = sum((tally.counts for tally in tallies), Counter[Kind]())
    return tuple(
        OutcomeCount(*kind, counts[kind], _first_of(tallies, kind))
        for kind in sorted(counts, key=lambda kind: (-counts[kind], kind))
    )


def reach_of(tallies: Iterable[Tally]) -> tuple[Payout, ...]:
    rewards: Counter[tuple[Side, str]] = Counter()
    cost: dict[tuple[Side, str], Decimal] = defaultdict(Decimal)
    for tally in tallies:
        rewards += tally.costs
        for key, amount in tally.reach.items():
            cost[key] += amount
    return tuple(Payout(*k, rewards[k], cost[k], 0, Decimal(0)) for k in sorted(rewards))


def _first_of(tallies: Sequence[Tally], kind: Kind) -> tuple[str, ...]:
    found = sorted(one for tally in tallies for one in tally.examples.get(kind, ()))
    return tuple(order_id for *_, order_id in found[:_EXAMPLES])
