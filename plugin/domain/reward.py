"""The life of a reward, and of the codes that pay it."""

from __future__ import annotations

from enum import StrEnum


class RewardState(StrEnum):
    """pending: held until it is due, or waiting for its code. issued: the code can be used.

    voiding: what pays it is being taken back. review: already used when it was to be taken back,
    and a person decides. owed_back: the same, and it comes off the owner's next reward.
    capped: earned, but beyond a limit of the program.
    """

    PENDING = "pending"
    ISSUED = "issued"
    SPENT = "spent"
    VOIDING = "voiding"
    VOID = "void"
    EXPIRED = "expired"
    REVIEW = "review"
    OWED_BACK = "owed_back"
    CAPPED = "capped"


# Those that nobody has or gets: they count towards no limit.
NOTHING_GIVEN = frozenset({RewardState.VOIDING, RewardState.VOID, RewardState.CAPPED})


class CodeState(StrEnum):
    """planned: known to us only. minted: the shop honours it. burnt: used on an order.

    retiring: to be deleted in the shop. retired: deleted there.
    """

    PLANNED = "planned"
    MINTED = "minted"
    BURNT = "burnt"
    RETIRING = "retiring"
    RETIRED = "retired"


class CardState(StrEnum):
    """planned: known to us only. live: the shop honours it. closed: switched off for good."""

    PLANNED = "planned"
    LIVE = "live"
    CLOSED = "closed"


class VoucherKind(StrEnum):
    """What the codes of a voucher are for.

    again: a friend's code in place of one burnt by an order that was called off. Saleor counts a
    customer once for all codes of a voucher and never forgets, so these need another voucher.
    """

    FRIEND = "friend"
    AGAIN = "again"
    ADVOCATE = "advocate"
