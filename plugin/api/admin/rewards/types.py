"""Rewards, as staff see them."""

from __future__ import annotations

from datetime import datetime
from decimal import Decimal
from enum import Enum
from typing import Annotated

import strawberry

from plugin.api.admin.caller import AdminInfo, NeedsOrders, NullWithout
from plugin.api.shared import Refusal, RewardKind
from plugin.domain.money import plain
from plugin.domain.offer import Side
from plugin.domain.reasons import SENTENCES, Reason
from plugin.domain.reward import RewardState
from plugin.domain.ruling import Ruling
from plugin.services.staff.decide_reward import Review
from plugin.services.telling.reader import ENGLISH, Reader
from plugin.storage.rewards import stake_of
from plugin.storage.tables.base import AnyRow

for _words in (Review, Ruling):
    strawberry.enum(_words)


@strawberry.enum(description="By when they were written down.")
class RewardSort(Enum):
    NEWEST = "newest"
    OLDEST = "oldest"


@strawberry.type(description="`unit` is a currency, or one of percent, points and pieces.")
class Reward:
    id: strawberry.ID
    program_id: strawberry.ID
    advocate_id: strawberry.ID
    side: Side
    kind: RewardKind
    channel: str
    state: RewardState
    ruling: Ruling | None = strawberry.field(
        description="What staff decided, and no later state of the order changes."
    )
    amount: Decimal
    unit: str
    left: Decimal = strawberry.field(description="Issued and not used yet.")
    owed_back: Decimal = strawberry.field(
        description="Used without being earned, and neither paid back nor forgiven."
    )
    reason: Reason
    sentence: str
    order_id: strawberry.ID | None = strawberry.field(
        extensions=[NullWithout(NeedsOrders)],
        description="What earned it: null for what staff granted, and without MANAGE_ORDERS.",
    )
    due_at: datetime | None
    expires_at: datetime | None
    created_at: datetime

    @strawberry.field(description="How the merchant calls it.")
    def program(self, info: AdminInfo) -> str:
        return info.context.names.programs[int(self.program_id)]

    @strawberry.field
    def advocate_word(self, info: AdminInfo) -> str:
        return info.context.names.words[int(self.advocate_id)]

    @strawberry.field(extensions=[NullWithout(NeedsOrders)], description="Null where `orderId` is.")
    def order_number(self, info: AdminInfo) -> str | None:
        return info.context.names.numbers[self.order_id] if self.order_id is not None else None


RewardResult = Annotated[Reward | Refusal, strawberry.union("RewardResult")]


def reward_view(row: AnyRow, reader: Reader = ENGLISH) -> Reward:
    reason = Reason(row.reason)
    return Reward(
        id=strawberry.ID(str(row.id)),
        program_id=strawberry.ID(str(row.program_id)),
        advocate_id=strawberry.ID(str(row.advocate_id)),
        side=Side(row.side),
        kind=RewardKind(row.terms["kind"]),
        channel=row.channel,
        state=RewardState(row.state),
        ruling=Ruling(row.ruling) if row.ruling else None,
        amount=plain(row.amount),
        unit=row.unit,
        left=plain(stake_of(row).unspent if row.state == RewardState.ISSUED else Decimal(0)),
        owed_back=plain(row.owed_back),
        reason=reason,
        sentence=reader.say(SENTENCES[reason]),
        order_id=strawberry.ID(row.order_id) if row.order_id else None,
        due_at=row.due_at,
        expires_at=row.expires_at,
        created_at=row.created_at,
    )
