"""Remind people of rewards that they have not used and that end soon."""

from __future__ import annotations

from plugin.services.context import Context, now
from plugin.services.messages.announce import reward_ends
from plugin.storage.rewards import note_reward, take_rewards_to_remind_of

_BATCH = 100


def remind_owners(ctx: Context, shop_id: int) -> int:
    """One reminder for each reward; how many."""
    with ctx.engine.begin() as conn:
        ending = take_rewards_to_remind_of(conn, shop_id, now(), _BATCH)
        for reward in ending:
            reward_ends(ctx, conn, reward)
            note_reward(conn, reward, remind_at=None, due_at=reward.expires_at)
    return len(ending)
