"""Filters that a shop keeps under a name, as staff see and keep them."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated

import strawberry
from strawberry.scalars import JSON

from plugin.api.admin.caller import AdminInfo, Caller, NeedsDiscounts, known_id
from plugin.api.shared import Refusal, refusal
from plugin.domain.saved_filters import FilteredList
from plugin.services.refusals import Refused
from plugin.services.staff.save_filter import save_filter
from plugin.storage.saved_filters import drop_filter, filters_of

strawberry.enum(FilteredList)


@strawberry.type
class SavedFilter:
    id: strawberry.ID
    list: FilteredList
    name: str
    filter: JSON = strawberry.field(
        description="As the list takes it; with `sort`, if said, and with `days` in place of "
        "a `from` that goes along with today."
    )
    saved_by: str
    saved_at: datetime


@strawberry.type(description="All that the shop keeps, by list and name.")
class SavedFilters:
    filters: list[SavedFilter]


SavedFiltersResult = Annotated[SavedFilters | Refusal, strawberry.union("SavedFiltersResult")]


def _now(caller: Caller) -> SavedFilters:
    with caller.ctx.engine.connect() as conn:
        rows = filters_of(conn, caller.shop.id)
    return SavedFilters(
        filters=[
            SavedFilter(
                id=strawberry.ID(str(row.id)),
                list=FilteredList(row.list),
                name=row.name,
                filter=JSON(row.filter),
                saved_by=row.created_by,
                saved_at=row.created_at,
            )
            for row in rows
        ]
    )


@strawberry.type
class SavedFilterQuery:
    @strawberry.field(
        permission_classes=[NeedsDiscounts],
        description="Filters of lists that the shop keeps, for all of its staff.",
    )
    def saved_filters(self, info: AdminInfo) -> SavedFilters:
        return _now(info.context)


@strawberry.type
class SavedFilterMutation:
    @strawberry.mutation(
        permission_classes=[NeedsDiscounts],
        description="Keep a filter under a name, in place of the one that had it. What looks for "
        "one person or one order is not kept.",
    )
    def save_filter(
        self, info: AdminInfo, list: FilteredList, name: str, filter: JSON
    ) -> SavedFiltersResult:
        caller = info.context
        try:
            save_filter(caller.ctx, caller.shop, list, name, filter, caller.actor)
        except Refused as error:
            return refusal(error)
        return _now(caller)

    @strawberry.mutation(permission_classes=[NeedsDiscounts])
    def remove_filter(self, info: AdminInfo, id: strawberry.ID) -> SavedFiltersResult:
        caller = info.context
        with caller.ctx.engine.begin() as conn:
            drop_filter(conn, caller.shop.id, known_id(id) or 0)
        return _now(caller)
