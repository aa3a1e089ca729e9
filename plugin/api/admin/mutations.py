"""What staff may change."""

from __future__ import annotations

from collections.abc import Callable

import strawberry
from strawberry.scalars import JSON

from plugin.api.admin.caller import AdminInfo, Caller, NeedsDiscounts, known_id, program_key
from plugin.api.admin.inputs import promise_of
from plugin.api.admin.shop_view import shop_now
from plugin.api.admin.types import (
    ListedPeople,
    PeopleList,
    PeopleResult,
    ProgramResult,
    ShopResult,
    listed_view,
    program_view,
)
from plugin.api.shared import refusal
from plugin.domain.program import ProgramState
from plugin.services.change_program import (
    move_program,
    save_version,
    set_storefront,
    set_time_zone,
)
from plugin.services.edit_lists import add_people, entries_of, remove_person
from plugin.services.manage_programs import (
    archive_program,
    create_program,
    duplicate_program,
    restore_program,
    undo_change,
)
from plugin.services.refusals import Refused
from plugin.storage.programs import Program as StoredProgram


@strawberry.type
class Mutation:
    @strawberry.mutation(
        permission_classes=[NeedsDiscounts],
        description="Write a new version. Promises made under older versions stay as they are.",
    )
    def save_program(
        self,
        info: AdminInfo,
        id: strawberry.ID,
        promise: JSON,
    ) -> ProgramResult:
        caller = info.context
        return _answered(
            lambda: save_version(
                caller.ctx, caller.shop, program_key(id), promise_of(promise), caller.actor
            )
        )

    @strawberry.mutation(
        permission_classes=[NeedsDiscounts],
        description="A new draft, out of the editor or out of a file.",
    )
    def create_program(self, info: AdminInfo, promise: JSON) -> ProgramResult:
        caller = info.context
        return _answered(
            lambda: create_program(caller.ctx, caller.shop, promise_of(promise), caller.actor)
        )

    @strawberry.mutation(permission_classes=[NeedsDiscounts])
    def duplicate_program(self, info: AdminInfo, id: strawberry.ID) -> ProgramResult:
        caller = info.context
        return _answered(
            lambda: duplicate_program(caller.ctx, caller.shop, program_key(id), caller.actor)
        )

    @strawberry.mutation(
        permission_classes=[NeedsDiscounts],
        description="Put away a draft or a program that has ended; `restoreProgram` undoes it.",
    )
    def archive_program(self, info: AdminInfo, id: strawberry.ID) -> ProgramResult:
        caller = info.context
        return _answered(lambda: archive_program(caller.ctx, caller.shop, program_key(id)))

    @strawberry.mutation(permission_classes=[NeedsDiscounts])
    def restore_program(self, info: AdminInfo, id: strawberry.ID) -> ProgramResult:
        caller = info.context
        return _answered(lambda: restore_program(caller.ctx, caller.shop, program_key(id)))

    @strawberry.mutation(
        permission_classes=[NeedsDiscounts],
        description="Promise again what the version before the newest said, as a new version.",
    )
    def undo_program_change(self, info: AdminInfo, id: strawberry.ID) -> ProgramResult:
        caller = info.context
        return _answered(
            lambda: undo_change(caller.ctx, caller.shop, program_key(id), caller.actor)
        )

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

        return _people(caller, program_id, add)

    @strawberry.mutation(permission_classes=[NeedsDiscounts])
    def remove_program_person(
        self, info: AdminInfo, program_id: strawberry.ID, id: strawberry.ID
    ) -> PeopleResult:
        caller = info.context

        def remove(wanted: int) -> None:
            remove_person(caller.ctx, caller.shop, wanted, known_id(id) or 0)

        return _people(caller, program_id, remove)

    @strawberry.mutation(permission_classes=[NeedsDiscounts])
    def activate_program(self, info: AdminInfo, id: strawberry.ID) -> ProgramResult:
        return _move(info.context, id, ProgramState.ACTIVE)

    @strawberry.mutation(
        permission_classes=[NeedsDiscounts],
        description="No new claims; what was claimed before is honoured.",
    )
    def pause_program(self, info: AdminInfo, id: strawberry.ID) -> ProgramResult:
        return _move(info.context, id, ProgramState.PAUSED)

    @strawberry.mutation(permission_classes=[NeedsDiscounts])
    def end_program(self, info: AdminInfo, id: strawberry.ID) -> ProgramResult:
        return _move(info.context, id, ProgramState.ENDED)

    @strawberry.mutation(
        permission_classes=[NeedsDiscounts],
        description="Say where customers shop; share links lead there.",
    )
    def set_storefront(self, info: AdminInfo, url: str) -> ShopResult:
        caller = info.context
        return _shop(caller, lambda: set_storefront(caller.ctx, caller.shop, url))

    @strawberry.mutation(
        permission_classes=[NeedsDiscounts],
        description="Say in which zone months, days and schedules are counted.",
    )
    def set_time_zone(self, info: AdminInfo, name: str) -> ShopResult:
        caller = info.context
        return _shop(caller, lambda: set_time_zone(caller.ctx, caller.shop, name))


def _move(caller: Caller, program_id: strawberry.ID, state: ProgramState) -> ProgramResult:
    return _answered(lambda: move_program(caller.ctx, caller.shop, program_key(program_id), state))


def _answered(change: Callable[[], StoredProgram]) -> ProgramResult:
    try:
        return program_view(change())
    except Refused as error:
        return refusal(error)


def _shop(caller: Caller, change: Callable[[], None]) -> ShopResult:
    try:
        change()
    except Refused as error:
        return refusal(error)
    return shop_now(caller)


def _people(
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
