"""What staff may do to rewards."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal

import strawberry
from strawberry.scalars import JSON

from plugin.api.admin.caller import AdminInfo, Caller, NeedsDiscounts, program_key
from plugin.api.admin.rewards.inputs import key_of, terms_of
from plugin.api.admin.rewards.types import RewardResult, reward_view
from plugin.api.shared import refusal
from plugin.services.refusals import RefusalCode, Refused
from plugin.services.staff.act_on_reward import By
from plugin.services.staff.correct_reward import correct_reward
from plugin.services.staff.decide_reward import Review, decide_reward
from plugin.services.staff.grant_reward import Grant, grant_reward
from plugin.services.staff.void_reward import void_reward
from plugin.storage.tables.base import AnyRow


@strawberry.type
class RewardMutation:
    @strawberry.mutation(
        permission_classes=[NeedsDiscounts],
        description="Give an advocate a reward without an order; `terms` as in a program's file. "
        "The same `key` grants once, however often it is sent.",
    )
    def grant_reward(
        self,
        info: AdminInfo,
        advocate_id: strawberry.ID,
        program_id: strawberry.ID,
        channel: str,
        terms: JSON,
        why: str,
        key: str,
        hold_days: int = 0,
    ) -> RewardResult:
        def granted(caller: Caller) -> AnyRow:
            grant = Grant(
                advocate_id=key_of(advocate_id, RefusalCode.ADVOCATE_UNKNOWN),
                program_id=program_key(program_id),
                channel=channel,
                terms=terms_of(terms),
                key=key,
                hold_days=hold_days,
            )
            return grant_reward(caller.ctx, caller.shop, grant, By(caller.actor, why))

        return _answered(info, granted)

    @strawberry.mutation(
        permission_classes=[NeedsDiscounts],
        description="Take back what was not used yet; its order does not bring it again.",
    )
    def void_reward(self, info: AdminInfo, id: strawberry.ID, why: str) -> RewardResult:
        return _answered(
            info, lambda c: void_reward(c.ctx, c.shop, _reward_key(id), By(c.actor, why))
        )

    @strawberry.mutation(
        permission_classes=[NeedsDiscounts],
        description="Give a reward in money another amount; an issued code is exchanged.",
    )
    def correct_reward(
        self, info: AdminInfo, id: strawberry.ID, amount: Decimal, why: str
    ) -> RewardResult:
        return _answered(
            info,
            lambda c: correct_reward(c.ctx, c.shop, _reward_key(id), amount, By(c.actor, why)),
        )

    @strawberry.mutation(
        permission_classes=[NeedsDiscounts],
        description="Decide about a reward in the state REVIEW.",
    )
    def decide_reward(
        self, info: AdminInfo, id: strawberry.ID, review: Review, why: str
    ) -> RewardResult:
        return _answered(
            info,
            lambda c: decide_reward(c.ctx, c.shop, _reward_key(id), review, By(c.actor, why)),
        )


def _reward_key(value: strawberry.ID) -> int:
    return key_of(value, RefusalCode.REWARD_UNKNOWN)


def _answered(info: AdminInfo, act: Callable[[Caller], AnyRow]) -> RewardResult:
    try:
        return reward_view(act(info.context))
    except Refused as error:
        return refusal(error)
