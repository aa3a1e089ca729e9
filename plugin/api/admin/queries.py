"""What staff may read."""

from __future__ import annotations

import strawberry
from graphql import GraphQLError
from strawberry.scalars import JSON

from plugin.api.admin.caller import AdminInfo, NeedsDiscounts, NeedsOrders, cursor_key, known_id
from plugin.api.admin.presets import Preset, presets_for
from plugin.api.admin.shop_view import shop_now
from plugin.api.admin.types import (
    ListedPerson,
    Program,
    RewardPage,
    Shop,
    Trouble,
    Version,
    Why,
    listed_view,
    program_view,
    reward_view,
    trouble_view,
    version_views,
    why_view,
)
from plugin.domain.reward import RewardState
from plugin.services.edit_lists import entries_of
from plugin.services.explain_order import explain_order
from plugin.services.list_troubles import list_troubles
from plugin.storage import programs, rewards
from plugin.storage.promise_json import promise_schema

_LARGEST_PAGE = 100


@strawberry.type
class Query:
    @strawberry.field(permission_classes=[NeedsDiscounts])
    def shop(self, info: AdminInfo) -> Shop:
        return shop_now(info.context)

    @strawberry.field(permission_classes=[NeedsDiscounts])
    def programs(self, info: AdminInfo, archived: bool = False) -> list[Program]:
        caller = info.context
        with caller.ctx.engine.begin() as conn:
            found = programs.programs_of(conn, caller.shop.id, archived=archived)
        return [program_view(program) for program in found]

    @strawberry.field(
        permission_classes=[NeedsDiscounts],
        description="All versions of a program, the newest first.",
    )
    def versions(self, info: AdminInfo, program_id: strawberry.ID) -> list[Version]:
        caller = info.context
        wanted = known_id(program_id)
        if wanted is None:
            return []
        with caller.ctx.engine.begin() as conn:
            return version_views(programs.versions_of(conn, caller.shop.id, wanted))

    @strawberry.field(
        permission_classes=[NeedsDiscounts],
        description="Who is on the program's lists. Addresses are not kept, only their beginning.",
    )
    def program_people(self, info: AdminInfo, program_id: strawberry.ID) -> list[ListedPerson]:
        caller, wanted = info.context, known_id(program_id)
        if wanted is None:
            return []
        return [listed_view(row) for row in entries_of(caller.ctx, caller.shop, wanted)]

    @strawberry.field(
        permission_classes=[NeedsDiscounts],
        description="The JSON Schema of `promise`, which is also that of a program's file.",
    )
    def program_schema(self) -> JSON:
        return JSON(promise_schema())

    @strawberry.field(
        permission_classes=[NeedsDiscounts], description="Programs that a new one can start from."
    )
    def presets(self, info: AdminInfo) -> list[Preset]:
        with info.context.ctx.engine.begin() as conn:
            return presets_for(conn, info.context.shop.id)

    @strawberry.field(permission_classes=[NeedsDiscounts])
    def rewards(
        self,
        info: AdminInfo,
        first: int = 50,
        after: strawberry.ID | None = None,
        state: RewardState | None = None,
    ) -> RewardPage:
        caller = info.context
        if not 1 <= first <= _LARGEST_PAGE:
            raise GraphQLError(f"`first` is from 1 to {_LARGEST_PAGE}.")
        with caller.ctx.engine.begin() as conn:
            rows = rewards.page_of_rewards(
                conn, caller.shop.id, after=cursor_key(after), first=first + 1, state=state
            )
        nodes = [reward_view(row) for row in rows[:first]]
        return RewardPage(
            nodes=nodes,
            end_cursor=nodes[-1].id if nodes else None,
            has_next_page=len(rows) > first,
        )

    @strawberry.field(
        permission_classes=[NeedsOrders],
        description="What became of an order, and why; null for an order never heard of.",
    )
    def why(self, info: AdminInfo, order_id: strawberry.ID) -> Why | None:
        explanation = explain_order(info.context.ctx, info.context.shop, order_id)
        return why_view(explanation) if explanation else None

    @strawberry.field(
        permission_classes=[NeedsDiscounts], description="What failed and is being tried again."
    )
    def troubles(self, info: AdminInfo) -> list[Trouble]:
        return [trouble_view(t) for t in list_troubles(info.context.ctx, info.context.shop)]
