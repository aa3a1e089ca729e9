"""What staff may read of pledges."""

from __future__ import annotations

from datetime import datetime

import strawberry

from plugin.api.admin.caller import AdminInfo, NeedsDiscounts
from plugin.api.admin.handing_over.types import Pledge, pledge_view
from plugin.api.admin.pages import period_of
from plugin.storage.pledges import pledges


@strawberry.type
class HandingOverQuery:
    @strawberry.field(
        permission_classes=[NeedsDiscounts],
        description="Donations that were promised, by cause and currency, from `since` until "
        "before `until`.",
    )
    def pledges(
        self, info: AdminInfo, since: datetime | None = None, until: datetime | None = None
    ) -> list[Pledge]:
        caller = info.context
        with caller.ctx.engine.begin() as conn:
            found = pledges(conn, caller.shop.id, period_of(caller, since, until))
        return [pledge_view(one) for one in found]
