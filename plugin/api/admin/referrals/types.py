"""Referrals, as staff see them."""

from __future__ import annotations

from datetime import datetime
from enum import Enum

import strawberry

from plugin.api.admin.caller import NeedsOrders, NullWithout
from plugin.storage.tables.base import AnyRow


@strawberry.enum(
    description="BOUGHT: an order counts for it. UNDONE: that order was undone; another may count."
)
class ReferralState(Enum):
    BOUGHT = "bought"
    UNDONE = "undone"


@strawberry.type(description="A friend who bought by an advocate; the first order that counts.")
class Referral:
    id: strawberry.ID
    program_id: strawberry.ID
    advocate_id: strawberry.ID
    state: ReferralState
    order_id: strawberry.ID | None = strawberry.field(
        extensions=[NullWithout(NeedsOrders)],
        description="Null for what was undone, and without MANAGE_ORDERS.",
    )
    bought_at: datetime | None
    created_at: datetime


@strawberry.input(description="What is left out is not asked for.")
class ReferralFilter:
    program_id: strawberry.ID | None = None
    advocate_id: strawberry.ID | None = None
    state: ReferralState | None = None
    since: datetime | None = strawberry.field(name="from", default=None)
    until: datetime | None = strawberry.field(
        name="to", default=None, description="The first moment after."
    )


def referral_view(row: AnyRow) -> Referral:
    return Referral(
        id=strawberry.ID(str(row.id)),
        program_id=strawberry.ID(str(row.program_id)),
        advocate_id=strawberry.ID(str(row.advocate_id)),
        state=ReferralState.BOUGHT if row.order_id else ReferralState.UNDONE,
        order_id=strawberry.ID(row.order_id) if row.order_id else None,
        bought_at=row.converted_at,
        created_at=row.created_at,
    )
