"""Make a reward worth something else: more, or less."""

from __future__ import annotations

from decimal import Decimal

from sqlalchemy import Connection

from plugin.domain.instrument import Instrument
from plugin.domain.reward import RewardState
from plugin.services.context import now
from plugin.services.settle_spent import settle_spent
from plugin.services.withdraw import look_at_instrument, withdraw_code
from plugin.storage.rewards import Act, amend_reward, move_reward
from plugin.storage.tables.base import AnyRow


def amend(conn: Connection, reward: AnyRow, amount: Decimal, cost: Decimal, act: Act) -> None:
    """A pending or issued reward is worth this amount from now on.

    A code is exchanged for another. Of what is spent bit by bit, more may be spent than is left.
    """
    paid = reward.used + reward.netted
    if reward.state == RewardState.PENDING:
        amend_reward(conn, reward, act, amount=max(amount, paid), cost=cost)
    elif reward.state != RewardState.ISSUED:
        return
    elif reward.instrument == Instrument.CODE:
        withdraw_code(conn, reward)
        held = move_reward(conn, reward, RewardState.PENDING, act, due_at=now(), remind_at=None)
        amend_reward(conn, held, act, amount=max(amount, paid), cost=cost)
    elif amount > paid:
        amend_reward(conn, reward, act, amount=amount, cost=cost)
    else:
        kept = {"amount": paid, "cost": cost, "due_at": None}
        settle_spent(conn, move_reward(conn, reward, RewardState.SPENT, act, **kept), amount, act)
    look_at_instrument(conn, reward)
