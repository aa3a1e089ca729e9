"""What staff decide about honesty."""

from __future__ import annotations

import strawberry
from strawberry.scalars import JSON

from plugin.api.admin.caller import AdminInfo, NeedsDiscounts, NeedsOrders
from plugin.api.admin.honesty.types import (
    HonestyResult,
    Judged,
    JudgedResult,
    Judgement,
    honesty_now,
)
from plugin.api.shared import refusal
from plugin.domain.abuse.circumstances import Ruled
from plugin.services.refusals import Refused
from plugin.services.shops.set_honesty import set_honesty
from plugin.services.staff.act_on_reward import By
from plugin.services.staff.judge_order import judge_order


@strawberry.type
class HonestyMutation:
    @strawberry.mutation(
        permission_classes=[NeedsDiscounts],
        description="Say how strict the shop is: `{ hold, refuse, rules: { velocity: { points, "
        "enabled, numbers, words } } }`. What is left out is as usual.",
    )
    def set_honesty(self, info: AdminInfo, said: JSON) -> HonestyResult:
        caller = info.context
        try:
            set_honesty(caller.ctx, caller.shop, said, caller.actor)
        except Refused as error:
            return refusal(error)
        return honesty_now(caller)

    @strawberry.mutation(
        permission_classes=[NeedsDiscounts, NeedsOrders],
        description="Say that the referral behind an order is honest, or not; null takes it back. "
        "The order is evaluated again, so rewards follow.",
    )
    def judge_order(
        self, info: AdminInfo, order_id: strawberry.ID, why: str, ruled: Judgement | None = None
    ) -> JudgedResult:
        caller = info.context
        said = Ruled(ruled.value) if ruled is not None else None
        try:
            judge_order(caller.ctx, caller.shop, order_id, said, By(caller.actor, why))
        except Refused as error:
            return refusal(error)
        return Judged(order_id=order_id, ruled=ruled)
