"""What people are asked and told, in all versions."""

from __future__ import annotations

import strawberry
from strawberry.scalars import JSON

from plugin.api.admin.caller import AdminInfo, NeedsDiscounts, NeedsUsers
from plugin.api.admin.privacy.types import (
    PersonData,
    PersonResult,
    Retention,
    ShownText,
    text_view,
)
from plugin.api.shared import refusal
from plugin.services.people.export_person import export_person
from plugin.services.refusals import Refused
from plugin.services.shops.keep_no_longer import days_kept
from plugin.storage.consents import all_texts

_MOST = 500


@strawberry.type
class PrivacyQuery:
    @strawberry.field(
        permission_classes=[NeedsUsers],
        description="All that the app holds of one person, by e-mail or by Saleor's user id: each "
        "row in whole, and what its columns mean.",
    )
    def person_data(
        self, info: AdminInfo, email: str | None = None, user_id: str | None = None
    ) -> PersonResult:
        caller = info.context
        try:
            return PersonData(data=JSON(export_person(caller.ctx, caller.shop, email, user_id)))
        except Refused as error:
            return refusal(error)

    @strawberry.field(permission_classes=[NeedsDiscounts])
    def retention(self, info: AdminInfo) -> Retention:
        return Retention(**days_kept(info.context.ctx, info.context.shop))

    @strawberry.field(
        permission_classes=[NeedsDiscounts],
        description="All versions of what people are asked and told, the newest first.",
    )
    def shown_texts(self, info: AdminInfo) -> list[ShownText]:
        caller = info.context
        with caller.ctx.engine.begin() as conn:
            return [text_view(row) for row in all_texts(conn, caller.shop.id, _MOST)]
