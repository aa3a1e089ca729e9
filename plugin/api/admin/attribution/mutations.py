"""What staff say of who brought whom."""

from __future__ import annotations

import strawberry

from plugin.api.admin.attribution.types import (
    ClaimForResult,
    LinkResult,
    claimed_view,
    link_view,
)
from plugin.api.admin.caller import (
    AdminInfo,
    NeedsDiscounts,
    NeedsOrders,
    known_id,
    program_key,
)
from plugin.api.shared import refusal
from plugin.services.refusals import Refused
from plugin.services.staff.act_on_reward import By
from plugin.services.staff.claim_for import claim_for
from plugin.services.staff.link_friend import link_friend, unlink_friend


@strawberry.type
class AttributionMutation:
    @strawberry.mutation(
        permission_classes=[NeedsDiscounts, NeedsOrders],
        description="Say which advocate brought the buyer of an order. The order is evaluated "
        "again, so rewards follow. Without a program it is the first that the advocate may refer "
        "in. `unlinkFriend` takes it back.",
    )
    def link_friend(
        self,
        info: AdminInfo,
        order_id: strawberry.ID,
        advocate_id: strawberry.ID,
        why: str,
        program_id: strawberry.ID | None = None,
    ) -> LinkResult:
        caller = info.context
        try:
            program = program_key(program_id) if program_id is not None else None
            by, advocate = By(caller.actor, why), known_id(advocate_id) or 0
            claim = link_friend(caller.ctx, caller.shop, order_id, advocate, by, program)
        except Refused as error:
            return refusal(error)
        return link_view(claim)

    @strawberry.mutation(
        permission_classes=[NeedsDiscounts, NeedsOrders],
        description="Take back what `linkFriend` said: what other evidence says, counts again.",
    )
    def unlink_friend(self, info: AdminInfo, id: strawberry.ID, why: str) -> LinkResult:
        caller = info.context
        try:
            by = By(caller.actor, why)
            claim = unlink_friend(caller.ctx, caller.shop, known_id(id) or 0, by)
        except Refused as error:
            return refusal(error)
        return link_view(claim)

    @strawberry.mutation(
        permission_classes=[NeedsDiscounts, NeedsOrders],
        description="Accept an offer for a friend who named the advocate and agreed, in a shop or "
        "on the telephone. The code goes onto the draft order.",
    )
    def claim_for_friend(
        self, info: AdminInfo, advocate_id: strawberry.ID, channel: str, email: str, why: str
    ) -> ClaimForResult:
        caller = info.context
        try:
            by, advocate = By(caller.actor, why), known_id(advocate_id) or 0
            claimed = claim_for(caller.ctx, caller.shop, advocate, channel, email, by)
        except Refused as error:
            return refusal(error)
        return claimed_view(claimed)
