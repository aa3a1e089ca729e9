"""Take a reward back: what is unused is voided, what was spent is settled as the program says."""

from __future__ import annotations

from decimal import Decimal

from sqlalchemy import Connection

from plugin.domain.instrument import SHARED
from plugin.domain.order import Order
from plugin.domain.reasons import Reason
from plugin.domain.reward import RewardState
from plugin.domain.ruling import Ruling
from plugin.services.context import Context
from plugin.services.rewards.settle_spent import settle_spent
from plugin.services.rewards.withdraw import look_at_instrument, withdraw
from plugin.storage.rewards import Act, move_reward
from plugin.storage.tables.base import AnyRow

_SPENT = (RewardState.SPENT, RewardState.REVIEW, RewardState.OWED_BACK)


def take_back(ctx: Context, conn: Connection, order: Order, reward: AnyRow, reason: Reason) -> None:
    """The order behind the reward does not earn it any more."""
    if reward.ruling == Ruling.KEPT or (reward.ruling is not None and reward.state in _SPENT):
        # Staff have decided about it.
        return
    act = Act(reason, order_id=order.id)
    if reward.paid_ahead:
        # The friend's code was given back if the order was called off (settle_code); what a
        # friend has bought with it and returned is the shop's to settle.
        if order.is_called_off and reward.state in (RewardState.ISSUED, RewardState.SPENT):
            move_reward(conn, reward, RewardState.VOID, act)
    elif _may_be_anothers(reward):
        look_at_instrument(conn, move_reward(conn, reward, RewardState.VOIDING, act, due_at=None))
    elif reward.state in _SPENT:
        settle_spent(conn, reward, Decimal(0), act)
    else:
        withdraw(ctx, conn, reward, act)


def _may_be_anothers(reward: AnyRow) -> bool:
    """True for what was spent of a card or of points: other rewards there may account for it."""
    is_shared = reward.instrument in SHARED and reward.state == RewardState.SPENT
    return is_shared and reward.reason != Reason.SHOP_BEARS_IT
