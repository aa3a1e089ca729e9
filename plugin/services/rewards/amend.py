"""Make a reward worth something else: more, or less."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from sqlalchemy import Connection

from plugin.domain.instrument import Instrument
from plugin.domain.reward import RewardState
from plugin.services.context import now
from plugin.services.rewards.settle_spent import settle_spent
from plugin.services.rewards.withdraw import look_at_instrument, withdraw_code
from plugin.storage import codes
from plugin.storage.rewards import Act, amend_reward, move_reward, note_reward
from plugin.storage.tables.base import AnyRow


def amend(
    conn: Connection, reward: AnyRow, amount: Decimal, cost: Decimal, act: Act, **facts: Any
) -> None:
    """A pending or issued reward is worth this amount from now on.

    A code is exchanged for another, also one that is still on its way. Of what is spent bit by bit,
    more may be spent than is left; that is settled.
    """
    paid = reward.used + reward.netted
    wanted = {"amount": max(amount, paid), "cost": cost, **facts}
    if reward.instrument == Instrument.CODE:
        _exchange(conn, reward, act, wanted)
    elif reward.state == RewardState.PENDING or amount > paid:
        amend_reward(conn, reward, act, **wanted)
    else:
        spent = move_reward(conn, reward, RewardState.SPENT, act, **wanted, due_at=None)
        settle_spent(conn, spent, amount, act)
    look_at_instrument(conn, reward)


def _exchange(conn: Connection, reward: AnyRow, act: Act, wanted: dict[str, Any]) -> None:
    has_code = codes.good_code_of(conn, reward_id=reward.id) is not None
    withdraw_code(conn, reward)
    if reward.state == RewardState.ISSUED:
        again = {"due_at": now(), "remind_at": None}
        reward = move_reward(conn, reward, RewardState.PENDING, act, **again)
    elif has_code:
        reward = note_reward(conn, reward, due_at=now())
    amend_reward(conn, reward, act, **wanted)
