"""Take a reward back: what is unused is voided, what was used goes to a person."""

from __future__ import annotations

from sqlalchemy import Connection

from plugin.domain.order import Order
from plugin.domain.reasons import Reason
from plugin.domain.reward import CodeState, RewardState
from plugin.domain.ruling import Ruling
from plugin.services.context import now
from plugin.storage import codes
from plugin.storage.rewards import Act, move_reward
from plugin.storage.tables.base import AnyRow


def take_back(conn: Connection, order: Order, reward: AnyRow, reason: Reason) -> None:
    """The order behind the reward does not earn it any more."""
    if reward.ruling == Ruling.KEPT:
        return
    act = Act(reason, order_id=order.id)
    if reward.paid_ahead:
        # The friend's code was given back if the order was called off (settle_code); what a
        # friend has bought with it and returned is the shop's to settle.
        if order.is_called_off and reward.state in (RewardState.ISSUED, RewardState.SPENT):
            move_reward(conn, reward, RewardState.VOID, act)
        return
    void(conn, reward, act)


def void(conn: Connection, reward: AnyRow, act: Act) -> None:
    withdraw_code(conn, reward)
    match RewardState(reward.state):
        case RewardState.PENDING | RewardState.CAPPED:
            move_reward(conn, reward, RewardState.VOID, act, due_at=None)
        case RewardState.ISSUED:
            move_reward(conn, reward, RewardState.VOIDING, act, due_at=None)
        case RewardState.SPENT:
            spent = Act(Reason.SPENT_BEFORE_REVERSAL, order_id=act.order_id)
            move_reward(conn, reward, RewardState.REVIEW, spent, due_at=None)
        case _:
            pass


def withdraw_code(conn: Connection, reward: AnyRow) -> None:
    """Have the code that pays the reward deleted in the shop, if there is one."""
    code = codes.good_code_of(conn, reward_id=reward.id)
    if code is not None:
        codes.change_codes(conn, [code.id], state=CodeState.RETIRING, due_at=now())
