"""What a reward pays of a debt: what its owner spent before without deserving it."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from plugin.domain.instrument import Instrument, pays_owner
from plugin.domain.terms import Terms
from plugin.domain.worth import POINTS, Worth


@dataclass(frozen=True, slots=True)
class Sum:
    """worth: of a debt what is owed, of a reward what is not spent yet."""

    worth: Worth
    terms: Terms
    instrument: Instrument


def netted(debt: Sum, reward: Sum) -> Decimal:
    """How much of the reward goes towards the debt.

    Money pays for money of the same currency, and points for points. All else pays only for its
    like, and as a whole: half of a free product pays nothing.
    """
    owed, there = debt.worth, reward.worth
    if owed.unit != there.unit:
        return Decimal(0)
    is_money = owed.is_money and pays_owner(debt.instrument) and pays_owner(reward.instrument)
    if is_money or owed.unit == POINTS:
        return min(owed.amount, there.amount)
    return owed.amount if debt.terms == reward.terms and owed.amount == there.amount else Decimal(0)
