"""What staff may read of programs."""

from __future__ import annotations

import strawberry
from strawberry.scalars import JSON

from plugin.api.admin.caller import AdminInfo, NeedsDiscounts, known_id
from plugin.api.admin.programs.presets import Preset, presets_for
from plugin.api.admin.programs.types import Program, Version, program_view, version_views
from plugin.storage import programs
from plugin.storage.promise_json import promise_schema


@strawberry.type
class ProgramQuery:
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
