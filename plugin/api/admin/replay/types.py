"""What a promise would have done on past orders, as staff see it."""

from __future__ import annotations

from datetime import datetime
from decimal import Decimal
from typing import Annotated

import strawberry

from plugin.api.shared import Refusal
from plugin.domain.decision import Outcome
from plugin.domain.money import plain
from plugin.domain.offer import Side
from plugin.domain.reasons import SENTENCES, Reason
from plugin.services.replay.replay_orders import Replay as Found
from plugin.services.replay.tally_replay import Payout
from plugin.services.telling.reader import Reader


@strawberry.type(description="How many orders came out so, with some of them as examples.")
class ReplayOutcome:
    outcome: Outcome
    reason: Reason
    sentence: str
    orders: int
    order_ids: list[strawberry.ID]


@strawberry.type(description="What the rewards of one side would cost the shop in one currency.")
class ReplayCost:
    side: Side
    currency: str
    rewards: int
    cost: Decimal
    held: int = strawberry.field(description="Those of `rewards` that would still be waiting now.")
    held_cost: Decimal


@strawberry.type(description="Rewards that a limit would have kept back.")
class ReplayCapped:
    reason: Reason
    sentence: str
    currency: str
    rewards: int
    cost: Decimal


@strawberry.type(description="What the promise would have paid, held and refused. Writes nothing.")
class Replay:
    orders: int
    since: datetime | None = strawberry.field(description="When the oldest of them was placed.")
    outcomes: list[ReplayOutcome]
    costs: list[ReplayCost]
    capped: list[ReplayCapped]
    reachable: int = strawberry.field(
        description="Orders that nobody brought and that would have counted, had friends placed "
        "them."
    )
    reach: list[ReplayCost] = strawberry.field(description="What those would have cost.")


ReplayResult = Annotated[Replay | Refusal, strawberry.union("ReplayResult")]


def replay_view(found: Found, reader: Reader) -> Replay:
    return Replay(
        orders=found.orders,
        since=found.since,
        outcomes=[
            ReplayOutcome(
                outcome=one.outcome,
                reason=one.reason,
                sentence=reader.say(SENTENCES[one.reason]),
                orders=one.orders,
                order_ids=[strawberry.ID(order_id) for order_id in one.examples],
            )
            for one in found.outcomes
        ],
        costs=[_cost(paid) for paid in found.paid],
        capped=[
            ReplayCapped(
                reason=one.reason,
                sentence=reader.say(SENTENCES[one.reason]),
                currency=one.currency,
                rewards=one.rewards,
                cost=plain(one.cost),
            )
            for one in found.capped
        ],
        reachable=found.reachable,
        reach=[_cost(paid) for paid in found.reach],
    )


def _cost(paid: Payout) -> ReplayCost:
    return ReplayCost(
        side=paid.side,
        currency=paid.currency,
        rewards=paid.rewards,
        cost=plain(paid.cost),
        held=paid.held,
        held_cost=plain(paid.held_cost),
    )
