"""Hand a mail to the operator's SMTP server."""

from __future__ import annotations

import smtplib
from email.message import EmailMessage
from urllib.parse import unquote, urlsplit

from plugin.config import Settings

_TIMEOUT = 20


def deliver(settings: Settings, mail: EmailMessage) -> None:
    """Send one mail. Raises smtplib.SMTPException or OSError."""
    assert settings.smtp_url is not None
    url = urlsplit(settings.smtp_url.get_secret_value())
    mail["From"] = settings.mail_from
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
