"""A reward is there: say so in its row, to its owner, or to the merchant who hands it out."""

from __future__ import annotations

from sqlalchemy import Connection

from plugin.domain.dues import POINTS_RULE
from plugin.domain.grant import GRANT
from plugin.domain.instrument import Instrument
from plugin.domain.reasons import Reason
from plugin.domain.reward import RewardState
from plugin.services.context import Context
from plugin.services.messages.announce import reward_issued, tell_merchant
from plugin.storage.rewards import Act, move_reward
from plugin.storage.tables.base import AnyRow

_REASONS = {GRANT: Reason.GRANTED_BY_STAFF, POINTS_RULE: Reason.POINTS_CONVERTED}


def mark_issued(ctx: Context, conn: Connection, reward: AnyRow) -> AnyRow:
    """The owner has the reward from now on, and hears of it."""
    # What comes next is the reminder, or the end.
    again = reward.remind_at or reward.expires_at
    act = Act(_REASONS.get(reward.rule, Reason.QUALIFIED))
    changed = move_reward(conn, reward, RewardState.ISSUED, act, due_at=again)
    if changed.instrument == Instrument.EVENT:
        tell_merchant(ctx, conn, changed, "reward.issued")
    else:
        reward_issued(ctx, conn, changed)
    return changed
