"""Whom a shop watches, as staff see and change it."""

from __future__ import annotations

from datetime import datetime
from enum import Enum
from typing import Annotated

import strawberry

from plugin.api.admin.caller import AdminInfo, Caller, NeedsDiscounts, known_id
from plugin.api.shared import Refusal, refusal
from plugin.domain.abuse.circumstances import Watched
from plugin.services.programs.watch_people import unwatch_person, watch_people, watched_people
from plugin.services.refusals import Refused


@strawberry.enum(description="Whom the shop has blocked, and who works for it.")
class WatchList(Enum):
    BLOCKED = "blocked"
    STAFF = "staff"


@strawberry.type
class WatchedPerson:
    id: strawberry.ID
    list: WatchList
    label: str
    added_by: str
    added_at: datetime


@strawberry.type
class WatchedPeople:
    people: list[WatchedPerson]


WatchedResult = Annotated[WatchedPeople | Refusal, strawberry.union("WatchedResult")]


def _now(caller: Caller) -> WatchedPeople:
    return WatchedPeople(
        people=[
            WatchedPerson(
                id=strawberry.ID(str(row.id)),
                list=WatchList(row.list),
                label=row.label,
                added_by=row.added_by,
                added_at=row.created_at,
            )
            for row in watched_people(caller.ctx, caller.shop)
        ]
    )


@strawberry.type
class WatchingQuery:
    @strawberry.field(
        permission_classes=[NeedsDiscounts],
        description="Whom the shop watches. Addresses are not kept, only their beginning.",
    )
    def watched_people(self, info: AdminInfo) -> WatchedPeople:
        return _now(info.context)


@strawberry.type
class WatchingMutation:
    @strawberry.mutation(
        permission_classes=[NeedsDiscounts],
        description="Watch people in all programs, by e-mail, or as `@example.com` all of a mail "
        "domain.",
    )
    def watch_people(self, info: AdminInfo, list: WatchList, entries: list[str]) -> WatchedResult:
        caller = info.context
        try:
            watch_people(caller.ctx, caller.shop, Watched(list.value), entries, caller.actor)
        except Refused as error:
            return refusal(error)
        return _now(caller)

    @strawberry.mutation(permission_classes=[NeedsDiscounts])
    def unwatch_person(self, info: AdminInfo, id: strawberry.ID) -> WatchedResult:
        caller = info.context
        unwatch_person(caller.ctx, caller.shop, known_id(id) or 0, caller.actor)
        return _now(caller)
