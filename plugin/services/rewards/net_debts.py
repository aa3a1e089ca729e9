"""Let a reward pay what its owner spent before without deserving it."""

from __future__ import annotations

from decimal import Decimal

from sqlalchemy import Connection

from plugin.domain.instrument import Instrument
from plugin.domain.netting import Sum, netted
from plugin.domain.reasons import Reason
from plugin.domain.reward import RewardState
from plugin.domain.worth import Worth
from plugin.storage.promise_json import terms_from_json
from plugin.storage.rewards import Act, amend_reward, debts_of, move_reward
from plugin.storage.tables.base import AnyRow


def net_debts(conn: Connection, reward: AnyRow) -> AnyRow:
    """The reward as it is after that; it is spent if nothing of it is left to pay out."""
    for debt in debts_of(conn, reward):
        left = reward.amount - reward.netted
        part = netted(_sum(debt, debt.owed_back), _sum(reward, left))
        if not part:
            continue
        act = Act(Reason.NETTED, order_id=reward.order_id)
        reward = amend_reward(conn, reward, act, netted=reward.netted + part)
        _paid(conn, debt, part, act)
        if reward.netted == reward.amount:
            return move_reward(conn, reward, RewardState.SPENT, act, due_at=None)
    return reward


def _paid(conn: Connection, debt: AnyRow, part: Decimal, act: Act) -> None:
    """What is paid back was not given in the end."""
    owed, paid = debt.owed_back - part, debt.paid_back + part
    state = RewardState.OWED_BACK
    if not owed:
        state = RewardState.VOID if paid == debt.amount else RewardState.SPENT
    move_reward(conn, debt, state, act, owed_back=owed, paid_back=paid)


def _sum(reward: AnyRow, amount: Decimal) -> Sum:
    terms = terms_from_json(reward.terms)
    return Sum(Worth(amount, reward.unit), terms, Instrument(reward.instrument))
