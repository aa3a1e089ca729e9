"""Honesty, as staff see it."""

from __future__ import annotations

import json
from enum import Enum
from typing import Annotated

import strawberry
from strawberry.scalars import JSON

from plugin.api.admin.caller import Caller
from plugin.api.shared import Refusal
from plugin.domain.abuse.registry import BY_NAME
from plugin.domain.abuse.signal import Suspicion
from plugin.domain.abuse.told import Told
from plugin.services.telling.reader import Reader
from plugin.services.telling.tell_honesty import tell_signal
from plugin.storage import shops
from plugin.storage.honesty_json import honesty_settings

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


@strawberry.type(description="`numbers` and `words`: what the rule compares with, as JSON.")
class HonestyRule:
    rule: Suspicion
    enabled: bool
    points: int
    numbers: JSON
    words: JSON
    sentence: str


@strawberry.type(description="From how many points on rewards wait for a person, or are refused.")
class Honesty:
    hold: int
    refuse: int
    rules: list[HonestyRule]
    said: JSON = strawberry.field(description="What the shop says itself; the rest is as usual.")


HonestyResult = Annotated[Honesty | Refusal, strawberry.union("HonestyResult")]


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


def honesty_now(caller: Caller) -> Honesty:
    with caller.ctx.engine.begin() as conn:
        shop = shops.shop_by_id(conn, caller.shop.id) or caller.shop
    settings = honesty_settings(shop.honesty)
    return Honesty(
        hold=settings.hold,
        refuse=settings.refuse,
        said=JSON(shop.honesty),
        rules=[
            HonestyRule(
                rule=name,
                enabled=said.enabled,
                points=said.points,
                numbers=JSON(dict(said.numbers or {})),
                words=JSON({key: list(words) for key, words in (said.words or {}).items()}),
                sentence=BY_NAME[name].sentence,
            )
            for name, said in settings.rules.items()
        ],
    )
