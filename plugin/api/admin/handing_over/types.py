"""Rewards that were handed over, what was pledged, and who is told."""

from __future__ import annotations

from decimal import Decimal
from typing import Annotated

import strawberry

from plugin.api.admin.rewards.types import Reward
from plugin.api.shared import Refusal
from plugin.domain.money import plain
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


HandOverResult = Annotated[HandedOver | Refusal, strawberry.union("HandOverResult")]
EventUrlResult = Annotated[EventEndpoint | Refusal, strawberry.union("EventUrlResult")]


def pledge_view(pledged: Pledged) -> Pledge:
    return Pledge(
        cause=pledged.cause,
        currency=pledged.currency,
        pledged=plain(pledged.pledged),
        given=plain(pledged.given),
    )
