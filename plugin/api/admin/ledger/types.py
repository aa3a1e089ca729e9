"""The ledger, as staff see it."""

from __future__ import annotations

from datetime import datetime
from decimal import Decimal

import strawberry

from plugin.api.admin.caller import NeedsOrders, NullWithout
from plugin.domain.balances import Balance as DomainBalance
from plugin.domain.money import plain
from plugin.storage.tables.base import AnyRow


@strawberry.type(description="An amount that moved from one account of the ledger to another.")
class Entry:
    id: strawberry.ID
    at: datetime
    reward_id: strawberry.ID
    from_account: str
    to_account: str
    amount: Decimal
    unit: str
    reason: str
    actor: str
    why: str | None = strawberry.field(description="In the words of staff, where they did it.")
    order_id: strawberry.ID | None = strawberry.field(
        extensions=[NullWithout(NeedsOrders)], description="Null without MANAGE_ORDERS."
    )


@strawberry.type
class LedgerAccount:
    name: str
    came_in: Decimal
    went_out: Decimal
    balance: Decimal = strawberry.field(description="What came in minus what went out.")
    standing: Decimal | None = strawberry.field(
        description="What the rewards that stand in it are worth; null where none do."
    )


@strawberry.type(description="All accounts of one unit.")
class Balance:
    unit: str
    is_balanced: bool = strawberry.field(
        description="`promise` is minus all others, and the rewards agree."
    )
    accounts: list[LedgerAccount]


def balance_view(balance: DomainBalance) -> Balance:
    return Balance(
        unit=balance.unit,
        is_balanced=balance.is_balanced,
        accounts=[
            LedgerAccount(
                name=account.name,
                came_in=plain(account.came_in),
                went_out=plain(account.went_out),
                balance=plain(account.balance),
                standing=plain(account.standing) if account.standing is not None else None,
            )
            for account in balance.accounts
        ],
    )


def entry_view(row: AnyRow) -> Entry:
    """row: with the note of the audit log."""
    return Entry(
        id=strawberry.ID(str(row.id)),
        at=row.created_at,
        reward_id=strawberry.ID(str(row.reward_id)),
        from_account=row.from_account,
        to_account=row.to_account,
        amount=plain(row.amount),
        unit=row.unit,
        reason=row.reason,
        actor=row.actor,
        why=row.note,
        order_id=strawberry.ID(row.order_id) if row.order_id else None,
    )
