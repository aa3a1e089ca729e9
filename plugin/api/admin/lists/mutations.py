"""Who is put on a program's lists, and taken off."""

from __future__ import annotations

from collections.abc import Callable

import strawberry

from plugin.api.admin.caller import AdminInfo, Caller, NeedsDiscounts, known_id, program_key
from plugin.api.admin.lists.types import ListedPeople, PeopleList, PeopleResult, listed_view
from plugin.api.shared import refusal
from plugin.services.programs.edit_lists import add_people, entries_of, remove_person
from plugin.services.refusals import Refused


@strawberry.type
class ListMutation:
    @strawberry.mutation(
        permission_classes=[NeedsDiscounts],
        description="Put people on a list, by e-mail, or as `@example.com` all of a mail domain.",
    )
    def add_program_people(
        self,
        info: AdminInfo,
        program_id: strawberry.ID,
        list: PeopleList,
        entries: list[str],
    ) -> PeopleResult:
        caller = info.context

        def add(wanted: int) -> None:
            add_people(caller.ctx, caller.shop, wanted, list.value, entries, caller.actor)

        return _answered(caller, program_id, add)

    @strawberry.mutation(permission_classes=[NeedsDiscounts])
    def remove_program_person(
        self, info: AdminInfo, program_id: strawberry.ID, id: strawberry.ID
    ) -> PeopleResult:
        caller = info.context

        def remove(wanted: int) -> None:
            remove_person(caller.ctx, caller.shop, wanted, known_id(id) or 0, caller.actor)

        return _answered(caller, program_id, remove)


def _answered(
    caller: Caller, program_id: strawberry.ID, change: Callable[[int], None]
) -> PeopleResult:
    try:
        wanted = program_key(program_id)
        change(wanted)
    except Refused as error:
        return refusal(error)
    return ListedPeople(
        people=[listed_view(row) for row in entries_of(caller.ctx, caller.shop, wanted)]
    )
