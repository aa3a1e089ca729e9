"""What people are asked and told, in all versions."""

from __future__ import annotations

import strawberry

from plugin.api.admin.caller import AdminInfo, NeedsDiscounts
from plugin.api.admin.privacy.types import ShownText, text_view
from plugin.storage.consents import all_texts

_MOST = 500


@strawberry.type
class PrivacyQuery:
    @strawberry.field(
        permission_classes=[NeedsDiscounts],
        description="All versions of what people are asked and told, the newest first.",
    )
    def shown_texts(self, info: AdminInfo) -> list[ShownText]:
        caller = info.context
        with caller.ctx.engine.begin() as conn:
            return [text_view(row) for row in all_texts(conn, caller.shop.id, _MOST)]
