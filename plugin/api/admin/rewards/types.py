"""Rewards and the ledger, as staff see them."""

from __future__ import annotations

from datetime import datetime
from decimal import Decimal

import strawberry

from plugin.domain.money import plain
from plugin.domain.offer import Side
from plugin.domain.reasons import SENTENCES, Reason
from plugin.domain.reward import RewardState
from plugin.storage.tables.base import AnyRow


@strawberry.type(description="`unit` is a currency, or one of percent, points and pieces.")
class Reward:
    id: strawberry.ID
    side: Side
    state: RewardState
    amount: Decimal
    unit: str
    reason: Reason
    sentence: str
    due_at: datetime | None
    expires_at: datetime | None
    created_at: datetime


@strawberry.type
class RewardPage:
    nodes: list[Reward]
    end_cursor: strawberry.ID | None
    has_next_page: bool


@strawberry.type(description="An amount that moved from one account of the ledger to another.")
class Entry:
    at: datetime
    reward_id: strawberry.ID
    from_account: str
    to_account: str
    amount: Decimal
    unit: str
    reason: str
    actor: str


def reward_view(row: AnyRow) -> Reward:
    reason = Reason(row.reason)
    return Reward(
        id=strawberry.ID(str(row.id)),
        side=Side(row.side),
        state=RewardState(row.state),
        amount=plain(row.amount),
        unit=row.unit,
        reason=reason,
        sentence=SENTENCES[reason],
        due_at=row.due_at,
        expires_at=row.expires_at,
        created_at=row.created_at,
    )


def entry_view(row: AnyRow) -> Entry:
    return Entry(
        at=row.created_at,
        reward_id=strawberry.ID(str(row.reward_id)),
        from_account=row.from_account,
        to_account=row.to_account,
        amount=plain(row.amount),
        unit=row.unit,
        reason=row.reason,
        actor=row.actor,
    )
