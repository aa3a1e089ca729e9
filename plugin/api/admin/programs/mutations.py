"""What staff may change about programs."""

from __future__ import annotations

from collections.abc import Callable

import strawberry
from strawberry.scalars import JSON

from plugin.api.admin.caller import AdminInfo, Caller, NeedsDiscounts, program_key
from plugin.api.admin.programs.inputs import promise_of
from plugin.api.admin.programs.types import ProgramResult, program_view
from plugin.api.shared import refusal
from plugin.domain.program import ProgramState
from plugin.services.programs.change_program import move_program, save_version
from plugin.services.programs.manage_programs import (
    archive_program,
    create_program,
    duplicate_program,
    restore_program,
    undo_change,
)
from plugin.services.refusals import Refused
from plugin.storage.programs import Program as StoredProgram


@strawberry.type
class ProgramMutation:
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
        return answered(
            lambda: save_version(
                caller.ctx, caller.shop, program_key(id), promise_of(promise), caller.actor
            )
        )

    @strawberry.mutation(
        permission_classes=[NeedsDiscounts],
        description="A new draft, out of the editor.",
    )
    def create_program(self, info: AdminInfo, promise: JSON) -> ProgramResult:
        caller = info.context
        return answered(
            lambda: create_program(caller.ctx, caller.shop, promise_of(promise), caller.actor)
        )

    @strawberry.mutation(permission_classes=[NeedsDiscounts])
    def duplicate_program(self, info: AdminInfo, id: strawberry.ID) -> ProgramResult:
        caller = info.context
        return answered(
            lambda: duplicate_program(caller.ctx, caller.shop, program_key(id), caller.actor)
        )

    @strawberry.mutation(
        permission_classes=[NeedsDiscounts],
        description="Put away a draft or a program that has ended; `restoreProgram` undoes it.",
    )
    def archive_program(self, info: AdminInfo, id: strawberry.ID) -> ProgramResult:
        caller = info.context
        return answered(
            lambda: archive_program(caller.ctx, caller.shop, program_key(id), caller.actor)
        )

    @strawberry.mutation(permission_classes=[NeedsDiscounts])
    def restore_program(self, info: AdminInfo, id: strawberry.ID) -> ProgramResult:
        caller = info.context
        return answered(
            lambda: restore_program(caller.ctx, caller.shop, program_key(id), caller.actor)
        )

    @strawberry.mutation(
        permission_classes=[NeedsDiscounts],
        description="Promise again what the version before the newest said, as a new version.",
    )
    def undo_program_change(self, info: AdminInfo, id: strawberry.ID) -> ProgramResult:
        caller = info.context
        return answered(lambda: undo_change(caller.ctx, caller.shop, program_key(id), caller.actor))

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


def _move(caller: Caller, program_id: strawberry.ID, state: ProgramState) -> ProgramResult:
    return answered(
        lambda: move_program(caller.ctx, caller.shop, program_key(program_id), state, caller.actor)
    )


def answered(change: Callable[[], StoredProgram]) -> ProgramResult:
    """What became of a program, or why nothing did."""
    try:
        return program_view(change())
    except Refused as error:
        return refusal(error)
