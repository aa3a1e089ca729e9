"""Why a claim, a reward or an advocate is as it is: what staff may ask."""

from __future__ import annotations

import strawberry

from plugin.api.admin.caller import AdminInfo, NeedsDiscounts, known_id
from plugin.api.admin.why.types import WhyAdvocate, WhyClaim, WhyReward
from plugin.api.admin.why.views import claim_view, why_advocate_view, why_reward_view
from plugin.services.staff.explain_advocate import explain_advocate
from plugin.services.staff.explain_claim import explain_claim
from plugin.services.staff.explain_reward import explain_reward


@strawberry.type
class WhyQuery:
    @strawberry.field(
        permission_classes=[NeedsDiscounts],
        description="How a friend came to an advocate, and which orders count for it.",
    )
    def why_claim(
        self, info: AdminInfo, id: strawberry.ID, locale: str | None = None
    ) -> WhyClaim | None:
        caller = info.context
        explained = explain_claim(caller.ctx, caller.shop, known_id(id) or 0)
        return claim_view(explained, caller.reader(locale)) if explained else None

    @strawberry.field(
        permission_classes=[NeedsDiscounts],
        description="The life of a reward, and what it waits for.",
    )
    def why_reward(
        self, info: AdminInfo, id: strawberry.ID, locale: str | None = None
    ) -> WhyReward | None:
        caller = info.context
        explained = explain_reward(caller.ctx, caller.shop, known_id(id) or 0)
        return why_reward_view(explained, caller.reader(locale)) if explained else None

    @strawberry.field(
        permission_classes=[NeedsDiscounts],
        description="What became of an advocate's friends, and what the advocate has of limits.",
    )
    def why_advocate(
        self, info: AdminInfo, id: strawberry.ID, locale: str | None = None
    ) -> WhyAdvocate | None:
        caller = info.context
        explained = explain_advocate(caller.ctx, caller.shop, known_id(id) or 0)
        return why_advocate_view(explained, caller.reader(locale)) if explained else None
