"""The ledger, as staff see it."""

from __future__ import annotations

from datetime import datetime
from decimal import Decimal

import strawberry

from plugin.domain.money import plain
from plugin.storage.tables.base import AnyRow


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
