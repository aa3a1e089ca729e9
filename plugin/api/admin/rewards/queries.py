"""What staff may read of rewards."""

from __future__ import annotations

import strawberry

from plugin.api.admin.caller import AdminInfo, NeedsDiscounts, NeedsOrders, filter_id, filter_text
from plugin.api.admin.pages import Page, cut_of, page_of, period_of
from plugin.api.admin.rewards.inputs import RewardFilter
from plugin.api.admin.rewards.types import Reward, reward_view
from plugin.storage.pages.rewards import Wanted, page_of_rewards


@strawberry.type
class RewardQuery:
    @strawberry.field(
        permission_classes=[NeedsDiscounts],
        description="The newest first. A filter by order needs MANAGE_ORDERS.",
    )
    def rewards(
        self,
        info: AdminInfo,
        first: int = 50,
        after: strawberry.ID | None = None,
        filter: RewardFilter | None = None,
    ) -> Page[Reward]:
        caller, cut, asked = info.context, cut_of(first, after), filter or RewardFilter()
        if asked.order_id is not None:
            NeedsOrders.check(info)
        wanted = Wanted(
            state=asked.state,
            side=asked.side,
            kind=asked.kind.value if asked.kind else None,
            program_id=filter_id(asked.program_id),
            advocate_id=filter_id(asked.advocate_id),
            order_id=filter_text(asked.order_id),
            created=period_of(caller, asked.since, asked.until),
        )
        with caller.ctx.engine.begin() as conn:
            rows = page_of_rewards(conn, caller.shop.id, wanted, after=cut.after, limit=cut.limit)
        return page_of(cut, rows, reward_view)
