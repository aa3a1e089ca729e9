"""What staff may try on past orders."""

from __future__ import annotations

from datetime import timedelta

import strawberry
from graphql import GraphQLError
from strawberry.scalars import JSON

from plugin.api.admin.caller import AdminInfo, NeedsDiscounts, NeedsOrders, program_key
from plugin.api.admin.programs.inputs import promise_of
from plugin.api.admin.replay.types import ReplayResult, replay_view
from plugin.api.shared import refusal
from plugin.services.context import now
from plugin.services.refusals import Refused
from plugin.services.replay.replay_orders import replay_orders, trial_version
from plugin.storage.past_orders import Part

# What one request can wait for; the operator's command looks at all.
MOST_ORDERS = 20_000
LONGEST_DAYS = 3650


@strawberry.type
class ReplayQuery:
    @strawberry.field(
        permission_classes=[NeedsDiscounts, NeedsOrders],
        description=f"What a promise would have done on the orders of the last days, the newest "
        f"{MOST_ORDERS} of them: the newest version of `programId`, or `promise` as its next one, "
        "or a `promise` that no program has yet.",
    )
    def replay(
        self,
        info: AdminInfo,
        program_id: strawberry.ID | None = None,
        promise: JSON | None = None,
        days: int = 90,
        locale: str | None = None,
    ) -> ReplayResult:
        if program_id is None and promise is None:
            raise GraphQLError("Say `programId`, or `promise`, or both.")
        if not 1 <= days <= LONGEST_DAYS:
            raise GraphQLError(f"`days` is from 1 to {LONGEST_DAYS}.")
        caller = info.context
        until = now()
        part = Part(until - timedelta(days=days), until, MOST_ORDERS)
        try:
            asked = promise_of(promise) if promise is not None else None
            key = program_key(program_id) if program_id is not None else None
            version = trial_version(caller.ctx, caller.shop, asked, key)
            found = replay_orders(caller.ctx, caller.shop, version, part)
            return replay_view(found, caller.reader(locale))
        except Refused as error:
            return refusal(error)
