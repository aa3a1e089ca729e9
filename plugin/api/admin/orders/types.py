"""What became of an order, and why, as staff see it."""

from __future__ import annotations

import json
from datetime import datetime
from typing import Any

import strawberry

from plugin.api.admin.ledger.types import Entry, entry_view
from plugin.api.admin.rewards.types import Reward, reward_view
from plugin.domain.decision import Outcome
from plugin.domain.reasons import SENTENCES, Reason
from plugin.services.orders.explain_order import Explanation


@strawberry.type(description="One rule: what it looked at, and what it said.")
class Step:
    rule: str
    saw: str = strawberry.field(description="JSON: what the rule looked at.")
    passed: bool
    reason: Reason | None
    sentence: str | None


@strawberry.type(description="What became of an order, and why.")
class Why:
    outcome: Outcome
    reason: Reason
    sentence: str
    decided_at: datetime | None
    trace: list[Step]
    rewards: list[Reward]
    ledger: list[Entry]


def why_view(explanation: Explanation) -> Why:
    return Why(
        outcome=Outcome(explanation.outcome),
        reason=explanation.reason,
        sentence=SENTENCES[explanation.reason],
        decided_at=explanation.decided_at,
        trace=[_step(step) for step in explanation.trace],
        rewards=[reward_view(row) for row in explanation.rewards],
        ledger=[entry_view(row) for row in explanation.ledger],
    )


def _step(step: dict[str, Any]) -> Step:
    reason = Reason(step["reason"]) if step["reason"] else None
    return Step(
        rule=step["rule"],
        saw=json.dumps(step["saw"]),
        passed=step["passed"],
        reason=reason,
        sentence=SENTENCES[reason] if reason else None,
    )
