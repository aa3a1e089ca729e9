"""Explain what became of an order, and why."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from plugin.domain.reasons import Reason
from plugin.domain.trace import trace_to_json
from plugin.services.context import Context
from plugin.services.orders.weigh_order import weigh
from plugin.storage import orders, people, rewards
from plugin.storage.shops import Shop
from plugin.storage.tables.base import AnyRow


@dataclass(frozen=True, slots=True)
class Explanation:
    """trace: `{rule, saw, passed, reason}` of each rule. decided_at is None for an order that
    was weighed only now, for this answer, because nothing ties it to anybody. claim: whose claim
    decided it, with the names of advocate and program."""

    order: AnyRow
    claim: AnyRow | None
    outcome: str
    reason: Reason
    trace: list[dict[str, Any]]
    decided_at: datetime | None
    rewards: Sequence[AnyRow]
    ledger: Sequence[AnyRow]


def explain_order(ctx: Context, shop: Shop, order_id: str) -> Explanation | None:
    """None: the app has never heard of this order."""
    with ctx.engine.begin() as conn:
        row = orders.find_order(conn, shop.id, order_id)
        if row is None:
            return None
        decision = orders.last_decision(conn, shop.id, order_id)
        if decision is None:
            weighed = weigh(ctx, conn, shop, orders.order_of(row))
            trace = trace_to_json(weighed)
            reason = weighed.reason
            return Explanation(row, None, weighed.outcome, reason, trace, None, (), ())
        owed = rewards.rewards_for_order(conn, shop.id, order_id)
        named = decision.claim_id
        return Explanation(
            order=row,
            claim=people.find_named_claim(conn, shop.id, named) if named else None,
            outcome=decision.outcome,
            reason=Reason(decision.reason),
            trace=decision.trace,
            decided_at=decision.created_at,
            rewards=owed,
            ledger=rewards.ledger_of(conn, shop.id, [reward.id for reward in owed]),
        )
