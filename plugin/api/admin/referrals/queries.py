"""What staff may read of referrals."""

from __future__ import annotations

from functools import partial

import strawberry

from plugin.api.admin.caller import AdminInfo, NeedsDiscounts, known_id
from plugin.api.admin.pages import Page, cut_of, page_of
from plugin.api.admin.referrals.inputs import ReferralFilter, referrals_wanted
from plugin.api.admin.referrals.types import Referral, ReferralSort, referral_view
from plugin.storage.pages.referrals import (
    count_referrals,
    find_referral,
    page_of_referrals,
    rewards_of_referrals,
)


@strawberry.type
class ReferralQuery:
    @strawberry.field(
        permission_classes=[NeedsDiscounts],
        description="A filter by e-mail needs MANAGE_USERS, one by an order's number "
        "MANAGE_ORDERS. A cursor is of the same sort only.",
    )
    def referrals(
        self,
        info: AdminInfo,
        first: int = 50,
        after: strawberry.ID | None = None,
        filter: ReferralFilter | None = None,
        sort: ReferralSort = ReferralSort.NEWEST,
    ) -> Page[Referral]:
        caller, cut = info.context, cut_of(first, after)
        shop_id, wanted = caller.shop.id, referrals_wanted(caller, filter or ReferralFilter())
        with caller.ctx.engine.begin() as conn:
            rows = page_of_referrals(
                conn,
                shop_id,
                wanted,
                after=cut.after,
                limit=cut.limit,
                oldest_first=sort is ReferralSort.OLDEST,
            )
            rewards = rewards_of_referrals(conn, shop_id, [row.id for row in rows[:first]])
        caller.names.expect(one for some in rewards.values() for one in some)
        count = partial(count_referrals, shop_id=shop_id, wanted=wanted)
        return page_of(cut, rows, lambda row: referral_view(row, rewards.get(row.id, ())), count)

    @strawberry.field(permission_classes=[NeedsDiscounts])
    def referral(self, info: AdminInfo, id: strawberry.ID) -> Referral | None:
        caller, key = info.context, known_id(id) or 0
        with caller.ctx.engine.begin() as conn:
            row = find_referral(conn, caller.shop.id, key)
            rewards = rewards_of_referrals(conn, caller.shop.id, [key])
        return referral_view(row, rewards.get(key, ())) if row is not None else None
