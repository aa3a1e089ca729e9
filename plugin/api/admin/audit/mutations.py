"""What staff may take back."""

from __future__ import annotations

from typing import Annotated

import strawberry

from plugin.api.admin.advocates.types import Advocate
from plugin.api.admin.advocates.views import advocate_now
from plugin.api.admin.caller import AdminInfo, Caller, NeedsDiscounts, NeedsOrders
from plugin.api.admin.review.types import Case
from plugin.api.admin.review.views import case_now
from plugin.api.admin.rewards.inputs import key_of
from plugin.api.admin.rewards.types import Reward, reward_view
from plugin.api.admin.shop.shop_now import shop_now
from plugin.api.admin.shop.types import Shop
from plugin.api.shared import Refusal, refusal
from plugin.domain.audit import Subject, What
from plugin.services.refusals import RefusalCode, Refused
from plugin.services.review.undo import undo
from plugin.services.staff.act_on_reward import By
from plugin.storage.audit import find_act

_ABOUT_ORDERS = (What.CASE_APPROVED, What.CASE_REFUSED, What.ADVOCATE_ORDER_JUDGED)
UndoResult = Annotated[Reward | Case | Advocate | Shop | Refusal, strawberry.union("UndoResult")]


@strawberry.type
class UndoMutation:
    @strawberry.mutation(
        permission_classes=[NeedsDiscounts],
        description="Take an act back, by its id in `auditLog`, while what it did still stands. "
        "The answer is what the act was on, as it is then; the shop, for a setting. What was said "
        "of orders needs MANAGE_ORDERS, as the act did.",
    )
    def undo_act(self, info: AdminInfo, id: strawberry.ID, why: str) -> UndoResult:
        caller = info.context
        try:
            audit_id = key_of(id, RefusalCode.ACT_UNKNOWN)
            if _is_about_orders(caller, audit_id):
                NeedsOrders.check(info.context)
            undone = undo(caller.ctx, caller.shop, audit_id, By(caller.actor, why))
        except Refused as error:
            return refusal(error)
        if undone.row is None:
            return shop_now(caller)
        if undone.subject is Subject.CASE:
            return case_now(caller, undone.row)
        if undone.subject is Subject.ADVOCATE:
            return advocate_now(caller, undone.row)
        return reward_view(undone.row)


def _is_about_orders(caller: Caller, audit_id: int) -> bool:
    with caller.ctx.engine.connect() as conn:
        act = find_act(conn, caller.shop.id, audit_id)
    return act is not None and act.what in _ABOUT_ORDERS
