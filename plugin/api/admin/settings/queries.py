"""What staff may read of settings before they are set, and of the shop's health."""

from __future__ import annotations

import strawberry

from plugin.api.admin.caller import AdminInfo, NeedsDiscounts
from plugin.api.admin.settings.types import (
    Health,
    MailPreviewResult,
    health_view,
    mail_view,
)
from plugin.api.shared import refusal
from plugin.domain.mail_words import MailKind, MailWords
from plugin.services.figures.check_health import check_health
from plugin.services.messages.send_test_mail import example_mail
from plugin.services.refusals import RefusalCode, Refused


@strawberry.type
class SettingsQuery:
    @strawberry.field(
        permission_classes=[NeedsDiscounts],
        description="Whether the shop and the app hear each other, and work gets done.",
    )
    def health(self, info: AdminInfo) -> Health:
        return health_view(check_health(info.context.ctx, info.context.shop))

    @strawberry.field(
        permission_classes=[NeedsDiscounts],
        description="A mail as customers get it, with an example of what it tells; in words that "
        "are said here, or else in those that are set.",
    )
    def mail_preview(
        self,
        info: AdminInfo,
        kind: MailKind = MailKind.REWARD_FOR_ADVOCATE,
        language: str = "en",
        subject: str | None = None,
        opening: str | None = None,
    ) -> MailPreviewResult:
        caller, words = info.context, None
        if subject is not None or opening is not None:
            words = MailWords(subject, opening)
            if not words.is_sayable:
                return refusal(Refused(RefusalCode.MAIL_TEXT_INVALID))
        return mail_view(example_mail(caller.ctx, caller.shop, kind, language, words))
