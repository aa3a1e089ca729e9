"""Staff say that the shop has handed rewards over: given what it pledged, sent what it owed."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import Connection

from plugin.domain.audit import What
from plugin.domain.instrument import HANDED_OVER
from plugin.domain.reward import RewardState
from plugin.services.context import Context
from plugin.services.refusals import RefusalCode, Refused
from plugin.services.staff.act_on_reward import By, hold_reward, written_down
from plugin.storage.rewards import move_reward
from plugin.storage.shops import Shop
from plugin.storage.tables.base import AnyRow


def hand_over(ctx: Context, shop: Shop, reward_ids: Sequence[int], by: By) -> list[AnyRow]:
    """All of these, or none; as they are then. Raises Refused."""
    with ctx.engine.begin() as conn:
        return [_hand_over(conn, shop, reward_id, by) for reward_id in sorted(set(reward_ids))]


def _hand_over(conn: Connection, shop: Shop, reward_id: int, by: By) -> AnyRow:
    reward = hold_reward(conn, shop, reward_id)
    if reward.instrument not in HANDED_OVER or reward.state != RewardState.ISSUED:
        raise Refused(RefusalCode.REWARD_STATE, f"{reward_id} is {reward.state}.")
    after = {"state": RewardState.SPENT}
    act = written_down(conn, reward, What.REWARD_HANDED_OVER, by, after)
    return move_reward(conn, reward, RewardState.SPENT, act, due_at=None)
