"""Have cases decided together that belong together."""

from __future__ import annotations

from collections.abc import Sequence

from plugin.domain.audit import What
from plugin.services.context import Context
from plugin.services.refusals import RefusalCode, Refused
from plugin.services.review.hold_case import hold_open_group
from plugin.services.staff.act_on_reward import By
from plugin.storage import audit, cases
from plugin.storage.shops import Shop
from plugin.storage.tables.base import AnyRow


def merge_cases(ctx: Context, shop: Shop, into_id: int, case_ids: Sequence[int], by: By) -> AnyRow:
    """Also of several advocates. The case that the others are part of from now on; each keeps its
    own orders, so that it can be taken apart again. Raises Refused."""
    if into_id in case_ids or not case_ids:
        raise Refused(RefusalCode.CASE_STATE, "Name other cases, to be merged into this one.")
    with ctx.engine.begin() as conn:
        head = hold_open_group(conn, shop, into_id)[0]
        moved = [row for one in case_ids for row in hold_open_group(conn, shop, one)]
        merged = [row.id for row in moved]
        # It waits as long as the case that it is part of.
        cases.change_cases(conn, shop.id, merged, merged_into=head.id, due_at=None)
        audit.record(
            conn,
            shop.id,
            What.CASE_MERGED,
            head.id,
            by.actor,
            note=by.note,
            before={"merged_into": {str(row.id): row.merged_into for row in moved}},
            after={"cases": merged},
        )
    return head
