"""Take back what somebody has not used who was erased; nobody could use it any more."""

from __future__ import annotations

from sqlalchemy import Connection

from plugin.domain.reasons import Reason
from plugin.domain.ruling import Ruling
from plugin.services.context import Context
from plugin.services.rewards.withdraw import withdraw
from plugin.storage.rewards import Act, find_reward, note_reward
from plugin.storage.tables.base import AnyRow


def void_of_erased(ctx: Context, conn: Connection, reward: AnyRow) -> None:
    """No order revives it, whatever becomes of the order."""
    withdraw(ctx, conn, reward, Act(Reason.OWNER_ERASED, order_id=reward.order_id))
    taken = find_reward(conn, reward.shop_id, reward.id)
    assert taken is not None  # rewards are never deleted
    note_reward(conn, taken, ruling=Ruling.WITHHELD)
