"""Bring rewards that share an account, a gift card or points, in line with what was spent of it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from decimal import Decimal

from sqlalchemy import Connection

from plugin.domain.instrument import Instrument
from plugin.domain.reasons import Reason
from plugin.domain.reward import RewardState
from plugin.domain.spending import Held, Spending
from plugin.services.context import Context
from plugin.services.rewards.mark_issued import mark_issued
from plugin.services.rewards.settle_spent import found_spent, settle_spent
from plugin.services.rewards.why_withdrawn import why_withdrawn
from plugin.storage.rewards import Act, amend_reward, move_reward, note_reward, stake_of
from plugin.storage.tables.base import AnyRow

_NOTHING = Decimal(0)
_CLAWED_BACK = (RewardState.REVIEW, RewardState.OWED_BACK)
_SPENT_UP = {
    Instrument.GIFT_CARD: Reason.CARD_SPENT,
    Instrument.POINTS: Reason.POINTS_CONVERTED,
}
_THERE_AGAIN = {
    Instrument.GIFT_CARD: Reason.CARD_REFILLED,
    Instrument.POINTS: Reason.POINTS_RETURNED,
}


def held(rewards: Sequence[AnyRow]) -> list[Held]:
    """What the account has, and should have. A reward that has no end yet is not due yet."""
    found = []
    for reward in rewards:
        stake = stake_of(reward)
        if not _is_due(reward):
            stake = replace(stake, state=RewardState.VOIDING)
        found.append(Held(reward.id, stake, reward.credited))
    return found


def _is_due(reward: AnyRow) -> bool:
    return reward.state != RewardState.PENDING or reward.expires_at is not None


def write_credits(
    conn: Connection, rewards: Sequence[AnyRow], spending: Mapping[int, Spending]
) -> list[AnyRow]:
    """Write down that the account has got what each reward deserves, and what of it is spent
    beyond that. The rewards as they are then."""
    written = []
    for reward, has in zip(rewards, held(rewards), strict=True):
        over = spending[reward.id].over
        if reward.state in _CLAWED_BACK and over < has.undeserved:
            reward = _relieved(conn, reward, has, over)
        written.append(note_reward(conn, reward, credited=has.deserved + over))
    return written


def _relieved(conn: Connection, reward: AnyRow, has: Held, over: Decimal) -> AnyRow:
    """What was spent undeserved came back, so that it is owed no more."""
    left = reward.owed_back - (has.undeserved - over)
    act = Act(_THERE_AGAIN[Instrument(reward.instrument)], order_id=reward.order_id)
    if left:
        amount = reward.amount - (reward.owed_back - left)
        return amend_reward(conn, reward, act, amount=amount, owed_back=left)
    if has.deserved:
        facts = {"amount": has.deserved, "owed_back": _NOTHING, "paid_back": _NOTHING}
        end = reward.expires_at
        return move_reward(conn, reward, RewardState.ISSUED, act, **facts, due_at=end)
    return move_reward(conn, reward, RewardState.VOID, act, owed_back=_NOTHING)


def settle_rewards(
    ctx: Context, conn: Connection, rewards: Sequence[AnyRow], spending: Mapping[int, Spending]
) -> None:
    """Bring each reward into the state that fits what was spent of it."""
    for reward in rewards:
        if reward.state == RewardState.PENDING:
            if not _is_due(reward):
                continue
            _settle(conn, mark_issued(ctx, conn, reward), spending[reward.id])
        elif reward.state in (RewardState.ISSUED, RewardState.SPENT):
            _settle(conn, reward, spending[reward.id])
        elif reward.state == RewardState.VOIDING:
            spent = spending[reward.id].over + reward.netted
            found_spent(conn, reward, spent, why_withdrawn(conn, reward))


def _settle(conn: Connection, reward: AnyRow, spending: Spending) -> None:
    instrument = Instrument(reward.instrument)
    if spending.over:
        facts = {"amount": reward.amount + spending.over, "due_at": None}
        act = Act(_SPENT_UP[instrument], order_id=reward.order_id)
        spent = move_reward(conn, reward, RewardState.SPENT, act, **facts)
        settle_spent(conn, spent, reward.amount, act)
    elif spending.used == reward.amount - reward.netted:
        if reward.state != RewardState.SPENT:
            act = Act(_SPENT_UP[instrument])
            move_reward(conn, reward, RewardState.SPENT, act, used=spending.used, due_at=None)
    elif reward.state == RewardState.SPENT:
        act = Act(_THERE_AGAIN[instrument])
        facts = {"used": spending.used, "due_at": reward.expires_at}
        move_reward(conn, reward, RewardState.ISSUED, act, **facts)
    elif spending.used != reward.used:
        amend_reward(conn, reward, Act(_SPENT_UP[instrument]), used=spending.used)
