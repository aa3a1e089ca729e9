"""Decide about a reward that was used before the order behind it was undone."""

from __future__ import annotations

from enum import StrEnum

from plugin.domain.audit import What
from plugin.domain.reward import RewardState
from plugin.domain.ruling import Ruling
from plugin.services.act_on_reward import By, hold_reward, written_down
from plugin.services.context import Context
from plugin.services.refusals import RefusalCode, Refused
from plugin.storage.rewards import move_reward
from plugin.storage.shops import Shop
from plugin.storage.tables.base import AnyRow


class Review(StrEnum):
    """keep: the advocate does, and the shop bears it. take_back: the shop has it again."""

    KEEP = "keep"
    TAKE_BACK = "take_back"


_BECOMES = {
    Review.KEEP: (What.REWARD_KEPT, RewardState.SPENT, Ruling.KEPT),
    Review.TAKE_BACK: (What.REWARD_TAKEN_BACK, RewardState.VOID, Ruling.WITHHELD),
}


def decide_reward(ctx: Context, shop: Shop, reward_id: int, review: Review, by: By) -> AnyRow:
    """No later state of the order asks the same again. Raises Refused."""
    what, state, ruling = _BECOMES[review]
    with ctx.engine.begin() as conn:
        reward = hold_reward(conn, shop, reward_id)
        if reward.state != RewardState.REVIEW:
            raise Refused(RefusalCode.REWARD_STATE, f"It is {reward.state}.")
        act = written_down(conn, reward, what, by, {"state": state})
        move_reward(conn, reward, state, act, ruling=ruling)
        return hold_reward(conn, shop, reward_id)
