"""What staff may read of referrals."""

from __future__ import annotations

import strawberry

from plugin.api.admin.caller import AdminInfo, NeedsDiscounts, filter_id
from plugin.api.admin.pages import Page, cut_of, page_of, period_of
from plugin.api.admin.referrals.types import (
    Referral,
    ReferralFilter,
    ReferralState,
    referral_view,
)
from plugin.storage.pages.referrals import Wanted, page_of_referrals


@strawberry.type
class ReferralQuery:
    @strawberry.field(permission_classes=[NeedsDiscounts], description="The newest first.")
    def referrals(
        self,
        info: AdminInfo,
        first: int = 50,
        after: strawberry.ID | None = None,
        filter: ReferralFilter | None = None,
    ) -> Page[Referral]:
        caller, cut, asked = info.context, cut_of(first, after), filter or ReferralFilter()
        wanted = Wanted(
            program_id=filter_id(asked.program_id),
            advocate_id=filter_id(asked.advocate_id),
            counts=None if asked.state is None else asked.state is ReferralState.BOUGHT,
            created=period_of(caller, asked.since, asked.until),
        )
        with caller.ctx.engine.begin() as conn:
            rows = page_of_referrals(conn, caller.shop.id, wanted, after=cut.after, limit=cut.limit)
        return page_of(cut, rows, referral_view)
