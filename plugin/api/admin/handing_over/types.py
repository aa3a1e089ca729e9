"""Rewards that were handed over, what was pledged, and who is told."""

from __future__ import annotations

from datetime import datetime
from decimal import Decimal
from enum import Enum
from typing import Annotated

import strawberry

from plugin.api.admin.rewards.types import Reward
from plugin.api.shared import Refusal
from plugin.domain.money import plain
from plugin.services.messages.replay_event import SentEvent
from plugin.storage.pledges import Pledged


@strawberry.type
class HandedOver:
    rewards: list[Reward]


@strawberry.type(description="What was promised to a cause in one currency.")
class Pledge:
    cause: str
    currency: str
    pledged: Decimal = strawberry.field(description="Not given yet.")
    given: Decimal


@strawberry.type(description="Where events go. `secret` signs them, and is shown only this once.")
class EventEndpoint:
    url: str
    secret: str


@strawberry.enum(description="DUE: it is sent, or sent again, at `retryAt`.")
class EventState(Enum):
    DUE = "due"
    SENT = "sent"
    SKIPPED = "skipped"
    FAILED = "failed"


@strawberry.type(description="An event for the shop's own server; `type` as in its body.")
class EventDelivery:
    id: strawberry.ID
    type: str
    reward_id: strawberry.ID
    created_at: datetime
    state: EventState
    attempts: int = strawberry.field(description="How often it was not taken.")
    error: str | None = strawberry.field(description="Why it was not taken the last time.")
    retry_at: datetime | None


ReplayEventResult = Annotated[EventDelivery | Refusal, strawberry.union("ReplayEventResult")]
HandOverResult = Annotated[HandedOver | Refusal, strawberry.union("HandOverResult")]
EventUrlResult = Annotated[EventEndpoint | Refusal, strawberry.union("EventUrlResult")]


def pledge_view(pledged: Pledged) -> Pledge:
    return Pledge(
        cause=pledged.cause,
        currency=pledged.currency,
        pledged=plain(pledged.pledged),
        given=plain(pledged.given),
    )


def delivery_view(sent: SentEvent) -> EventDelivery:
    return EventDelivery(
        id=strawberry.ID(str(sent.id)),
        type=sent.type,
        reward_id=strawberry.ID(str(sent.reward_id)),
        created_at=sent.created_at,
        state=EventState(sent.state),
        attempts=sent.attempts,
        error=sent.error,
        retry_at=sent.retry_at,
    )
