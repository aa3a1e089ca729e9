"""Send a member of staff a mail as customers get it, or show what it would be."""

from __future__ import annotations

import smtplib
from datetime import timedelta
from decimal import Decimal
from email.message import EmailMessage

import structlog

from plugin.domain.mail_words import MailKind, MailWords
from plugin.domain.terms import PercentOff
from plugin.services.context import Context, now
from plugin.services.messages.phrase_terms import phrase
from plugin.services.messages.smtp import deliver
from plugin.services.messages.write_letter import write_letter
from plugin.services.refusals import RefusalCode, Refused
from plugin.services.telling.reader import Reader
from plugin.storage.shops import Shop, shop_by_id
from plugin.turns import aside

log = structlog.get_logger()

_EXAMPLE = PercentOff(Decimal(10))
_CODE = "EXAMPLE-CODE"
_DAYS = timedelta(days=180)


def example_mail(
    ctx: Context, shop: Shop, kind: MailKind, language: str, words: MailWords | None = None
) -> EmailMessage:
    """A mail of this kind with facts that nobody has. words: see write_letter."""
    with ctx.engine.begin() as conn:
        fresh = shop_by_id(conn, shop.id) or shop
    reader = Reader.of(language, fresh.zone)
    return write_letter(fresh, kind, reader, _facts(fresh, kind, reader), words)


def send_test_mail(ctx: Context, shop: Shop, kind: MailKind, language: str, to: str) -> None:
    """At once, so that staff learn whether it went. Raises Refused."""
    if ctx.settings.smtp_url is None:
        raise Refused(RefusalCode.MAIL_NOT_SET_UP)
    if not to:
        raise Refused(RefusalCode.MAIL_NOT_SENT, "The Dashboard has not said your address.")
    mail = example_mail(ctx, shop, kind, language)
    mail["To"] = to
    with ctx.engine.begin() as conn:
        fresh = shop_by_id(conn, shop.id) or shop
    try:
        with aside():
            deliver(ctx.settings, fresh, mail)
    except (smtplib.SMTPException, OSError) as error:
        log.warning("test_mail_not_sent", error=type(error).__name__)
        raise Refused(RefusalCode.MAIL_NOT_SENT, _said(error)) from error


def _said(error: Exception) -> str:
    if isinstance(error, smtplib.SMTPResponseException):
        text = error.smtp_error
        said = text.decode(errors="replace") if isinstance(text, bytes) else str(text)
        return f"{error.smtp_code} {said}"[:200]
    return type(error).__name__


def _facts(shop: Shop, kind: MailKind, reader: Reader) -> str:
    if kind is MailKind.GUEST_LINK:
        unasked = reader.say("If you did not ask for this, nothing needs to be done.")
        return f"{shop.storefront_url or 'https://shop.example/'}\n\n{unasked}"
    begin = reader.say("Your reward: {reward}.", reward=phrase(_EXAMPLE, "", reader))
    until = now() + _DAYS
    use = reader.say("The code can be used once, on your next order, until {until}.", until=until)
    return f"{begin}\n\n    {_CODE}\n\n{use}"
