"""What staff may say of how the shop presents itself, and of who may ask for it."""

from __future__ import annotations

from collections.abc import Callable

import strawberry

from plugin.api.admin.caller import AdminInfo, Caller, NeedsDiscounts
from plugin.api.admin.settings.types import TestMail, TestMailResult
from plugin.api.admin.shop.shop_now import shop_now
from plugin.api.admin.shop.types import ShopResult
from plugin.api.shared import refusal
from plugin.domain.mail_words import MailKind, MailWords
from plugin.domain.sharing import ShareChannel
from plugin.services.messages.send_test_mail import send_test_mail
from plugin.services.refusals import Refused
from plugin.services.shops.set_brand import set_brand, set_mail_words, set_sender
from plugin.services.shops.set_origins import set_origins
from plugin.services.shops.set_sharing import set_sharing


@strawberry.type
class SettingsMutation:
    @strawberry.mutation(
        permission_classes=[NeedsDiscounts],
        description="How the shop presents itself in mails and to its storefront: the name that "
        "customers know, a logo on https, and a colour as `#1a2b3c`. What is left out is not said.",
    )
    def set_brand(
        self,
        info: AdminInfo,
        name: str | None = None,
        logo_url: str | None = None,
        accent: str | None = None,
    ) -> ShopResult:
        return _answered(
            info.context,
            lambda c: set_brand(
                c.ctx, c.shop, c.actor, name=name, logo_url=logo_url, accent=accent
            ),
        )

    @strawberry.mutation(
        permission_classes=[NeedsDiscounts],
        description="Whose name mails carry, and where answers to them go. The address that they "
        "come from is the operator's. Without a name it is the brand's.",
    )
    def set_sender(
        self, info: AdminInfo, name: str | None = None, reply_to: str | None = None
    ) -> ShopResult:
        return _answered(
            info.context,
            lambda c: set_sender(c.ctx, c.shop, c.actor, name=name, reply_to=reply_to),
        )

    @strawberry.mutation(
        permission_classes=[NeedsDiscounts],
        description="What mails of a kind say to people who read this language, such as `de`: the "
        "subject, and what stands before reward, code and day. `{shop}` stands for the shop's "
        "name. What is left out is said in our words.",
    )
    def set_mail_text(
        self,
        info: AdminInfo,
        kind: MailKind,
        language: str,
        subject: str | None = None,
        opening: str | None = None,
    ) -> ShopResult:
        words = MailWords(subject, opening)
        return _answered(
            info.context, lambda c: set_mail_words(c.ctx, c.shop, kind, language, words, c.actor)
        )

    @strawberry.mutation(
        permission_classes=[NeedsDiscounts],
        description="From which origins, such as `https://shop.example`, pages may ask by the "
        "storefront's door, beside that of the storefront's own address; none for any.",
    )
    def set_origins(self, info: AdminInfo, origins: list[str]) -> ShopResult:
        return _answered(info.context, lambda c: set_origins(c.ctx, c.shop, origins, c.actor))

    @strawberry.mutation(
        permission_classes=[NeedsDiscounts],
        description="By which ways people share their links, in the order shown, and whether the "
        "storefront may show who brought the most friends, by initials.",
    )
    def set_sharing(
        self, info: AdminInfo, channels: list[ShareChannel], leaderboard: bool
    ) -> ShopResult:
        return _answered(
            info.context,
            lambda c: set_sharing(c.ctx, c.shop, channels, c.actor, leaderboard=leaderboard),
        )

    @strawberry.mutation(
        permission_classes=[NeedsDiscounts],
        description="Send yourself a mail as customers get it, at once.",
    )
    def send_test_mail(
        self,
        info: AdminInfo,
        kind: MailKind = MailKind.REWARD_FOR_ADVOCATE,
        language: str = "en",
    ) -> TestMailResult:
        caller = info.context
        try:
            send_test_mail(caller.ctx, caller.shop, kind, language, caller.staff.email)
        except Refused as error:
            return refusal(error)
        return TestMail(to=caller.staff.email)


def _answered(caller: Caller, change: Callable[[Caller], None]) -> ShopResult:
    try:
        change(caller)
    except Refused as error:
        return refusal(error)
    return shop_now(caller)
