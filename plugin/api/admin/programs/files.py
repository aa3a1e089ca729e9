"""Programs as files that staff keep, edit and bring back."""

from __future__ import annotations

import strawberry

from plugin.api.admin.caller import AdminInfo, NeedsDiscounts, known_id, program_key
from plugin.api.admin.programs.inputs import ProgramFileFormat, promise_in
from plugin.api.admin.programs.mutations import answered
from plugin.api.admin.programs.types import ProgramResult
from plugin.services.programs.import_program import import_promise
from plugin.storage import programs
from plugin.storage.program_file import write_json, write_yaml
from plugin.storage.promise_json import promise_to_json


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
