"""Honesty, as staff see it."""

from __future__ import annotations

import json
from enum import Enum
from typing import Annotated

import strawberry

from plugin.api.shared import Refusal
from plugin.domain.abuse.signal import Suspicion
from plugin.domain.abuse.told import Told
from plugin.services.telling.reader import Reader
from plugin.services.telling.tell_honesty import tell_signal

strawberry.enum(Suspicion)


@strawberry.enum(description="What a person found who looked at an order.")
class Judgement(Enum):
    HONEST = "honest"
    DISHONEST = "dishonest"


@strawberry.type(description="A rule against abuse that had something to say about an order.")
class Signal:
    rule: Suspicion
    points: int
    evidence: str = strawberry.field(description="JSON: what the rule saw.")
    sentence: str


@strawberry.type(description="An order that a person has looked at.")
class Judged:
    order_id: strawberry.ID
    ruled: Judgement | None


JudgedResult = Annotated[Judged | Refusal, strawberry.union("JudgedResult")]


def signal_view(told: Told, reader: Reader) -> Signal:
    return Signal(
        rule=told.rule,
        points=told.points,
        evidence=json.dumps(told.evidence),
        sentence=tell_signal(reader, told),
    )
