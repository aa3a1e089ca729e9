"""What staff decided about a reward, and how far the order behind it still counts."""

from __future__ import annotations

from decimal import Decimal
from enum import StrEnum


class Ruling(StrEnum):
    """No later state of the order changes it.

    withheld: taken back, and not to be given again. kept: the shop bears it.
    """

    WITHHELD = "withheld"
    KEPT = "kept"


def amount_after(corrected: Decimal, earned_then: Decimal, earned_now: Decimal) -> Decimal:
    """What a corrected reward is worth when its order is evaluated again.

    earned_then: what the order earned when staff wrote the corrected amount. Theirs stands, until
    the order is worth less than it was then.
    """
    return corrected if earned_now >= earned_then else min(corrected, earned_now)
