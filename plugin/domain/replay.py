"""What a promise would have paid on past orders: rewards in the order of time, within limits."""

from __future__ import annotations

from collections import defaultdict, deque
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime, tzinfo
from typing import NamedTuple

from plugin.domain.dues import MILESTONE, Due, added, within_limits
from plugin.domain.limits import Cap, Limits, Period, period_of
from plugin.domain.standing import Usage, Used

# More friends than any milestone asks for: an order is decided as if all were reached.
ALL_MILESTONES = 1_000_000


class Earned(NamedTuple):
    """What one past order would have earned, before limits; sorted by time.

    moment: when it was paid. dues: with every milestone of the offer, reached or not.
    """

    moment: datetime
    placed_at: datetime
    order_id: str
    advocate_id: int
    household: str | None
    is_first: bool
    dues: tuple[Due, ...]


@dataclass
class _Caps:
    """What was used of some caps, for each of those whom they limit."""

    caps: Sequence[Cap]
    zone: tzinfo
    used: dict[object, Used] = field(default_factory=lambda: defaultdict(Used))
    lately: dict[object, deque[tuple[datetime, Due]]] = field(
        default_factory=lambda: defaultdict(deque)
    )

    def at(self, who: object, moment: datetime) -> tuple[Used, ...]:
        return tuple(self._one(at, cap, who, moment) for at, cap in enumerate(self.caps))

    def _one(self, at: int, cap: Cap, who: object, moment: datetime) -> Used:
        begin, _ = period_of(cap, moment, self.zone)
        if cap.per is not Period.ROLLING:
            return self.used[at, who, begin]
        assert begin is not None
        rows, used = self.lately[at, who], Used()
        while rows and rows[0][0] < begin:
            rows.popleft()
        for _, due in rows:
            used = added(used, due)
        return used

    def add(self, who: object, moment: datetime, due: Due) -> None:
        for at, cap in enumerate(self.caps):
            if cap.per is Period.ROLLING:
                self.lately[at, who].append((moment, due))
            else:
                key = (at, who, period_of(cap, moment, self.zone)[0])
                self.used[key] = added(self.used[key], due)


class Books:
    """Rewards entered one order after the other, as limits and milestones hang on those before."""

    def __init__(self, limits: Limits, zone: tzinfo) -> None:
        self._limits = limits
        self._advocates = _Caps(limits.per_advocate, zone)
        self._households = _Caps(limits.per_household, zone)
        self._program = _Caps(limits.per_program, zone)
        self._friends: dict[int, int] = defaultdict(int)
        self._milestones: set[tuple[int, int]] = set()
        self._kept_back: dict[tuple[int, int], Due] = {}

    def enter(self, earned: Earned) -> tuple[Due, ...]:
        """The rewards that are new with this order; those beyond a limit say which.

        Milestones beyond a limit are in kept_back, for a later friend may bring them after all.
        """
        who = earned.advocate_id
        self._friends[who] += earned.is_first
        friends = self._friends[who]
        reached = [d for d in earned.dues if d.rule != MILESTONE or d.milestone <= friends]
        new = []
        for due in within_limits(self._limits, self._usage(earned), reached):
            if due.rule == MILESTONE and not self._brings(who, due):
                continue
            new.append(due)
            if due.capped is None:
                self._give(earned, due)
        return tuple(new)

    def kept_back(self) -> tuple[Due, ...]:
        """The milestones that were reached and fitted into the limits with no friend."""
        return tuple(self._kept_back.values())

    def _brings(self, who: int, due: Due) -> bool:
        """True if the milestone is given now, and was not before."""
        key = (who, due.milestone)
        if key in self._milestones:
            return False
        if due.capped is not None:
            self._kept_back.setdefault(key, due)
            return False
        self._kept_back.pop(key, None)
        return True

    def _usage(self, earned: Earned) -> Usage:
        house = earned.household
        return Usage(
            self._advocates.at(earned.advocate_id, earned.moment),
            tuple(Used() for _ in self._limits.per_household)
            if house is None
            else self._households.at(house, earned.moment),
            self._program.at(None, earned.moment),
        )

    def _give(self, earned: Earned, due: Due) -> None:
        if due.rule == MILESTONE:
            self._milestones.add((earned.advocate_id, due.milestone))
        # As the database counts them: every reward of the advocate's friends.
        self._advocates.add(earned.advocate_id, earned.moment, due)
        if earned.household is not None:
            self._households.add(earned.household, earned.moment, due)
        self._program.add(None, earned.moment, due)


def is_held(due: Due, moment: datetime) -> bool:
    """True if the reward would still be waiting at this moment."""
    return not due.paid_ahead and (due.at is None or due.at > moment)
