"""Settings of a shop, and its health, as staff see them."""

from __future__ import annotations

from datetime import datetime
from email.message import EmailMessage
from typing import Annotated

import strawberry

from plugin import VERSION
from plugin.api.shared import Refusal
from plugin.services.figures.check_health import Health as Found
from plugin.services.figures.check_health import HookHealth
from plugin.services.shops.install_shop import missing_permissions


@strawberry.type(description="Webhooks in the shop's name that were not taken, for one reason.")
class RejectedWebhooks:
    answer: str = strawberry.field(description="As `SIGNATURE_INVALID`; see docs/operations.md.")
    count: int
    last_at: datetime


@strawberry.type(description="The webhooks of one family, since the installation.")
class WebhookHealth:
    family: str
    accepted: int
    last_accepted_at: datetime | None
    rejected: list[RejectedWebhooks] = strawberry.field(description="The newest first.")


@strawberry.type(description="Whether the shop and the app hear each other, and work gets done.")
class Health:
    version: str = strawberry.field(description="Of the app.")
    saleor_version: str
    webhooks: list[WebhookHealth]
    failed_deliveries: int = strawberry.field(
        description="How many the shop named when it was last asked; they were heard again then."
    )
    asked_at: datetime | None = strawberry.field(
        description="When the shop last told what had changed; it is asked each hour."
    )
    ask_error: str | None
    signing_keys: int = strawberry.field(description="With how many keys the shop may sign.")
    missing_permissions: list[str]
    mail_from: str | None = strawberry.field(
        description="The operator's address that mails come from; null where none are sent."
    )
    waits_since: datetime | None = strawberry.field(
        description="Since when the oldest work is due and not done: for minutes, no worker runs."
    )
    failing: int = strawberry.field(description="How many things failed and are tried again.")


@strawberry.type(description="What a mail looks like. `html` is null while there is no brand.")
class MailPreview:
    subject: str
    text: str
    html: str | None


@strawberry.type(description="A mail was sent to you.")
class TestMail:
    to: str


TestMailResult = Annotated[TestMail | Refusal, strawberry.union("TestMailResult")]
MailPreviewResult = Annotated[MailPreview | Refusal, strawberry.union("MailPreviewResult")]


def health_view(found: Found) -> Health:
    shop, read = found.shop, found.read
    return Health(
        version=VERSION,
        saleor_version=found.saleor_version,
        webhooks=[_hook(hook) for hook in found.hooks],
        failed_deliveries=read.failed if read is not None else 0,
        asked_at=read.finished_at if read is not None else None,
        ask_error=read.last_error if read is not None else None,
        signing_keys=len((shop.jwks or {}).get("keys", ())),
        missing_permissions=missing_permissions(shop.permissions),
        mail_from=found.mail_from,
        waits_since=found.waits_since,
        failing=found.failing,
    )


def _hook(hook: HookHealth) -> WebhookHealth:
    accepted = hook.accepted
    return WebhookHealth(
        family=hook.family,
        accepted=accepted.times if accepted is not None else 0,
        last_accepted_at=accepted.last_at if accepted is not None else None,
        rejected=[
            RejectedWebhooks(answer=row.answer, count=row.times, last_at=row.last_at)
            for row in hook.rejected
        ],
    )


def mail_view(mail: EmailMessage) -> MailPreview:
    plain, page = mail.get_body(("plain",)), mail.get_body(("html",))
    assert plain is not None  # each mail has a text
    return MailPreview(
        subject=str(mail["Subject"]),
        text=plain.get_content(),
        html=page.get_content() if page is not None else None,
    )
