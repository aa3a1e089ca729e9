"""What staff may read of what was done."""

from __future__ import annotations

import strawberry

from plugin.api.admin.audit.types import AuditActor, AuditEntry, audit_view
from plugin.api.admin.caller import AdminInfo, NeedsDiscounts, filter_id, filter_text
from plugin.api.admin.pages import Page, cut_of, page_of
from plugin.domain.audit import Subject, What
from plugin.storage.audit import actors_of, count_acts, page_of_acts


@strawberry.type
class AuditQuery:
    @strawberry.field(
        permission_classes=[NeedsDiscounts],
        description="Who did what, when and why; the newest first.",
    )
    def audit_log(
        self,
        info: AdminInfo,
        first: int = 50,
        after: strawberry.ID | None = None,
        subject: Subject | None = None,
        subject_id: strawberry.ID | None = None,
        what: What | None = None,
        actor: str | None = None,
    ) -> Page[AuditEntry]:
        caller, cut = info.context, cut_of(first, after)
        shop_id = caller.shop.id
        wanted = {
            "subject": subject,
            "subject_id": filter_id(subject_id),
            "what": what,
            "actor": filter_text(actor),
        }
        with caller.ctx.engine.begin() as conn:
            rows = page_of_acts(conn, shop_id, cut.after, cut.limit, **wanted)
        return page_of(cut, rows, audit_view, lambda conn: count_acts(conn, shop_id, **wanted))

    @strawberry.field(
        permission_classes=[NeedsDiscounts],
        description="Who has done anything that `auditLog` has; up to a hundred.",
    )
    def audit_actors(self, info: AdminInfo) -> list[AuditActor]:
        caller = info.context
        with caller.ctx.engine.connect() as conn:
            found = actors_of(conn, caller.shop.id)
        return [AuditActor(id=one, is_you=one == caller.actor) for one in found]
