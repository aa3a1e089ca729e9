"""What staff may read of what is to come."""

from __future__ import annotations

import strawberry

from plugin.api.admin.caller import AdminInfo, NeedsDiscounts, filter_id
from plugin.api.admin.liability.types import LiabilityForecast, forecast_view
from plugin.services.figures.kept import LIABILITY, LiabilityAsked


@strawberry.type
class LiabilityQuery:
    @strawberry.field(
        permission_classes=[NeedsDiscounts],
        description="What the outstanding rewards of all programs, or of one, will probably cost, "
        "and when the limits of programs will be reached. Where there are many rewards the figures "
        "may be of some minutes ago.",
    )
    def liability(
        self, info: AdminInfo, program_id: strawberry.ID | None = None
    ) -> LiabilityForecast:
        caller = info.context
        shown = LIABILITY.show(caller.ctx, caller.shop, LiabilityAsked())
        one, forecast = filter_id(program_id), shown.figures
        found = forecast if one is None else forecast.of_program(one)
        return forecast_view(found, is_counted_anew=shown.is_counted_anew)
