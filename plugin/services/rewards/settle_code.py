"""Settle what an order did to one of our codes: it used it up, or it burnt it for nothing."""

from __future__ import annotations

from collections.abc import Collection
from decimal import Decimal

from sqlalchemy import Connection

from plugin.domain.calendar import expiry_bucket
from plugin.domain.order import Order
from plugin.domain.reasons import Reason
from plugin.domain.reward import CodeState, RewardState, VoucherKind
from plugin.services.context import Context, now
from plugin.services.rewards.settle_spent import found_spent
from plugin.services.rewards.withdraw import withdraw_code
from plugin.storage import codes, programs
from plugin.storage.people import claim_offer_id
from plugin.storage.rewards import Act, find_reward, move_reward
from plugin.storage.tables.base import AnyRow

_UNUSED = (CodeState.PLANNED, CodeState.MINTED)
_TAKEN_BACK = (RewardState.VOIDING, RewardState.VOID)


def settle_code(ctx: Context, conn: Connection, shop_id: int, order: Order) -> Collection[str]:
    """Bring the code on the order, and what hangs on it, in line with the order's state.

    Saleor itself never gives a code back: not on cancel, not on expiry, not on refund.
    Gives the orders to be looked at again, because what they earned is unused after all.
    """
    if order.code is None:
        return ()
    code = codes.code_by_hmac(conn, shop_id, order.code)
    if code is None:
        return ()
    if order.is_called_off:
        return _burnt_for_nothing(ctx, conn, code, order)
    if code.state != CodeState.BURNT:
        burnt = {"state": CodeState.BURNT, "order_id": order.id}
        codes.change_codes(conn, [code.id], **burnt, due_at=None, last_error=None)
        _reward_is_spent(conn, code, order)
    elif code.order_id is None:
        # Found used when it was to be taken back; now we hear where.
        codes.change_codes(conn, [code.id], order_id=order.id)
    return ()


def _reward_is_spent(conn: Connection, code: AnyRow, order: Order) -> None:
    if code.reward_id is None:
        return
    reward = find_reward(conn, code.shop_id, code.reward_id)
    if reward is None:
        return
    if reward.state in _TAKEN_BACK:
        # Used in the moment in which it was taken back.
        found_spent(conn, reward, reward.amount, Act(Reason.CODE_SPENT, order_id=order.id))
    else:
        # It may have been used while it was exchanged for another.
        withdraw_code(conn, reward)
        act = Act(Reason.CODE_SPENT, order_id=order.id)
        move_reward(conn, reward, RewardState.SPENT, act, due_at=None)


def _burnt_for_nothing(
    ctx: Context, conn: Connection, code: AnyRow, order: Order
) -> Collection[str]:
    burnt_here = code.state == CodeState.BURNT and code.order_id in (order.id, None)
    if not burnt_here and code.state not in _UNUSED:
        return ()
    codes.change_codes(conn, [code.id], state=CodeState.RETIRED, order_id=order.id, due_at=None)
    if code.claim_id is not None:
        _code_again(ctx, conn, code)
    elif code.reward_id is not None:
        return _reward_again(conn, code, order)
    return ()


def _code_again(ctx: Context, conn: Connection, code: AnyRow) -> None:
    offer_id = claim_offer_id(conn, code.claim_id)
    program = programs.promised(conn, code.shop_id, offer_id)
    discount = program.version.arm(offer_id).friend_discount
    assert discount is not None  # or there would have been no code
    bucket = expiry_bucket(now(), program.promise.code_days)
    voucher_id = codes.voucher_for(
        conn, code.shop_id, offer_id, VoucherKind.AGAIN, discount, bucket
    )
    owner = {"claim_id": code.claim_id}
    codes.plan_codes(conn, code.shop_id, voucher_id, [owner], ctx.keys.code_hmac, now())


def _reward_again(conn: Connection, code: AnyRow, order: Order) -> Collection[str]:
    reward = find_reward(conn, code.shop_id, code.reward_id)
    if reward is None:
        return ()
    act = Act(Reason.CODE_REISSUED, order_id=order.id)
    if reward.state in (RewardState.REVIEW, RewardState.OWED_BACK):
        # What had been used without being deserved, was not used after all.
        deserved = reward.amount - reward.owed_back
        if deserved:
            facts = {"amount": deserved, "owed_back": Decimal(0), "due_at": now()}
            move_reward(conn, reward, RewardState.PENDING, act, **facts)
        else:
            move_reward(conn, reward, RewardState.VOID, act, owed_back=Decimal(0))
    elif reward.state in (RewardState.SPENT, RewardState.ISSUED):
        move_reward(conn, reward, RewardState.PENDING, act, due_at=now())
        # The shop may have borne a reward that nobody deserved; now it need not.
        return [reward.order_id] if reward.order_id else ()
    return ()
