"""What staff may read of pledges."""

from __future__ import annotations

from datetime import datetime

import strawberry

from plugin.api.admin.caller import AdminInfo, NeedsDiscounts
from plugin.api.admin.handing_over.types import EventDelivery, Pledge, delivery_view, pledge_view
from plugin.api.admin.pages import period_of
from plugin.services.messages.replay_event import last_events
from plugin.storage.pledges import pledges

_MOST_EVENTS = 50


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

    @strawberry.field(
        permission_classes=[NeedsDiscounts],
        description="The newest 50 events for the shop's own server, and what became of them.",
    )
    def event_deliveries(self, info: AdminInfo) -> list[EventDelivery]:
        caller = info.context
        found = last_events(caller.ctx, caller.shop, _MOST_EVENTS)
        return [delivery_view(one) for one in found]
