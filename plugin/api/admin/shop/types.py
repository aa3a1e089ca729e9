"""The shop, its channels, how far its orders are read, and what failed."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated

import strawberry

from plugin.api.shared import Refusal
from plugin.domain.mail_words import MailKind
from plugin.domain.review import AtDeadline
from plugin.domain.setup import seconds_left
from plugin.domain.sharing import ShareChannel
from plugin.services.context import now
from plugin.services.shops.list_troubles import Trouble as DomainTrouble
from plugin.storage.tables.base import AnyRow

strawberry.enum(
    MailKind, description="PRESENT: what staff granted. REWARD_ENDS: a reminder before the end."
)


@strawberry.type
class Channel:
    slug: str
    name: str
    currency: str
    is_active: bool


@strawberry.type(description="A reading of the shop's orders.")
class Import:
    kind: str
    state: str
    done: int
    total: int | None
    started_at: datetime | None
    finished_at: datetime | None
    seconds_left: int | None = strawberry.field(
        description="At the pace so far; null unless it is being read."
    )
    error: str | None


@strawberry.type(description="How long a case waits for a person, and what happens then.")
class ReviewDeadline:
    days: int
    then: AtDeadline
    remind_every_days: int


@strawberry.type(description="How the shop presents itself, in mails and to its storefront.")
class Brand:
    name: str | None = strawberry.field(description="Null for the shop's own.")
    logo_url: str | None
    accent: str | None


@strawberry.type(description="Who mails are from, beside the operator's address.")
class Sender:
    name: str | None = strawberry.field(description="Null for the brand's.")
    reply_to: str | None


@strawberry.type(description="By which ways people share their links.")
class Sharing:
    channels: list[ShareChannel] = strawberry.field(description="In the order shown.")
    leaderboard: bool = strawberry.field(description="Whether the storefront may show one.")


@strawberry.type(description="What the merchant writes into mails of a kind, in one language.")
class MailText:
    kind: MailKind
    language: str
    subject: str | None
    opening: str | None


@strawberry.type
class Shop:
    name: str
    api_url: str
    storefront_url: str | None
    event_url: str | None
    time_zone: str
    consent_needed: bool
    review: ReviewDeadline
    brand: Brand
    sender: Sender
    mail_texts: list[MailText]
    origins: list[str] = strawberry.field(
        description="From which pages may ask by the storefront's door; none for any."
    )
    sharing: Sharing
    missing_permissions: list[str]
    channels: list[Channel]
    imports: list[Import]


@strawberry.type(description="Something that failed. It is tried again at `retryAt`.")
class Trouble:
    what: str
    id: str | None = strawberry.field(description="Of an order, null without MANAGE_ORDERS.")
    error: str
    attempts: int
    retry_at: datetime | None


ShopResult = Annotated[Shop | Refusal, strawberry.union("ShopResult")]


def channel_view(row: AnyRow) -> Channel:
    return Channel(slug=row.slug, name=row.name, currency=row.currency, is_active=row.is_active)


def import_view(row: AnyRow) -> Import:
    is_running = row.state == "running"
    left = seconds_left(row.done, row.total, row.started_at, now()) if is_running else None
    return Import(
        kind=row.kind,
        state=row.state,
        done=row.done,
        total=row.total,
        started_at=row.started_at,
        finished_at=row.finished_at,
        seconds_left=left,
        error=row.last_error,
    )


def trouble_view(trouble: DomainTrouble, *, shows_orders: bool) -> Trouble:
    return Trouble(
        what=trouble.what,
        id=trouble.id if shows_orders or trouble.what != "order" else None,
        error=trouble.error,
        attempts=trouble.attempts,
        retry_at=trouble.retry_at,
    )
