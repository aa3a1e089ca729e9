"""Decide about a reward that was used before the order behind it was undone."""

from __future__ import annotations

from decimal import Decimal
from enum import StrEnum
from typing import Any

from plugin.domain.audit import What
from plugin.domain.reward import RewardState
from plugin.domain.ruling import Ruling
from plugin.services.context import Context
from plugin.services.refusals import RefusalCode, Refused
from plugin.services.staff.act_on_reward import By, hold_reward, written_down
from plugin.storage.rewards import move_reward
from plugin.storage.shops import Shop
from plugin.storage.tables.base import AnyRow


class Review(StrEnum):
    """keep: the advocate does, and the shop bears it. take_back: the shop has it again.

    net: it comes off the advocate's next reward.
    """

    KEEP = "keep"
    TAKE_BACK = "take_back"
    NET = "net"


_SAID = {
    Review.KEEP: (What.REWARD_KEPT, Ruling.KEPT),
    Review.TAKE_BACK: (What.REWARD_TAKEN_BACK, Ruling.WITHHELD),
    Review.NET: (What.REWARD_OWED_BACK, Ruling.WITHHELD),
}


def decide_reward(ctx: Context, shop: Shop, reward_id: int, review: Review, by: By) -> AnyRow:
    """No later state of the order asks the same again. Raises Refused."""
    what, ruling = _SAID[review]
    with ctx.engine.begin() as conn:
        reward = hold_reward(conn, shop, reward_id)
        if reward.state != RewardState.REVIEW:
            raise Refused(RefusalCode.REWARD_STATE, f"It is {reward.state}.")
        state, facts = _becomes(reward, review)
        act = written_down(conn, reward, what, by, {"state": state})
        return move_reward(conn, reward, state, act, **facts, ruling=ruling)


def _becomes(reward: AnyRow, review: Review) -> tuple[RewardState, dict[str, Any]]:
    match review:
        case Review.KEEP:
            return RewardState.SPENT, {"owed_back": Decimal(0)}
        case Review.TAKE_BACK:
            back = reward.paid_back + reward.owed_back
            state = RewardState.VOID if back == reward.amount else RewardState.SPENT
            return state, {"owed_back": Decimal(0), "paid_back": back}
        case Review.NET:
            return RewardState.OWED_BACK, {}
