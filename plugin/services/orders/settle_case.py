"""Put an order that waits for a person into its case, and take it out when it does not any more."""

from __future__ import annotations

from sqlalchemy import Connection

from plugin.domain.decision import Decision
from plugin.domain.reasons import Reason
from plugin.services.context import Context, now
from plugin.services.messages.remind_staff import tell_of_overdue
from plugin.storage import cases
from plugin.storage.shops import Shop


def settle_case(
    ctx: Context, conn: Connection, shop: Shop, order_id: str, decision: Decision
) -> None:
    """In the transaction of the decision, whatever was decided before."""
    waits_in = cases.case_holding(conn, shop.id, order_id)
    if decision.reason is Reason.HELD_FOR_REVIEW:
        _hold(conn, shop, order_id, decision)
    elif waits_in is not None:
        cases.release_order(conn, shop.id, order_id)
    if waits_in is not None:
        cases.close_if_empty(conn, shop.id, waits_in.merged_into or waits_in.id, now())
        tell_of_overdue(ctx, conn, shop, waits_in)


def _hold(conn: Connection, shop: Shop, order_id: str, decision: Decision) -> None:
    claim, found = decision.claim, decision.judgement
    assert claim is not None  # what nobody brought is not held
    assert found is not None
    assert found.strongest is not None  # it is what holds it
    cases.release_order(conn, shop.id, order_id)
    case_id = cases.open_case(conn, shop, claim.advocate_id, found.strongest, now())
    cases.hold_order(conn, shop.id, case_id, order_id, found.points)
