"""Write something down about a case, for whoever decides it."""

from __future__ import annotations

from plugin.domain.audit import What
from plugin.services.context import Context
from plugin.services.review.hold_case import hold_case
from plugin.services.staff.act_on_reward import By
from plugin.storage import audit
from plugin.storage.shops import Shop
from plugin.storage.tables.base import AnyRow


def note_case(ctx: Context, shop: Shop, case_id: int, by: By) -> AnyRow:
    """Also about one that was decided. Raises Refused."""
    with ctx.engine.begin() as conn:
        case = hold_case(conn, shop, case_id)
        audit.record(conn, shop.id, What.CASE_NOTED, case.id, by.actor, note=by.note)
    return case
