"""What staff may read of rewards."""

from __future__ import annotations

import strawberry

from plugin.api.admin.caller import AdminInfo, NeedsDiscounts
from plugin.api.admin.pages import Page, cut_of, page_of
from plugin.api.admin.rewards.types import Reward, reward_view
from plugin.domain.reward import RewardState
from plugin.storage import rewards


@strawberry.type
class RewardQuery:
    @strawberry.field(permission_classes=[NeedsDiscounts])
    def rewards(
        self,
        info: AdminInfo,
        first: int = 50,
        after: strawberry.ID | None = None,
        state: RewardState | None = None,
    ) -> Page[Reward]:
        caller, cut = info.context, cut_of(first, after)
        with caller.ctx.engine.begin() as conn:
            rows = rewards.page_of_rewards(
                conn, caller.shop.id, after=cut.after, first=cut.limit, state=state
            )
        return page_of(cut, rows, reward_view)
