"""Take a reward back that has not been used."""

from __future__ import annotations

from plugin.domain.audit import What
from plugin.domain.reward import RewardState
from plugin.domain.ruling import Ruling
from plugin.services.context import Context
from plugin.services.rewards.withdraw import withdraw
from plugin.services.staff.act_on_reward import By, check_unspent, hold_reward, written_down
from plugin.storage.rewards import note_reward
from plugin.storage.shops import Shop
from plugin.storage.tables.base import AnyRow

# What can still be taken back whole.
UNSPENT = (RewardState.PENDING, RewardState.ISSUED, RewardState.CAPPED)


def void_reward(ctx: Context, shop: Shop, reward_id: int, by: By) -> AnyRow:
    """Its code is withdrawn in the shop, and no order revives it. Raises Refused."""
    with ctx.engine.begin() as conn:
        reward = hold_reward(conn, shop, reward_id)
        check_unspent(reward, *UNSPENT)
        act = written_down(conn, reward, What.REWARD_VOIDED, by, {"state": RewardState.VOID})
        withdraw(ctx, conn, reward, act)
        note_reward(conn, reward, ruling=Ruling.WITHHELD)
        changed = hold_reward(conn, shop, reward_id)
    ctx.wake(shop.id)
    return changed
