"""The ledger's accounts: a reward is a sum that moves between them, and none is ever lost."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal

from plugin.domain.reward import RewardState

# promise: where all rewards come from. owed, issued, spent: the three stages of paying one.
# released: given up by either side. clawback: spent, though it was no longer deserved.
ACCOUNTS = ("promise", "owed", "issued", "spent", "released", "clawback")

_NOTHING = Decimal(0)


@dataclass(frozen=True, slots=True)
class Stake:
    """A reward as the ledger sees it.

    used: of a reward that can be spent bit by bit, what was. netted: paid by what its owner owed
    the shop. owed_back: spent without being deserved, and neither paid back nor forgiven.
    paid_back: spent without being deserved, until a later reward paid for it.
    """

    state: RewardState
    amount: Decimal
    used: Decimal = _NOTHING
    netted: Decimal = _NOTHING
    owed_back: Decimal = _NOTHING
    paid_back: Decimal = _NOTHING

    @property
    def unspent(self) -> Decimal:
        return self.amount - self.used - self.netted


def holdings(stake: Stake) -> dict[str, Decimal]:
    """Which accounts the reward's amount is in; nothing is in `promise` but what is not given."""
    spent = stake.used + stake.netted
    match stake.state:
        case RewardState.PENDING:
            held = {"owed": stake.unspent, "spent": spent}
        case RewardState.ISSUED | RewardState.VOIDING:
            held = {"issued": stake.unspent, "spent": spent}
        case RewardState.SPENT:
            held = {"spent": stake.amount - stake.paid_back, "released": stake.paid_back}
        case RewardState.REVIEW | RewardState.OWED_BACK:
            kept = stake.amount - stake.owed_back - stake.paid_back
            held = {"clawback": stake.owed_back, "released": stake.paid_back, "spent": kept}
        case RewardState.VOID | RewardState.EXPIRED:
            held = {"released": stake.unspent, "spent": spent}
        case RewardState.CAPPED:
            held = {}
    return {account: amount for account, amount in held.items() if amount}


def postings(before: Stake | None, after: Stake) -> Iterator[tuple[str, str, Decimal]]:
    """From which account to which account how much moves; before is None for a new reward.

    What a reward lost altogether was released, and what it gained was promised.
    """
    old, new = holdings(before) if before else {}, holdings(after)
    losing = dict(_more(old, new))
    for account, amount in _more(new, old):
        missing = amount
        for source in list(losing):
            part = min(missing, losing[source])
            missing -= part
            losing[source] -= part
            if part:
                yield source, account, part
        if missing:
            yield "promise", account, missing
    for source, amount in losing.items():
        if amount and source != "released":
            yield source, "released", amount


def _more(
    one: Mapping[str, Decimal], other: Mapping[str, Decimal]
) -> Iterator[tuple[str, Decimal]]:
    """The accounts that hold more in one than in the other, and how much more."""
    for account in ACCOUNTS:
        difference = one.get(account, _NOTHING) - other.get(account, _NOTHING)
        if difference > 0:
            yield account, difference
