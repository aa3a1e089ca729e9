"""What staff decide about cases."""

from __future__ import annotations

from collections.abc import Callable

import strawberry
from graphql import GraphQLError

from plugin.api.admin.advocates.types import AdvocateResult
from plugin.api.admin.advocates.views import advocate_now
from plugin.api.admin.caller import AdminInfo, Caller, NeedsDiscounts, NeedsOrders, known_id
from plugin.api.admin.review.types import ActedOnCases, ActOnCasesResult, CaseAnswer, CaseResult
from plugin.api.admin.review.views import case_now
from plugin.api.admin.rewards.inputs import key_of
from plugin.api.shared import refusal
from plugin.services.refusals import RefusalCode, Refused
from plugin.services.review.act_on_cases import CaseAct, act_on_cases
from plugin.services.review.ban_advocate import ban_advocate, unban_advocate
from plugin.services.review.decide_case import approve_case, refuse_case
from plugin.services.review.merge_cases import merge_cases
from plugin.services.review.note_case import note_case
from plugin.services.staff.act_on_reward import By
from plugin.storage.tables.base import AnyRow

_MOST = 100
strawberry.enum(
    CaseAct, description="BAN: the advocate of the case; the case itself stays as it is."
)


@strawberry.type
class ReviewMutation:
    @strawberry.mutation(
        permission_classes=[NeedsDiscounts, NeedsOrders],
        description="All orders of the case are honest: their rewards come. `undoAct` takes it "
        "back, as all that is done to a case.",
    )
    def approve_case(self, info: AdminInfo, id: strawberry.ID, why: str) -> CaseResult:
        return _answered(
            info, lambda c: approve_case(c.ctx, c.shop, _case_key(id), By(c.actor, why))
        )

    @strawberry.mutation(
        permission_classes=[NeedsDiscounts, NeedsOrders],
        description="No order of the case is honest: what was not used of their rewards is taken "
        "back. What a friend has bought with stays.",
    )
    def refuse_case(self, info: AdminInfo, id: strawberry.ID, why: str) -> CaseResult:
        return _answered(
            info, lambda c: refuse_case(c.ctx, c.shop, _case_key(id), By(c.actor, why))
        )

    @strawberry.mutation(
        permission_classes=[NeedsDiscounts], description="Write something down for the others."
    )
    def note_case(self, info: AdminInfo, id: strawberry.ID, why: str) -> CaseResult:
        return _answered(info, lambda c: note_case(c.ctx, c.shop, _case_key(id), By(c.actor, why)))

    @strawberry.mutation(
        permission_classes=[NeedsDiscounts],
        description="From now on the other cases are part of this one, and are decided with it. "
        "`undoAct` takes them apart.",
    )
    def merge_cases(
        self, info: AdminInfo, into: strawberry.ID, ids: list[strawberry.ID], why: str
    ) -> CaseResult:
        def merged(caller: Caller) -> AnyRow:
            wanted = [_case_key(one) for one in ids]
            by = By(caller.actor, why)
            return merge_cases(caller.ctx, caller.shop, _case_key(into), wanted, by)

        return _answered(info, merged)

    @strawberry.mutation(
        permission_classes=[NeedsDiscounts, NeedsOrders],
        description="Do the same to many cases, at most 100, each by itself and in this order.",
    )
    def act_on_cases(
        self, info: AdminInfo, ids: list[strawberry.ID], act: CaseAct, why: str
    ) -> ActOnCasesResult:
        if not 1 <= len(ids) <= _MOST:
            raise GraphQLError(f"`ids` are 1 to {_MOST}.")
        caller = info.context
        try:
            by = By(caller.actor, why)
        except Refused as error:
            return refusal(error)
        wanted = [known_id(one) or 0 for one in ids]
        done = act_on_cases(caller.ctx, caller.shop, wanted, act, by)
        answers = [
            CaseAnswer(id=one, result=_shown(caller, row))
            for one, row in zip(ids, done, strict=True)
        ]
        return ActedOnCases(answers=answers)

    @strawberry.mutation(
        permission_classes=[NeedsDiscounts],
        description="The advocate refers no more: the link offers nothing, orders placed from now "
        "on count for nothing, and what waits goes on waiting. What is issued stays.",
    )
    def ban_advocate(self, info: AdminInfo, id: strawberry.ID, why: str) -> AdvocateResult:
        return _about_advocate(
            info, lambda c: ban_advocate(c.ctx, c.shop, _advocate_key(id), By(c.actor, why))
        )

    @strawberry.mutation(
        permission_classes=[NeedsDiscounts],
        description="As if the ban had never been: orders that came meanwhile count.",
    )
    def unban_advocate(self, info: AdminInfo, id: strawberry.ID, why: str) -> AdvocateResult:
        return _about_advocate(
            info, lambda c: unban_advocate(c.ctx, c.shop, _advocate_key(id), By(c.actor, why))
        )


def _case_key(value: strawberry.ID) -> int:
    return key_of(value, RefusalCode.CASE_UNKNOWN)


def _advocate_key(value: strawberry.ID) -> int:
    return key_of(value, RefusalCode.ADVOCATE_UNKNOWN)


def _about_advocate(info: AdminInfo, act: Callable[[Caller], AnyRow]) -> AdvocateResult:
    caller = info.context
    try:
        return advocate_now(caller, act(caller))
    except Refused as error:
        return refusal(error)


def _shown(caller: Caller, done: AnyRow | Refused) -> CaseResult:
    return refusal(done) if isinstance(done, Refused) else case_now(caller, done)


def _answered(info: AdminInfo, act: Callable[[Caller], AnyRow]) -> CaseResult:
    caller = info.context
    try:
        return case_now(caller, act(caller))
    except Refused as error:
        return refusal(error)
