"""Links between advocates and friends that staff make, as staff see them."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated

import strawberry

from plugin.api.shared import Refusal
from plugin.services.people.claim_offer import Claimed
from plugin.storage.tables.base import AnyRow


@strawberry.type(description="What staff have said: this advocate brought the friend.")
class FriendLink:
    id: strawberry.ID
    program_id: strawberry.ID
    advocate_id: strawberry.ID
    since: datetime = strawberry.field(description="When the order was placed.")
    withdrawn_at: datetime | None


@strawberry.type(description="A friend's personal code, to be put onto the order.")
class ClaimedFor:
    code: str = strawberry.field(
        description="Empty where the friend is rewarded after the order, or not at all."
    )
    checkout_token: str = strawberry.field(
        description="For the order's metadata, under `referrals.token`."
    )
    expires_at: datetime


LinkResult = Annotated[FriendLink | Refusal, strawberry.union("LinkResult")]
ClaimForResult = Annotated[ClaimedFor | Refusal, strawberry.union("ClaimForResult")]


def link_view(row: AnyRow) -> FriendLink:
    return FriendLink(
        id=strawberry.ID(str(row.id)),
        program_id=strawberry.ID(str(row.program_id)),
        advocate_id=strawberry.ID(str(row.advocate_id)),
        since=row.created_at,
        withdrawn_at=row.withdrawn_at,
    )


def claimed_view(claimed: Claimed) -> ClaimedFor:
    return ClaimedFor(
        code=claimed.code or "",
        checkout_token=claimed.checkout_token,
        expires_at=claimed.expires_at,
    )
