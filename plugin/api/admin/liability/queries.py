"""What staff may read of what is to come."""

from __future__ import annotations

import strawberry

from plugin.api.admin.caller import AdminInfo, NeedsDiscounts, filter_id
from plugin.api.admin.liability.types import LiabilityForecast, forecast_view
from plugin.services.books.forecast_liability import forecast_liability


@strawberry.type
class LiabilityQuery:
    @strawberry.field(
        permission_classes=[NeedsDiscounts],
        description="What the outstanding rewards of all programs, or of one, will probably cost, "
        "and when the limits of programs will be reached.",
    )
    def liability(
        self, info: AdminInfo, program_id: strawberry.ID | None = None
    ) -> LiabilityForecast:
        caller = info.context
        return forecast_view(forecast_liability(caller.ctx, caller.shop, filter_id(program_id)))
