"""What staff may say about the shop."""

from __future__ import annotations

from collections.abc import Callable

import strawberry

from plugin.api.admin.caller import AdminInfo, Caller, NeedsDiscounts
from plugin.api.admin.shop.shop_now import shop_now
from plugin.api.admin.shop.types import ShopResult
from plugin.api.shared import refusal
from plugin.domain.review import AtDeadline, Deadline
from plugin.services.programs.change_program import set_storefront, set_time_zone
from plugin.services.refusals import Refused
from plugin.services.review.set_review import set_review


@strawberry.type
class ShopMutation:
    @strawberry.mutation(
        permission_classes=[NeedsDiscounts],
        description="Say where customers shop; share links lead there.",
    )
    def set_storefront(self, info: AdminInfo, url: str) -> ShopResult:
        caller = info.context
        return _answered(caller, lambda: set_storefront(caller.ctx, caller.shop, url, caller.actor))

    @strawberry.mutation(
        permission_classes=[NeedsDiscounts],
        description="Say in which zone months, days and schedules are counted.",
    )
    def set_time_zone(self, info: AdminInfo, name: str) -> ShopResult:
        caller = info.context
        return _answered(caller, lambda: set_time_zone(caller.ctx, caller.shop, name, caller.actor))

    @strawberry.mutation(
        permission_classes=[NeedsDiscounts],
        description="Say after how many days what becomes of a case that nobody has decided, and "
        "how often staff are reminded from then on; both are 1 to 365 days. It holds for open "
        "cases, too.",
    )
    def set_review(
        self,
        info: AdminInfo,
        days: int = 7,
        then: AtDeadline = AtDeadline.HOLD,
        remind_every_days: int = 7,
    ) -> ShopResult:
        caller, wanted = info.context, Deadline(days, then, remind_every_days)
        return _answered(caller, lambda: set_review(caller.ctx, caller.shop, wanted, caller.actor))


def _answered(caller: Caller, change: Callable[[], None]) -> ShopResult:
    try:
        change()
    except Refused as error:
        return refusal(error)
    return shop_now(caller)
