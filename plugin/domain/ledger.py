"""The ledger's accounts: a reward is a sum that moves between them, and none is ever lost."""

from __future__ import annotations

from plugin.domain.reward import RewardState

# promise: where all rewards come from. owed, issued, spent: the three stages of paying one.
# released: given up by either side. clawback: spent, though it was no longer deserved.
ACCOUNTS = ("promise", "owed", "issued", "spent", "released", "clawback")

ACCOUNT_OF: dict[RewardState, str] = {
    RewardState.PENDING: "owed",
    RewardState.ISSUED: "issued",
    RewardState.VOIDING: "issued",
    RewardState.SPENT: "spent",
    RewardState.VOID: "released",
    RewardState.EXPIRED: "released",
    RewardState.REVIEW: "clawback",
    RewardState.CAPPED: "promise",
}
