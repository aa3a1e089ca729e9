"""Take an act of staff on a reward back, while what it did still stands."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime
from decimal import Decimal
from typing import Any

from sqlalchemy import Connection

from plugin.domain.audit import What
from plugin.domain.money import plain
from plugin.domain.reward import RewardState
from plugin.domain.ruling import Ruling
from plugin.services.context import Context, now
from plugin.services.refusals import RefusalCode, Refused
from plugin.services.rewards.amend import amend
from plugin.services.rewards.withdraw import withdraw
from plugin.services.staff.act_on_reward import By, hold_reward, written_down
from plugin.services.staff.void_reward import UNSPENT
from plugin.storage import audit
from plugin.storage.orders import touch_orders
from plugin.storage.rewards import Act, move_reward
from plugin.storage.shops import Shop
from plugin.storage.tables.base import AnyRow

# Writes down how the reward is after the undo, which takes its first words from the act.
Write = Callable[[dict[str, Any]], Act]


def undo_act(ctx: Context, shop: Shop, audit_id: int, by: By) -> AnyRow:
    """The reward as it is then. Raises Refused."""
    with ctx.engine.begin() as conn:
        done = audit.find_act(conn, shop.id, audit_id)
        if done is None:
            raise Refused(RefusalCode.ACT_UNKNOWN)
        undo = _UNDO.get(done.what)
        if undo is None:
            raise Refused(RefusalCode.ACT_FINAL)
        reward = hold_reward(conn, shop, done.subject_id)
        _check_stands(conn, done)

        def write(after: dict[str, Any]) -> Act:
            undone = What.REWARD_ACT_UNDONE
            return written_down(conn, reward, undone, by, after, undoes=done.id)

        undo(ctx, conn, reward, done.before, write)
        if reward.order_id is not None:
            # What became of the order meanwhile was held back by what is undone here.
            touch_orders(conn, shop.id, [reward.order_id], now())
        changed = hold_reward(conn, shop, reward.id)
    ctx.wake(shop.id)
    return changed


def _check_stands(conn: Connection, done: AnyRow) -> None:
    if audit.is_undone(conn, done.id):
        raise Refused(RefusalCode.ACT_UNDONE)
    if audit.has_later_act(conn, done):
        raise Refused(RefusalCode.ACT_OVERTAKEN, "Undo first what was done after it.")


def _check_state(reward: AnyRow, *states: RewardState) -> None:
    if reward.state in states:
        return
    if reward.state == RewardState.SPENT:
        raise Refused(RefusalCode.REWARD_SPENT)
    raise Refused(RefusalCode.ACT_OVERTAKEN, f"The reward is {reward.state}.")


def _void_grant(ctx: Context, conn: Connection, reward: AnyRow, _: Any, write: Write) -> None:
    _check_state(reward, *UNSPENT)
    withdraw(ctx, conn, reward, write({"state": RewardState.VOID}))


def _revive(
    _: Context, conn: Connection, reward: AnyRow, before: Mapping[str, Any], write: Write
) -> None:
    """It gets a new code, at once if it had one."""
    _check_state(reward, RewardState.VOIDING, RewardState.VOID)
    capped = before["state"] == RewardState.CAPPED
    state = RewardState.CAPPED if capped else RewardState.PENDING
    due_at = None
    if before["has_end"]:
        due_at = now()
    elif before["due_at"]:
        due_at = datetime.fromisoformat(before["due_at"])
    facts = {"ruling": before["ruling"], "expires_at": None, "remind_at": None}
    move_reward(conn, reward, state, write({"state": state}), **facts, due_at=due_at)


def _correct_back(
    _: Context, conn: Connection, reward: AnyRow, before: Mapping[str, Any], write: Write
) -> None:
    """To what it was; if the order has come down since, the engine lowers it once more."""
    _check_state(reward, RewardState.PENDING, RewardState.ISSUED)
    amount, earned = Decimal(before["amount"]), before["corrected_from"]
    act = write({"amount": str(plain(amount))})
    facts = {"terms": before["terms"], "corrected_from": earned and Decimal(earned)}
    amend(conn, reward, amount, amount, act, **facts)


def _back_to_review(
    _: Context, conn: Connection, reward: AnyRow, before: Mapping[str, Any], write: Write
) -> None:
    owed, paid = (Decimal(before[name]) for name in ("owed_back", "paid_back"))
    decided = {
        (Ruling.KEPT, Decimal(0), paid),
        (Ruling.WITHHELD, Decimal(0), paid + owed),
        (Ruling.WITHHELD, owed, paid),
    }
    is_spent = reward.state in (RewardState.SPENT, RewardState.VOID, RewardState.OWED_BACK)
    if not is_spent or (reward.ruling, reward.owed_back, reward.paid_back) not in decided:
        raise Refused(RefusalCode.ACT_OVERTAKEN, f"The reward is {reward.state}.")
    act = write({"state": RewardState.REVIEW})
    facts = {"ruling": before["ruling"], "owed_back": owed, "paid_back": paid}
    move_reward(conn, reward, RewardState.REVIEW, act, **facts)


def _not_handed_over(_: Context, conn: Connection, reward: AnyRow, __: Any, write: Write) -> None:
    if reward.state != RewardState.SPENT:
        raise Refused(RefusalCode.ACT_OVERTAKEN, f"The reward is {reward.state}.")
    move_reward(conn, reward, RewardState.ISSUED, write({"state": RewardState.ISSUED}))


_UNDO: Mapping[str, Callable[[Context, Connection, AnyRow, Any, Write], None]] = {
    What.REWARD_GRANTED: _void_grant,
    What.REWARD_VOIDED: _revive,
    What.REWARD_CORRECTED: _correct_back,
    What.REWARD_KEPT: _back_to_review,
    What.REWARD_TAKEN_BACK: _back_to_review,
    What.REWARD_OWED_BACK: _back_to_review,
    What.REWARD_HANDED_OVER: _not_handed_over,
}
