"""A grant: a reward that staff give, without a friend and without an order."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

# Beside the rules of dues: the one under which no order makes a reward due.
GRANT = "grant"


@dataclass(frozen=True, slots=True)
class UsualOrder:
    """What orders that counted came to in the mean, in the channel's currency.

    goods: without shipping. Both are 0 where there was none yet.
    """

    goods: Decimal = Decimal(0)
    shipping: Decimal = Decimal(0)
