"""Accounts that are spent bit by bit: a gift card, or somebody's points in a program.

Several rewards may stand on one account. What was spent of it was spent of what its owner deserves
first, the oldest reward before the younger; only what is left after that was spent undeserved.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from plugin.domain.ledger import Stake
from plugin.domain.reward import RewardState

_NOTHING = Decimal(0)
_DESERVED = (RewardState.PENDING, RewardState.ISSUED, RewardState.SPENT)
_CLAWED_BACK = (RewardState.REVIEW, RewardState.OWED_BACK)


@dataclass(frozen=True, slots=True)
class Held:
    """One reward on the account. credited: what the account has got for it."""

    id: int
    stake: Stake
    credited: Decimal

    @property
    def deserved(self) -> Decimal:
        """What the account should have got for it."""
        stake = self.stake
        if stake.state in _DESERVED:
            return stake.amount - stake.netted
        if stake.state is RewardState.VOIDING:
            return _NOTHING
        if stake.state in _CLAWED_BACK:
            return stake.amount - stake.owed_back
        return self.credited

    @property
    def undeserved(self) -> Decimal:
        return max(_NOTHING, self.credited - self.deserved)


@dataclass(frozen=True, slots=True)
class Spending:
    """What was spent of one reward: of the deserved part of it, and beyond that."""

    used: Decimal
    over: Decimal


def attribute(account: Sequence[Held], spent: Decimal) -> dict[int, Spending]:
    """Which rewards were spent, by their ids. account: the oldest first.

    What was spent beyond all of them was not put there by the app, and is nobody's.
    """
    used, left = _filled({held.id: held.deserved for held in account}, spent)
    over, _ = _filled({held.id: held.undeserved for held in account}, left)
    return {held.id: Spending(used[held.id], over[held.id]) for held in account}


def change_of(account: Sequence[Held]) -> Decimal:
    """How much more, or less, the account should have got than it has."""
    return sum((held.deserved - held.credited for held in account), _NOTHING)


def _filled(room: Mapping[int, Decimal], spent: Decimal) -> tuple[dict[int, Decimal], Decimal]:
    """What goes where, and what is left when all are full."""
    parts: dict[int, Decimal] = {}
    for name, most in room.items():
        parts[name] = min(most, spent)
        spent -= parts[name]
    return parts, spent
