"""How strict a shop is, as staff see it."""

from __future__ import annotations

import strawberry

from plugin.api.admin.caller import AdminInfo, NeedsDiscounts
from plugin.api.admin.honesty.types import Honesty, honesty_now


@strawberry.type
class HonestyQuery:
    @strawberry.field(
        permission_classes=[NeedsDiscounts],
        description="The rules against abuse, as they hold in this shop.",
    )
    def honesty(self, info: AdminInfo) -> Honesty:
        return honesty_now(info.context)
