"""Send what waits in the outbox."""

from __future__ import annotations

import json
import smtplib
from collections.abc import Mapping
from typing import Any

import structlog

from plugin.saleor.ports import ShopRefused, ShopUnavailable
from plugin.services.context import LEASE, Context, now, retry_at
from plugin.services.messages.compose_mail import NobodyToTell, compose
from plugin.services.messages.send_event import NotTaken, send_event
from plugin.services.messages.smtp import deliver
from plugin.storage import outbox
from plugin.storage.leases import take_due
from plugin.storage.shops import Shop
from plugin.storage.tables import messages
from plugin.storage.tables.base import AnyRow

log = structlog.get_logger()

_BATCH = 50
# About two days with the growing waits of retry_at; after that a mail is no news.
_MOST_ATTEMPTS = 60
_EXPECTED = (ShopUnavailable, NotTaken, smtplib.SMTPException, OSError)


def send_due_messages(ctx: Context, shop: Shop) -> int:
    """Send a batch; how many there were."""
    moment = now()
    with ctx.engine.begin() as conn:
        due = take_due(conn, messages, shop.id, moment, moment + LEASE, _BATCH)
    for message in due:
        facts = _sent(ctx, shop, message)
        with ctx.engine.begin() as conn:
            outbox.change_message(conn, message.id, lease_until=None, **facts)
    return len(due)


def _sent(ctx: Context, shop: Shop, message: AnyRow) -> dict[str, Any]:
    """What to write into the message's row after the attempt."""
    try:
        state = _send(ctx, shop, message, json.loads(ctx.keys.open(message.body)))
    except Exception as error:
        # Also a fault of ours: one message must not stop the others.
        if not isinstance(error, _EXPECTED):
            log.exception("sending_failed", message_id=message.id)
        attempts = message.attempts + 1
        said = str(error) if isinstance(error, NotTaken) else type(error).__name__
        log.warning("message_not_sent", kind=message.kind, error=said)
        # What somebody waits for is tried for as long as it takes; staff see that it fails.
        if attempts >= _MOST_ATTEMPTS and message.kind != "event":
            return {"state": "failed", "due_at": None, "last_error": said}
        again = retry_at(attempts, now())
        return {"due_at": again, "attempts": attempts, "last_error": said}
    return {"state": state, "due_at": None, "last_error": None}


def _send(ctx: Context, shop: Shop, message: AnyRow, body: Mapping[str, Any]) -> str:
    if message.kind == "mail":
        if ctx.settings.smtp_url is None:
            return "skipped"
        try:
            mail = compose(ctx, shop, body)
        except NobodyToTell:
            return "skipped"
        deliver(ctx.settings, shop, mail)
        return "sent"
    if message.kind == "event":
        send_event(ctx, shop, message.id, body)
        return "sent"
    port = ctx.port(shop)
    try:
        if message.kind == "problem":
            port.report_problem(message.key, body["message"])
        else:
            port.dismiss_problem(message.key)
    except ShopRefused:
        # Cores before 3.22.36 know no app problems; the admin API shows them all the same.
        return "skipped"
    return "sent"
