"""Hand a mail to the operator's SMTP server."""

from __future__ import annotations

import smtplib
from email.message import EmailMessage
from email.utils import formataddr, parseaddr
from urllib.parse import unquote, urlsplit

from plugin.config import Settings
from plugin.storage.shops import Shop

_TIMEOUT = 20


def deliver(settings: Settings, shop: Shop, mail: EmailMessage) -> None:
    """Send one mail of a shop. Raises smtplib.SMTPException or OSError."""
    assert settings.smtp_url is not None
    url = urlsplit(settings.smtp_url.get_secret_value())
    mail["From"] = _sender(settings, shop)
    if shop.sender.reply_to is not None:
        mail["Reply-To"] = shop.sender.reply_to
    host = url.hostname or "localhost"
    server = (
        smtplib.SMTP_SSL(host, url.port or 465, timeout=_TIMEOUT)
        if url.scheme == "smtps"
        else smtplib.SMTP(host, url.port or 25, timeout=_TIMEOUT)
    )
    with server:
        if url.scheme != "smtps" and server.has_extn("starttls"):
            server.starttls()
        if url.username:
            server.login(unquote(url.username), unquote(url.password or ""))
        server.send_message(mail)


def _sender(settings: Settings, shop: Shop) -> str:
    """The shop's name beside the operator's address: no other may send by this server."""
    name = shop.sender.name or shop.brand.name
    if name is None:
        return settings.mail_from
    _, address = parseaddr(settings.mail_from)
    return formataddr((name, address))
