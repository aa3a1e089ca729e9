"""Referrals, as staff see them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from enum import Enum

import strawberry

from plugin.api.admin.caller import AdminInfo, NeedsOrders, NeedsUsers, NullWithout, opened
from plugin.api.admin.rewards.types import Reward, reward_view
from plugin.storage.tables.base import AnyRow


@strawberry.enum(
    description="BOUGHT: an order counts for it. UNDONE: that order was undone; another may count."
)
class ReferralState(Enum):
    BOUGHT = "bought"
    UNDONE = "undone"


@strawberry.enum(description="By when they were written down.")
class ReferralSort(Enum):
    NEWEST = "newest"
    OLDEST = "oldest"


@strawberry.type(description="A friend who bought by an advocate; the first order that counts.")
class Referral:
    id: strawberry.ID
    program_id: strawberry.ID
    program: str = strawberry.field(description="How the merchant calls it.")
    advocate_id: strawberry.ID
    advocate_word: str
    advocate_name: str = strawberry.field(description="The first name; empty where none is known.")
    claim_id: strawberry.ID = strawberry.field(description="By which the friend came.")
    state: ReferralState
    is_held: bool = strawberry.field(description="A person has to look at it first.")
    order_id: strawberry.ID | None = strawberry.field(
        extensions=[NullWithout(NeedsOrders)],
        description="Null for what was undone, and without MANAGE_ORDERS.",
    )
    order_number: str | None = strawberry.field(
        extensions=[NullWithout(NeedsOrders)], description="Null where `orderId` is."
    )
    rewards: list[Reward] = strawberry.field(description="Of both sides, the oldest first.")
    bought_at: datetime | None
    created_at: datetime
    sealed: strawberry.Private[bytes | None]

    @strawberry.field(
        extensions=[NullWithout(NeedsUsers)],
        description="Kept only where a reward after the order has to be sent there. "
        "Null without MANAGE_USERS.",
    )
    def friend_email(self, info: AdminInfo) -> str | None:
        return opened(info, self.sealed)


def referral_view(row: AnyRow, rewards: Sequence[AnyRow]) -> Referral:
    return Referral(
        id=strawberry.ID(str(row.id)),
        program_id=strawberry.ID(str(row.program_id)),
        program=row.program,
        advocate_id=strawberry.ID(str(row.advocate_id)),
        advocate_word=row.word,
        advocate_name=row.first_name,
        claim_id=strawberry.ID(str(row.claim_id)),
        state=ReferralState.BOUGHT if row.order_id else ReferralState.UNDONE,
        is_held=row.held,
        order_id=strawberry.ID(row.order_id) if row.order_id else None,
        order_number=row.order_number,
        rewards=[reward_view(reward) for reward in rewards],
        bought_at=row.converted_at,
        created_at=row.created_at,
        sealed=row.friend_email,
    )
