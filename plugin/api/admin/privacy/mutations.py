"""The merchant says what people are asked."""

from __future__ import annotations

import strawberry

from plugin.api.admin.caller import AdminInfo, NeedsDiscounts
from plugin.api.admin.privacy.types import TextPurpose, TextResult, text_view
from plugin.api.admin.shop.shop_now import shop_now
from plugin.api.admin.shop.types import ShopResult
from plugin.api.shared import refusal
from plugin.services.people.write_consent_text import insist_on_consent, write_consent_text
from plugin.services.refusals import Refused


@strawberry.type
class PrivacyMutation:
    @strawberry.mutation(
        permission_classes=[NeedsDiscounts],
        description="What people who read this language, such as `de`, are asked or told from now "
        "on. In a DISCLOSURE `{advocate}` and `{reward}` stand for what they name.",
    )
    def set_shown_text(
        self, info: AdminInfo, purpose: TextPurpose, language: str, text: str
    ) -> TextResult:
        caller = info.context
        try:
            written = write_consent_text(
                caller.ctx, caller.shop, purpose.value, language, text, caller.actor
            )
        except Refused as error:
            return refusal(error)
        return text_view(written)

    @strawberry.mutation(
        permission_classes=[NeedsDiscounts],
        description="Whether nobody may claim, join or be found by name without having agreed.",
    )
    def set_consent_needed(self, info: AdminInfo, needed: bool) -> ShopResult:
        caller = info.context
        insist_on_consent(caller.ctx, caller.shop, caller.actor, is_needed=needed)
        return shop_now(caller)
