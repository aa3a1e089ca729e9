"""What all acts of staff on a reward have in common: who, why, and the row that says so."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection

from plugin.domain.audit import What
from plugin.domain.reasons import Reason
from plugin.domain.reward import RewardState
from plugin.services.refusals import RefusalCode, Refused
from plugin.storage import audit
from plugin.storage.rewards import Act, find_reward
from plugin.storage.shops import Shop
from plugin.storage.tables.base import AnyRow

_LONGEST = 500
_ADDRESS = re.compile(r"\S@\S+\.\w")
REASONS = {
    What.REWARD_GRANTED: Reason.GRANTED_BY_STAFF,
    What.REWARD_VOIDED: Reason.VOIDED_BY_STAFF,
    What.REWARD_CORRECTED: Reason.CORRECTED_BY_STAFF,
    What.REWARD_KEPT: Reason.KEPT_BY_STAFF,
    What.REWARD_TAKEN_BACK: Reason.VOIDED_BY_STAFF,
    What.REWARD_OWED_BACK: Reason.SPENT_BEFORE_REVERSAL,
    What.REWARD_HANDED_OVER: Reason.HANDED_OVER,
    What.REWARD_ACT_UNDONE: Reason.UNDONE_BY_STAFF,
}


@dataclass(frozen=True, slots=True)
class By:
    """Who acts, and why in their own words. Raises Refused for words that cannot be kept."""

    actor: str
    why: str

    def __post_init__(self) -> None:
        if not 1 <= len(self.note) <= _LONGEST or not self.note.isprintable():
            raise Refused(RefusalCode.WHY_NEEDED)
        if _ADDRESS.search(self.note):
            raise Refused(RefusalCode.WHY_NAMES_AN_ADDRESS)

    @property
    def note(self) -> str:
        return " ".join(self.why.split())


def hold_reward(conn: Connection, shop: Shop, reward_id: int) -> AnyRow:
    """The reward, locked until the transaction ends. Raises Refused."""
    reward = find_reward(conn, shop.id, reward_id)
    if reward is None:
        raise Refused(RefusalCode.REWARD_UNKNOWN)
    return reward


def check_unspent(reward: AnyRow, *states: RewardState) -> None:
    """Raises Refused unless the reward is in one of these states, and paid by a code of its own."""
    if reward.paid_ahead:
        raise Refused(RefusalCode.REWARD_PAID_AHEAD)
    if reward.state == RewardState.SPENT:
        raise Refused(RefusalCode.REWARD_SPENT)
    if reward.state not in states:
        raise Refused(RefusalCode.REWARD_STATE, f"It is {reward.state}.")


def written_down(
    conn: Connection,
    reward: AnyRow,
    what: What,
    by: By,
    after: dict[str, Any],
    *,
    undoes: int | None = None,
) -> Act:
    """Write the act into the audit log; what the ledger then says of it."""
    audit_id = audit.record(
        conn,
        reward.shop_id,
        what,
        reward.id,
        by.actor,
        note=by.note,
        before=None if what is What.REWARD_GRANTED else _as_it_was(reward),
        after=after,
        undoes=undoes,
    )
    return Act(REASONS[what], by.actor, reward.order_id, audit_id)


def _as_it_was(reward: AnyRow) -> dict[str, Any]:
    """What an undo needs to bring back, in JSON."""
    return {
        "state": reward.state,
        "amount": str(reward.amount),
        "unit": reward.unit,
        "terms": reward.terms,
        "owed_back": str(reward.owed_back),
        "paid_back": str(reward.paid_back),
        "due_at": reward.due_at.isoformat() if reward.due_at else None,
        "has_end": reward.expires_at is not None,
        "ruling": reward.ruling,
        "corrected_from": str(reward.corrected_from) if reward.corrected_from is not None else None,
    }
