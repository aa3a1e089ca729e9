"""What became of an order, and why, as staff see it."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

import strawberry

from plugin.api.admin.honesty.types import Signal, signal_view
from plugin.api.admin.ledger.types import Entry, entry_view
from plugin.api.admin.rewards.types import Reward, reward_view
from plugin.domain.abuse.told import signals_in
from plugin.domain.decision import Outcome
from plugin.domain.reasons import SENTENCES, Reason
from plugin.services.orders.explain_order import Explanation
from plugin.services.telling.reader import Reader
from plugin.services.telling.show_saw import show_saw
from plugin.services.telling.tell_rule import rule_name, tell_rule


@strawberry.type(description="A value that a rule looked at.")
class Saw:
    name: str = strawberry.field(description="Always the same, whatever the language.")
    text: str


@strawberry.type(description="One rule: what it looked at, and what it said.")
class Step:
    rule: str
    title: str
    saw: list[Saw]
    passed: bool
    reason: Reason | None
    sentence: str = strawberry.field(description="What it found, with the values.")


@strawberry.type(description="What became of an order, and why.")
class Why:
    outcome: Outcome
    reason: Reason
    sentence: str
    decided_at: datetime | None
    trace: list[Step]
    signals: list[Signal] = strawberry.field(
        description="What the rules against abuse had to say, whether or not it was enough."
    )
    rewards: list[Reward]
    ledger: list[Entry]


def why_view(explanation: Explanation, reader: Reader) -> Why:
    return Why(
        outcome=Outcome(explanation.outcome),
        reason=explanation.reason,
        sentence=reader.say(SENTENCES[explanation.reason]),
        decided_at=explanation.decided_at,
        signals=[signal_view(told, reader) for told in signals_in(explanation.trace)],
        trace=trace_view(explanation.trace, reader),
        rewards=[reward_view(row, reader) for row in explanation.rewards],
        ledger=[entry_view(row) for row in explanation.ledger],
    )


def trace_view(trace: list[dict[str, Any]], reader: Reader) -> list[Step]:
    return [_step(step, reader) for step in trace]


def _step(step: Mapping[str, Any], reader: Reader) -> Step:
    return Step(
        rule=step["rule"],
        title=rule_name(step["rule"], reader),
        saw=[
            Saw(name=name, text=show_saw(reader, name, text)) for name, text in step["saw"].items()
        ],
        passed=step["passed"],
        reason=Reason(step["reason"]) if step["reason"] else None,
        sentence=tell_rule(step, reader),
    )
