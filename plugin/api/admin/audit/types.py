"""The audit log, as staff see it."""

from __future__ import annotations

from datetime import datetime

import strawberry
from strawberry.scalars import JSON

from plugin.domain.audit import Subject, What
from plugin.storage.tables.base import AnyRow

strawberry.enum(Subject, name="AuditSubject")
strawberry.enum(What, name="AuditCode")


@strawberry.type(description="One act: by a member of staff, the operator, or the app itself.")
class AuditEntry:
    id: strawberry.ID
    at: datetime
    actor: str = strawberry.field(
        description="A user id of the shop, `operator` for the command line, `app`, or `deadline` "
        "where nobody decided a case in time."
    )
    what: What
    subject: Subject
    subject_id: strawberry.ID
    why: str = strawberry.field(description="In the actor's own words; empty where none is asked.")
    before: JSON | None
    after: JSON | None
    undoes: strawberry.ID | None = strawberry.field(description="The act that this one undid.")
    undone_by: strawberry.ID | None


@strawberry.type(description="Somebody who is in the audit log.")
class AuditActor:
    id: str = strawberry.field(description="As `actor` of `AuditEntry` has it.")
    is_you: bool


def audit_view(row: AnyRow) -> AuditEntry:
    return AuditEntry(
        id=strawberry.ID(str(row.id)),
        at=row.created_at,
        actor=row.actor,
        what=What(row.what),
        subject=Subject(row.subject),
        subject_id=strawberry.ID(str(row.subject_id)),
        why=row.note,
        before=row.before,
        after=row.after,
        undoes=strawberry.ID(str(row.undoes)) if row.undoes else None,
        undone_by=strawberry.ID(str(row.undone_by)) if row.undone_by else None,
    )
