"""Advocates, as staff see them."""

from __future__ import annotations

from datetime import datetime
from decimal import Decimal
from enum import Enum
from typing import Annotated

import strawberry

from plugin.api.admin.caller import AdminInfo, NeedsUsers, NullWithout, opened
from plugin.api.shared import Refusal
from plugin.domain.money import plain
from plugin.domain.reward import RewardState
from plugin.storage.pages.advocates import Sums
from plugin.storage.tables.base import AnyRow


@strawberry.enum(description="FRIENDS: those first who brought the most friends who bought.")
class AdvocateSort(Enum):
    NEWEST = "newest"
    FRIENDS = "friends"


@strawberry.type(description="`unit` is a currency, or one of percent, points and pieces.")
class RewardSum:
    state: RewardState
    unit: str
    rewards: int
    amount: Decimal


@strawberry.type
class Advocate:
    id: strawberry.ID
    word: str = strawberry.field(description="What the share link carries.")
    first_name: str
    joined_at: datetime
    banned_at: datetime | None = strawberry.field(description="Since when they refer no more.")
    claims: int = strawberry.field(description="How many friends accepted an offer.")
    friends: int = strawberry.field(description="How many friends have an order that counts.")
    rewards: list[RewardSum] = strawberry.field(description="The advocate's own, as they stand.")
    sealed: strawberry.Private[bytes | None]

    @strawberry.field(
        extensions=[NullWithout(NeedsUsers)],
        description="Null without MANAGE_USERS, and where it is not known any more.",
    )
    def email(self, info: AdminInfo) -> str | None:
        return opened(info, self.sealed)


AdvocateResult = Annotated[Advocate | Refusal, strawberry.union("AdvocateResult")]


def advocate_view(row: AnyRow, sums: Sums) -> Advocate:
    return Advocate(
        id=strawberry.ID(str(row.id)),
        word=row.word,
        first_name=row.first_name,
        joined_at=row.created_at,
        banned_at=row.banned_at,
        claims=sums.claims.get(row.id, 0),
        friends=sums.friends.get(row.id, 0),
        rewards=[
            RewardSum(
                state=RewardState(one.state),
                unit=one.unit,
                rewards=one.rewards,
                amount=plain(one.amount),
            )
            for one in sums.rewards.get(row.id, ())
        ],
        sealed=row.email,
    )
