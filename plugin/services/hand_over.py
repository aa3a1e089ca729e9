"""Staff say that the shop has handed rewards over: given what it pledged, sent what it owed."""

from __future__ import annotations

from collections.abc import Sequence

from plugin.domain.instrument import HANDED_OVER
from plugin.domain.reasons import Reason
from plugin.domain.reward import RewardState
from plugin.services.context import Context
from plugin.services.refusals import RefusalCode, Refused
from plugin.storage.rewards import Act, find_reward, move_reward
from plugin.storage.shops import Shop


def hand_over(ctx: Context, shop: Shop, reward_ids: Sequence[int], actor: str) -> None:
    """All of these, or none. Raises Refused."""
    with ctx.engine.begin() as conn:
        for reward_id in sorted(set(reward_ids)):
            reward = find_reward(conn, shop.id, reward_id)
            if reward is None:
                raise Refused(RefusalCode.REWARD_UNKNOWN, str(reward_id))
            if reward.instrument not in HANDED_OVER or reward.state != RewardState.ISSUED:
                raise Refused(RefusalCode.REWARD_STATE, f"{reward_id} is {reward.state}.")
            act = Act(Reason.HANDED_OVER, actor)
            move_reward(conn, reward, RewardState.SPENT, act, due_at=None)
