"""Settle what was spent of a reward without being deserved, as its program says."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from sqlalchemy import Connection

from plugin.domain.dues import POINTS_RULE
from plugin.domain.promise import RefundPolicy
from plugin.domain.reasons import Reason
from plugin.domain.reward import RewardState
from plugin.services.context import now
from plugin.storage import programs
from plugin.storage.points import look_at_points
from plugin.storage.rewards import Act, move_reward, note_reward
from plugin.storage.tables.base import AnyRow

_CLAWED_BACK = {RewardState.REVIEW, RewardState.OWED_BACK}
# Once the whole is spent, it is all the same how.
_ALL_SPENT = {"used": Decimal(0), "netted": Decimal(0)}
_STATES = {
    RefundPolicy.FORGIVE: (RewardState.SPENT, Reason.SHOP_BEARS_IT),
    RefundPolicy.NET: (RewardState.OWED_BACK, Reason.SPENT_BEFORE_REVERSAL),
    RefundPolicy.REVIEW: (RewardState.REVIEW, Reason.SPENT_BEFORE_REVERSAL),
}


def settle_spent(conn: Connection, reward: AnyRow, deserved: Decimal, act: Act) -> None:
    """A reward that was spent is worth no more than `deserved`; the rest is settled.

    Saying so again changes nothing. What is deserved after all is nobody's debt any more.
    """
    undeserved = max(Decimal(0), reward.amount - reward.paid_back - deserved)
    if not undeserved:
        if reward.state in _CLAWED_BACK:
            move_reward(conn, reward, RewardState.SPENT, act, owed_back=Decimal(0))
        return
    policy = programs.promised(conn, reward.shop_id, reward.offer_id).promise.refunds
    state, reason = _STATES[policy]
    owed = Decimal(0) if policy is RefundPolicy.FORGIVE else undeserved
    wanted = {"state": state, "owed_back": owed, "due_at": None, **_ALL_SPENT}
    if any(getattr(reward, name) != value for name, value in wanted.items()):
        _settle(conn, reward, Act(reason, order_id=act.order_id), wanted)
    elif reward.reason != reason:
        note_reward(conn, reward, reason=reason)


def _settle(conn: Connection, reward: AnyRow, act: Act, wanted: dict[str, Any]) -> None:
    state = wanted.pop("state")
    move_reward(conn, reward, state, act, **wanted)


def found_spent(conn: Connection, reward: AnyRow, spent: Decimal, act: Act) -> None:
    """So much of a reward that was taken back had been spent, or had paid a debt: all the rest is
    released, and this is settled. What points turned into is settled with the points."""
    if not spent:
        move_reward(conn, reward, _ended(act), act, due_at=None, used=Decimal(0))
    else:
        kept = {"amount": spent, "due_at": None, **_ALL_SPENT}
        changed = move_reward(conn, reward, RewardState.SPENT, act, **kept)
        if reward.rule != POINTS_RULE:
            settle_spent(conn, changed, Decimal(0), act)
    if reward.rule == POINTS_RULE:
        look_at_points(conn, reward, now())


def _ended(act: Act) -> RewardState:
    return RewardState.EXPIRED if act.reason == Reason.REWARD_EXPIRED else RewardState.VOID
