"""The merchant says what people are asked."""

from __future__ import annotations

import strawberry

from plugin.api.admin.caller import AdminInfo, NeedsDiscounts, NeedsUsers
from plugin.api.admin.privacy.types import (
    ErasedPerson,
    ErasedResult,
    Retention,
    RetentionInput,
    RetentionResult,
    TextPurpose,
    TextResult,
    text_view,
)
from plugin.api.admin.shop.shop_now import shop_now
from plugin.api.admin.shop.types import ShopResult
from plugin.api.shared import refusal
from plugin.domain.retention import Kept
from plugin.services.people.write_consent_text import insist_on_consent, write_consent_text
from plugin.services.refusals import Refused
from plugin.services.shops.keep_no_longer import days_kept, set_retention
from plugin.services.staff.act_on_reward import By
from plugin.services.staff.erase_person import erase_person


@strawberry.type
class PrivacyMutation:
    @strawberry.mutation(
        permission_classes=[NeedsUsers],
        description="Erase a person; it cannot be undone. `confirm` is the address once more, to "
        "the letter. Rewards that they have not used are void. What is left is a fingerprint, so "
        "that nobody comes back as a new customer.",
    )
    def erase_person(
        self, info: AdminInfo, email: str, confirm: str, why: str, user_id: str | None = None
    ) -> ErasedResult:
        caller = info.context
        try:
            by = By(caller.actor, why)
            done = erase_person(caller.ctx, caller.shop, email, user_id, confirm, by)
        except Refused as error:
            return refusal(error)
        return ErasedPerson(rows=done.rows, rewards=done.rewards)

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
        description="For how many days each kind of what is known of people is kept.",
    )
    def set_retention(self, info: AdminInfo, days: RetentionInput) -> RetentionResult:
        caller = info.context
        wanted = {Kept(kind): said for kind, said in vars(days).items() if said is not None}
        try:
            set_retention(caller.ctx, caller.shop, wanted, caller.actor)
        except Refused as error:
            return refusal(error)
        return Retention(**days_kept(caller.ctx, caller.shop))

    @strawberry.mutation(
        permission_classes=[NeedsDiscounts],
        description="Whether nobody may claim, join or be found by name without having agreed.",
    )
    def set_consent_needed(self, info: AdminInfo, needed: bool) -> ShopResult:
        caller = info.context
        insist_on_consent(caller.ctx, caller.shop, caller.actor, is_needed=needed)
        return shop_now(caller)
