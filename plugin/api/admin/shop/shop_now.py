"""The shop as staff see it."""

from __future__ import annotations

from plugin.api.admin.caller import Caller
from plugin.api.admin.shop.types import (
    Brand,
    MailText,
    ReviewDeadline,
    Sender,
    Sharing,
    Shop,
    channel_view,
    import_view,
)
from plugin.domain.mail_words import MailKind
from plugin.services.shops.install_shop import missing_permissions
from plugin.storage import shops


def shop_now(caller: Caller) -> Shop:
    with caller.ctx.engine.begin() as conn:
        shop = shops.shop_by_id(conn, caller.shop.id) or caller.shop
        channels = shops.channels_of(conn, shop.id)
        imports = [shops.import_of(conn, shop.id, kind) for kind in ("backfill", "reconcile")]
    return Shop(
        name=shop.name,
        api_url=shop.api_url,
        storefront_url=shop.storefront_url,
        event_url=shop.event_url,
        time_zone=shop.time_zone,
        consent_needed=shop.consent_needed,
        review=ReviewDeadline(
            days=shop.deadline.days,
            then=shop.deadline.then,
            remind_every_days=shop.deadline.remind_every_days,
        ),
        brand=Brand(name=shop.brand.name, logo_url=shop.brand.logo_url, accent=shop.brand.accent),
        sender=Sender(name=shop.sender.name, reply_to=shop.sender.reply_to),
        mail_texts=_mail_texts(shop),
        origins=list(shop.origins),
        sharing=Sharing(channels=list(shop.sharing.channels), leaderboard=shop.sharing.leaderboard),
        missing_permissions=missing_permissions(shop.permissions),
        channels=[channel_view(row) for row in channels],
        imports=[import_view(row) for row in imports if row is not None],
    )


def _mail_texts(shop: shops.Shop) -> list[MailText]:
    """By language and kind."""
    return [
        MailText(
            kind=MailKind(kind),
            language=language,
            subject=said.get("subject"),
            opening=said.get("opening"),
        )
        for language, kinds in sorted(shop.mail_words.items())
        for kind, said in sorted(kinds.items())
        if said
    ]
