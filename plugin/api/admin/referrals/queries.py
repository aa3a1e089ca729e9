"""What staff may read of referrals."""

from __future__ import annotations

import strawberry

from plugin.api.admin.caller import (
    AdminInfo,
    Caller,
    NeedsDiscounts,
    NeedsOrders,
    NeedsUsers,
    filter_email,
    filter_id,
    filter_text,
    known_id,
)
from plugin.api.admin.pages import Page, cut_of, page_of, period_of
from plugin.api.admin.referrals.types import (
    Referral,
    ReferralFilter,
    ReferralState,
    referral_view,
)
from plugin.storage.pages.referrals import (
    Wanted,
    find_referral,
    page_of_referrals,
    rewards_of_referrals,
)


@strawberry.type
class ReferralQuery:
    @strawberry.field(
        permission_classes=[NeedsDiscounts],
        description="The newest first. A filter by e-mail needs MANAGE_USERS, one by an order's "
        "number MANAGE_ORDERS.",
    )
    def referrals(
        self,
        info: AdminInfo,
        first: int = 50,
        after: strawberry.ID | None = None,
        filter: ReferralFilter | None = None,
    ) -> Page[Referral]:
        caller, cut, asked = info.context, cut_of(first, after), filter or ReferralFilter()
        if asked.email is not None:
            NeedsUsers.check(info)
        if asked.order_number is not None:
            NeedsOrders.check(info)
        shop_id, wanted = caller.shop.id, _wanted(caller, asked)
        with caller.ctx.engine.begin() as conn:
            rows = page_of_referrals(conn, shop_id, wanted, after=cut.after, limit=cut.limit)
            rewards = rewards_of_referrals(conn, shop_id, [row.id for row in rows[:first]])
        return page_of(cut, rows, lambda row: referral_view(row, rewards.get(row.id, ())))

    @strawberry.field(permission_classes=[NeedsDiscounts])
    def referral(self, info: AdminInfo, id: strawberry.ID) -> Referral | None:
        caller, key = info.context, known_id(id) or 0
        with caller.ctx.engine.begin() as conn:
            row = find_referral(conn, caller.shop.id, key)
            rewards = rewards_of_referrals(conn, caller.shop.id, [key])
        return referral_view(row, rewards.get(key, ())) if row is not None else None


def _wanted(caller: Caller, asked: ReferralFilter) -> Wanted:
    return Wanted(
        program_id=filter_id(asked.program_id),
        advocate_id=filter_id(asked.advocate_id),
        counts=None if asked.state is None else asked.state is ReferralState.BOUGHT,
        held=asked.is_held,
        word=filter_text(asked.word),
        email_hmac=filter_email(caller, asked.email),
        order_number=filter_text(asked.order_number),
        created=period_of(caller, asked.since, asked.until),
    )
