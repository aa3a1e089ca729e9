"""What staff may read of rewards."""

from __future__ import annotations

import strawberry
from graphql import GraphQLError

from plugin.api.admin.caller import AdminInfo, NeedsDiscounts, cursor_key
from plugin.api.admin.rewards.types import RewardPage, reward_view
from plugin.domain.reward import RewardState
from plugin.storage import rewards

_LARGEST_PAGE = 100


@strawberry.type
class RewardQuery:
    @strawberry.field(permission_classes=[NeedsDiscounts])
    def rewards(
        self,
        info: AdminInfo,
        first: int = 50,
        after: strawberry.ID | None = None,
        state: RewardState | None = None,
    ) -> RewardPage:
        caller = info.context
        if not 1 <= first <= _LARGEST_PAGE:
            raise GraphQLError(f"`first` is from 1 to {_LARGEST_PAGE}.")
        with caller.ctx.engine.begin() as conn:
            rows = rewards.page_of_rewards(
                conn, caller.shop.id, after=cursor_key(after), first=first + 1, state=state
            )
        nodes = [reward_view(row) for row in rows[:first]]
        return RewardPage(
            nodes=nodes,
            end_cursor=nodes[-1].id if nodes else None,
            has_next_page=len(rows) > first,
        )
