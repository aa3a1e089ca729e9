"""What became of an order, and why, as staff see it."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

import strawberry

from plugin.api.admin.honesty.types import Signal, signal_view
from plugin.api.admin.ledger.types import Entry, entry_view
from plugin.api.admin.rewards.types import Reward, reward_view
from plugin.api.shared import Money
from plugin.domain.abuse.told import signals_in
from plugin.domain.decision import Outcome
from plugin.domain.evidence import Via
from plugin.domain.money import plain
from plugin.domain.reasons import SENTENCES, Reason
from plugin.services.orders.explain_order import Explanation
from plugin.services.telling.reader import Reader
from plugin.services.telling.show_saw import show_saw
from plugin.services.telling.tell_rule import rule_name, tell_rule
from plugin.storage.tables.base import AnyRow

strawberry.enum(Via)


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


@strawberry.type(description="Who brought the buyer of an order, and how.")
class ClaimOfOrder:
    id: strawberry.ID
    program_id: strawberry.ID
    program: str
    advocate_id: strawberry.ID
    advocate_word: str
    advocate_name: str
    via: Via
    since: datetime
    referral_id: strawberry.ID | None = strawberry.field(
        description="Null as long as no order of the friend has counted."
    )


@strawberry.type(description="What became of an order, and why.")
class Why:
    order_number: str
    total: Money
    placed_at: datetime
    paid_at: datetime | None
    claim: ClaimOfOrder | None = strawberry.field(
        description="By which the order was decided; null where nobody referred the buyer."
    )
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
    order = explanation.order
    return Why(
        order_number=order.number,
        total=Money(amount=plain(order.total), currency=order.currency),
        placed_at=order.placed_at,
        paid_at=order.paid_at,
        claim=_claim(explanation.claim) if explanation.claim is not None else None,
        outcome=Outcome(explanation.outcome),
        reason=explanation.reason,
        sentence=reader.say(SENTENCES[explanation.reason]),
        decided_at=explanation.decided_at,
        signals=[signal_view(told, reader) for told in signals_in(explanation.trace)],
        trace=trace_view(explanation.trace, reader),
        rewards=[reward_view(row, reader) for row in explanation.rewards],
        ledger=[entry_view(row) for row in explanation.ledger],
    )


def _claim(row: AnyRow) -> ClaimOfOrder:
    return ClaimOfOrder(
        id=strawberry.ID(str(row.id)),
        program_id=strawberry.ID(str(row.program_id)),
        program=row.program,
        advocate_id=strawberry.ID(str(row.advocate_id)),
        advocate_word=row.word,
        advocate_name=row.first_name,
        via=Via(row.via),
        since=row.created_at,
        referral_id=strawberry.ID(str(row.referral_id)) if row.referral_id else None,
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
