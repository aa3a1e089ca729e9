"""What staff may read of rewards."""

from __future__ import annotations

from functools import partial

import strawberry

from plugin.api.admin.caller import AdminInfo, NeedsDiscounts
from plugin.api.admin.pages import Page, cut_of, page_of
from plugin.api.admin.rewards.inputs import RewardFilter, rewards_wanted
from plugin.api.admin.rewards.types import Reward, RewardSort, reward_view
from plugin.storage.pages.rewards import count_rewards, page_of_rewards


@strawberry.type
class RewardQuery:
    @strawberry.field(
        permission_classes=[NeedsDiscounts],
        description="A filter by order needs MANAGE_ORDERS, one by e-mail MANAGE_USERS. A cursor "
        "is of the same sort only.",
    )
    def rewards(
        self,
        info: AdminInfo,
        first: int = 50,
        after: strawberry.ID | None = None,
        filter: RewardFilter | None = None,
        sort: RewardSort = RewardSort.NEWEST,
    ) -> Page[Reward]:
        caller, cut = info.context, cut_of(first, after)
        shop_id, wanted = caller.shop.id, rewards_wanted(caller, filter or RewardFilter())
        with caller.ctx.engine.begin() as conn:
            rows = page_of_rewards(
                conn,
                shop_id,
                wanted,
                after=cut.after,
                limit=cut.limit,
                oldest_first=sort is RewardSort.OLDEST,
            )
        caller.names.expect(rows)
        return page_of(
            cut, rows, reward_view, partial(count_rewards, shop_id=shop_id, wanted=wanted)
        )
