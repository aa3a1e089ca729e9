"""What staff may read of the first run, and of an offer before anybody sees it."""

from __future__ import annotations

import strawberry
from strawberry.scalars import JSON

from plugin.api.admin.caller import AdminInfo, NeedsDiscounts
from plugin.api.admin.programs.inputs import promise_of
from plugin.api.admin.setup.preview import OfferPreview, PreviewResult, preview_view
from plugin.api.admin.setup.types import Setup, setup_view
from plugin.api.shared import refusal
from plugin.services.figures.check_setup import check_setup
from plugin.services.programs.preview_offer import preview_offers
from plugin.services.refusals import Refused


@strawberry.type
class SetupQuery:
    @strawberry.field(
        permission_classes=[NeedsDiscounts],
        description="What is done on the way to the first reward, and what has still to be done.",
    )
    def setup(self, info: AdminInfo, locale: str | None = None) -> Setup:
        caller = info.context
        return setup_view(check_setup(caller.ctx, caller.shop), caller.reader(locale))

    @strawberry.field(
        permission_classes=[NeedsDiscounts],
        description="What friends and advocates would read of a promise, saved or not: each offer "
        "in each channel in which it can be kept, and in each language. Writes nothing.",
    )
    def offer_preview(self, info: AdminInfo, promise: JSON) -> PreviewResult:
        caller = info.context
        try:
            found = preview_offers(caller.ctx, caller.shop, promise_of(promise))
        except Refused as error:
            return refusal(error)
        return OfferPreview(offers=[preview_view(one) for one in found])
