"""Programs as files that staff keep, edit and bring back."""

from __future__ import annotations

from typing import Annotated

import strawberry

from plugin.api.admin.caller import AdminInfo, NeedsDiscounts, known_id, program_key
from plugin.api.admin.programs.inputs import ProgramFileFormat, promise_in
from plugin.api.admin.programs.mutations import answered
from plugin.api.admin.programs.types import Change, ProgramResult, change_view
from plugin.api.shared import Refusal, refusal
from plugin.services.programs.import_program import import_promise, preview
from plugin.services.refusals import Refused
from plugin.storage import programs
from plugin.storage.program_file import write_json, write_yaml
from plugin.storage.promise_json import promise_to_json


@strawberry.type(description="What a file says otherwise than a program does; none, if nothing.")
class FileChanges:
    changes: list[Change]


FileChangesResult = Annotated[FileChanges | Refusal, strawberry.union("FileChangesResult")]


@strawberry.type
class ProgramFileQuery:
    @strawberry.field(
        permission_classes=[NeedsDiscounts],
        description="A program's newest version as the text of a file, for `importProgram`.",
    )
    def program_file(
        self,
        info: AdminInfo,
        id: strawberry.ID,
        format: ProgramFileFormat = ProgramFileFormat.YAML,
    ) -> str | None:
        caller = info.context
        with caller.ctx.engine.connect() as conn:
            found = programs.find_program(conn, caller.shop.id, known_id(id) or 0)
        if found is None:
            return None
        write = write_json if format is ProgramFileFormat.JSON else write_yaml
        return write(promise_to_json(found.promise))

    @strawberry.field(
        permission_classes=[NeedsDiscounts],
        description="What `importProgram` would change, or how it would refuse; without `id` "
        "against a program that says nothing yet. Nothing is kept.",
    )
    def file_changes(
        self,
        info: AdminInfo,
        text: str,
        format: ProgramFileFormat = ProgramFileFormat.YAML,
        id: strawberry.ID | None = None,
    ) -> FileChangesResult:
        caller = info.context
        try:
            program_id = None if id is None else program_key(id)
            found = preview(caller.ctx, caller.shop, promise_in(text, format), program_id)
        except Refused as error:
            return refusal(error)
        return FileChanges(changes=[change_view(one) for one in found])


@strawberry.type
class ProgramFileMutation:
    @strawberry.mutation(
        permission_classes=[NeedsDiscounts],
        description="A new draft out of a file's text; with `id`, the next version of that "
        "program. `problems` have the place of each mistake: a line, or a path in the program.",
    )
    def import_program(
        self,
        info: AdminInfo,
        text: str,
        format: ProgramFileFormat = ProgramFileFormat.YAML,
        id: strawberry.ID | None = None,
    ) -> ProgramResult:
        caller = info.context
        return answered(
            lambda: import_promise(
                caller.ctx,
                caller.shop,
                promise_in(text, format),
                None if id is None else program_key(id),
                caller.actor,
            )
        )
