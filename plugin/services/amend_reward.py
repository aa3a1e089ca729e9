"""Change what a reward is worth that nobody has used yet."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from sqlalchemy import Connection

from plugin.domain.reward import RewardState
from plugin.services.context import now
from plugin.services.take_back import withdraw_code
from plugin.storage import codes
from plugin.storage.rewards import Act, amend_reward, change_reward, find_reward, move_reward
from plugin.storage.tables.base import AnyRow


def amend(
    conn: Connection, reward: AnyRow, amount: Decimal, cost: Decimal, act: Act, **facts: Any
) -> None:
    """A pending or an issued reward is worth this from now on.

    A code for the old sum is exchanged for one for the new, also one that is still on its way.
    """
    has_code = codes.good_code_of(conn, reward_id=reward.id) is not None
    withdraw_code(conn, reward)
    if reward.state == RewardState.ISSUED:
        move_reward(conn, reward, RewardState.PENDING, act, due_at=now(), remind_at=None)
        reward = find_reward(conn, reward.shop_id, reward.id) or reward
    elif has_code:
        change_reward(conn, reward, due_at=now())
    amend_reward(conn, reward, amount, cost, act)
    if facts:
        change_reward(conn, reward, **facts)
