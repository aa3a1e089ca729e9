"""Programs and their versions, as staff see them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Annotated

import strawberry
from strawberry.scalars import JSON

from plugin.api.shared import Refusal
from plugin.domain.program import ProgramState
from plugin.services.programs.compare_promises import Change as Difference
from plugin.services.programs.compare_promises import changes_between
from plugin.storage.programs import Program as StoredProgram
from plugin.storage.promise_json import promise_to_json
from plugin.storage.tables.base import AnyRow


@strawberry.type(description="`path` is where in the program; values are JSON.")
class Change:
    path: str
    before: JSON | None
    after: JSON | None


def change_view(change: Difference) -> Change:
    return Change(path=change.path, before=change.before, after=change.after)


@strawberry.type(description="What the program promised from this moment to the next version.")
class Version:
    number: int
    created_at: datetime
    created_by: str
    promise: JSON
    changes: list[Change] = strawberry.field(description="Against the version before.")


@strawberry.type(description="A program in its newest version.")
class Program:
    id: strawberry.ID
    name: str
    state: ProgramState
    state_reason: str | None
    archived_at: datetime | None
    version: int
    promise: JSON = strawberry.field(description="As the JSON Schema `programSchema` says.")


ProgramResult = Annotated[Program | Refusal, strawberry.union("ProgramResult")]


def program_view(program: StoredProgram) -> Program:
    return Program(
        id=strawberry.ID(str(program.id)),
        name=program.name,
        state=program.state,
        state_reason=program.state_reason,
        archived_at=program.archived_at,
        version=program.version.number,
        promise=JSON(promise_to_json(program.promise)),
    )


def version_views(rows: Sequence[AnyRow]) -> list[Version]:
    """rows: all versions of a program, the newest first."""
    before = [*(row.promise for row in rows[1:]), {}][: len(rows)]
    return [
        Version(
            number=row.number,
            created_at=row.created_at,
            created_by=row.created_by,
            promise=row.promise,
            changes=[change_view(one) for one in changes_between(old, row.promise)],
        )
        for row, old in zip(rows, before, strict=True)
    ]
