"""Decide a case: all of its orders are honest, or none is."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Connection

from plugin.domain.abuse.told import signals_in
from plugin.domain.audit import What
from plugin.domain.review import RULED, CaseState, Place
from plugin.services.context import Context, now
from plugin.services.messages.remind_staff import tell_of_overdue
from plugin.services.review.hold_case import hold_open_group
from plugin.services.staff.act_on_reward import By
from plugin.storage import audit, cases
from plugin.storage.judgements import judge, judgements_on
from plugin.storage.orders import last_decisions, touch_orders
from plugin.storage.shops import Shop
from plugin.storage.tables.base import AnyRow

_WHAT = {CaseState.APPROVED: What.CASE_APPROVED, CaseState.REFUSED: What.CASE_REFUSED}


def approve_case(ctx: Context, shop: Shop, case_id: int, by: By) -> AnyRow:
    """Its orders are honest: their rewards come. Raises Refused."""
    return _decide(ctx, shop, case_id, CaseState.APPROVED, by)


def refuse_case(ctx: Context, shop: Shop, case_id: int, by: By) -> AnyRow:
    """Its orders are dishonest: what was not used of their rewards is void. Raises Refused."""
    return _decide(ctx, shop, case_id, CaseState.REFUSED, by)


def _decide(ctx: Context, shop: Shop, case_id: int, state: CaseState, by: By) -> AnyRow:
    moment = now()
    with ctx.engine.begin() as conn:
        head, *parts = hold_open_group(conn, shop, case_id)
        group = [head.id, *(row.id for row in parts)]
        waiting = [row.order_id for row in cases.orders_in(conn, shop.id, group, Place.HELD)]
        before = judgements_on(conn, shop.id, waiting)
        looked_at = _judge(conn, shop, waiting, state)
        cases.place_orders(conn, shop.id, group, Place.HELD, Place.JUDGED)
        decided = {"state": state, "decided_at": moment, "decided_by": by.actor}
        cases.change_cases(conn, shop.id, group, **decided, due_at=None)
        tell_of_overdue(ctx, conn, shop, head)
        audit.record(
            conn,
            shop.id,
            _WHAT[state],
            case_id,
            by.actor,
            note=by.note,
            before={"judgements": {order: _said(before.get(order)) for order in waiting}},
            after={"state": state, "cases": group, "looked_at": looked_at},
        )
        touch_orders(conn, shop.id, waiting, moment)
        changed = cases.find_case(conn, shop.id, case_id)
    ctx.wake(shop.id)
    assert changed is not None
    return changed


def _judge(
    conn: Connection, shop: Shop, order_ids: list[str], state: CaseState
) -> dict[str, list[str]]:
    """Of each order, the rules that had something to say, and are answered by this."""
    decisions = last_decisions(conn, shop.id, order_ids)
    looked_at = {
        order: [str(signal.rule) for signal in signals_in(decisions[order].trace)]
        for order in order_ids
    }
    judge(conn, shop.id, {order: (RULED[state], rules) for order, rules in looked_at.items()})
    return looked_at


def _said(judgement: AnyRow | None) -> dict[str, Any] | None:
    return {"ruled": judgement.ruled, "rules": judgement.rules} if judgement is not None else None
