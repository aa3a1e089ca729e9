"""A shop says how it presents itself: by name, logo and colour, and in its mails."""

from __future__ import annotations

from email_validator import EmailNotValidError, validate_email

from plugin.domain.audit import What
from plugin.domain.brand import BadBrand, Brand, Sender, said
from plugin.domain.mail_words import MailKind, MailWords
from plugin.services.context import Context
from plugin.services.note_setting import Setter, note_setting
from plugin.services.refusals import RefusalCode, Refused
from plugin.services.shops.write_setting import write_setting
from plugin.services.telling.catalogs import language_tag
from plugin.storage import shops
from plugin.storage.shops import Shop


def set_brand(
    ctx: Context,
    shop: Shop,
    by: Setter,
    *,
    name: str | None,
    logo_url: str | None,
    accent: str | None,
) -> None:
    """Raises Refused."""
    try:
        brand = Brand(name, logo_url, accent.lower() if accent is not None else None)
    except BadBrand as error:
        raise Refused(RefusalCode.BRAND_INVALID, str(error)) from error
    write_setting(ctx, shop, What.SHOP_BRAND_SET, by, brand=said(brand))


def set_sender(
    ctx: Context, shop: Shop, by: Setter, *, name: str | None, reply_to: str | None
) -> None:
    """The address that mails come from stays the operator's. Raises Refused."""
    try:
        if reply_to is not None:
            reply_to = validate_email(reply_to.strip(), check_deliverability=False).normalized
        sender = Sender(name, reply_to)
    except (BadBrand, EmailNotValidError) as error:
        raise Refused(RefusalCode.SENDER_INVALID, str(error)) from error
    write_setting(ctx, shop, What.SHOP_SENDER_SET, by, sender=said(sender))


def set_mail_words(
    ctx: Context, shop: Shop, kind: MailKind, language: str, words: MailWords, by: Setter
) -> None:
    """What mails of this kind say in this language; nothing said is said in our words.

    Raises Refused.
    """
    tag = language_tag(language)
    if tag is None or not words.is_sayable:
        raise Refused(RefusalCode.MAIL_TEXT_INVALID)
    parts = {"subject": words.subject, "opening": words.opening}
    written = {name: text.strip() for name, text in parts.items() if text is not None}
    with ctx.engine.begin() as conn:
        fresh = shops.shop_by_id(conn, shop.id) or shop
        of_language = {**fresh.mail_words.get(tag, {}), kind: written}
        before = fresh.mail_words.get(tag, {}).get(kind, {})
        shops.change_shop(conn, shop.id, mail_words={**fresh.mail_words, tag: of_language})
        about = {"kind": kind, "language": tag}
        note_setting(
            conn,
            shop.id,
            What.SHOP_MAIL_TEXT_SET,
            by,
            before={**about, **before},
            after={**about, **written},
        )
