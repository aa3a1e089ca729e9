"""Explain a reward: what earned it, what moved it since, and what it waits for."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from plugin.domain.audit import Subject
from plugin.services.context import Context
from plugin.services.orders.explain_order import Explanation, explain_order
from plugin.storage import audit, rewards
from plugin.storage.shops import Shop
from plugin.storage.tables.base import AnyRow


@dataclass(frozen=True, slots=True)
class RewardExplanation:
    """decision: None for what no order earned. ledger: with `note`. acts: of staff, those that
    moved nothing; what moved something is in the ledger."""

    reward: AnyRow
    decision: Explanation | None
    ledger: Sequence[AnyRow]
    acts: Sequence[AnyRow]


def explain_reward(ctx: Context, shop: Shop, reward_id: int) -> RewardExplanation | None:
    """None: there is no such reward."""
    with ctx.engine.begin() as conn:
        reward = rewards.reward_by_id(conn, shop.id, reward_id)
        if reward is None:
            return None
        ledger = rewards.ledger_of(conn, shop.id, [reward.id])
        acts = audit.acts_on(conn, shop.id, Subject.REWARD, reward.id)
    told = {row.audit_id for row in ledger}
    decision = explain_order(ctx, shop, reward.order_id) if reward.order_id else None
    return RewardExplanation(reward, decision, ledger, [act for act in acts if act.id not in told])
