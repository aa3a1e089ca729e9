"""Take back what was done to a case, while it still stands."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from sqlalchemy import Connection

from plugin.domain.abuse.circumstances import Ruled
from plugin.domain.audit import What
from plugin.domain.review import RULED, CaseState, Place
from plugin.services.context import Context, now
from plugin.services.refusals import RefusalCode, Refused
from plugin.services.review.hold_case import hold_case
from plugin.services.staff.act_on_reward import By
from plugin.storage import audit, cases
from plugin.storage.judgements import judge, judgements_on, withdraw_judgements
from plugin.storage.orders import touch_orders
from plugin.storage.shops import Shop
from plugin.storage.tables.base import AnyRow


def undo_on_case(ctx: Context, shop: Shop, act: AnyRow, by: By) -> AnyRow:
    """The case as it is then. Raises Refused."""
    undo = _UNDO.get(act.what)
    if undo is None:
        raise Refused(RefusalCode.ACT_FINAL)
    with ctx.engine.begin() as conn:
        case = hold_case(conn, shop, act.subject_id)
        if audit.is_undone(conn, act.id):
            raise Refused(RefusalCode.ACT_UNDONE)
        stands_in = undo(conn, shop, case, act)
        audit.record(
            conn,
            shop.id,
            What.CASE_ACT_UNDONE,
            case.id,
            by.actor,
            note=by.note,
            after={"case": stands_in},
            undoes=act.id,
        )
        changed = cases.find_case(conn, shop.id, stands_in)
    ctx.wake(shop.id)
    assert changed is not None
    return changed


def _open_again(conn: Connection, shop: Shop, case: AnyRow, act: AnyRow) -> int:
    """Its orders are judged as they were before, and wait again where something still speaks
    against them."""
    if case.state != act.after["state"]:
        raise Refused(RefusalCode.ACT_OVERTAKEN, f"The case is {case.state}.")
    before, looked_at = act.before["judgements"], act.after["looked_at"]
    _check_judgements(conn, shop, looked_at, RULED[CaseState(act.after["state"])])
    withdraw_judgements(conn, shop.id, [order for order, said in before.items() if said is None])
    said = {order: (Ruled(one["ruled"]), one["rules"]) for order, one in before.items() if one}
    judge(conn, shop.id, said)
    touch_orders(conn, shop.id, list(before), now())
    group: list[int] = act.after["cases"]
    stands_in = [_reopen(conn, shop, case_id) for case_id in group]
    first = cases.find_case(conn, shop.id, stands_in[0])
    assert first is not None
    head = first.merged_into or first.id
    merged = [case_id for case_id in group[1:] if case_id in stands_in]
    cases.change_cases(conn, shop.id, merged, merged_into=head, due_at=None)
    cases.close_if_empty(conn, shop.id, head, now())
    return stands_in[0]


def _check_judgements(
    conn: Connection, shop: Shop, looked_at: Mapping[str, list[str]], ruled: Ruled
) -> None:
    now_said = judgements_on(conn, shop.id, list(looked_at))
    for order, rules in looked_at.items():
        said = now_said.get(order)
        if said is None or (said.ruled, said.rules) != (ruled, rules):
            raise Refused(RefusalCode.ACT_OVERTAKEN, "Undo first what was done after it.")


def _reopen(conn: Connection, shop: Shop, case_id: int) -> int:
    """The case in which its orders wait now: a newer one of the same kind, if there is one."""
    case = cases.find_case(conn, shop.id, case_id)
    assert case is not None  # the act names it
    newer = cases.find_open_case(conn, shop.id, case.advocate_id, case.kind)
    if newer is None:
        facts = {"state": CaseState.OPEN, "decided_at": None, "decided_by": None}
        anew = cases.waiting_since(now(), shop)
        cases.change_cases(conn, shop.id, [case.id], **facts, **anew)
        cases.place_orders(conn, shop.id, [case.id], Place.JUDGED, Place.HELD)
        return int(case.id)
    for row in cases.orders_in(conn, shop.id, [case.id], Place.JUDGED):
        if cases.case_holding(conn, shop.id, row.order_id) is None:
            cases.hold_order(conn, shop.id, newer.id, row.order_id, row.points)
    cases.place_orders(conn, shop.id, [case.id], Place.JUDGED, Place.LEFT)
    cases.change_cases(conn, shop.id, [case.id], state=CaseState.MOOT, decided_by=None)
    return int(newer.id)


def _take_apart(conn: Connection, shop: Shop, case: AnyRow, act: AnyRow) -> int:
    before: dict[str, int | None] = act.before["merged_into"]
    group = {str(row.id): row for row in cases.group_of(conn, shop.id, case.id)}
    if case.state != CaseState.OPEN or not before.keys() <= group.keys():
        raise Refused(RefusalCode.ACT_OVERTAKEN, "Undo first what was done after it.")
    for merged, into in before.items():
        due_at = group[merged].deadline_at if into is None else None
        cases.change_cases(conn, shop.id, [int(merged)], merged_into=into, due_at=due_at)
    for head in {case.id, *(int(merged) for merged, into in before.items() if into is None)}:
        cases.close_if_empty(conn, shop.id, head, now())
    return int(case.id)


def _forget(_: Connection, __: Shop, case: AnyRow, ___: AnyRow) -> int:
    """A note: what is written down stays, and is marked as taken back."""
    return int(case.id)


_UNDO: Mapping[str, Callable[[Connection, Shop, AnyRow, Any], int]] = {
    What.CASE_APPROVED: _open_again,
    What.CASE_REFUSED: _open_again,
    What.CASE_MERGED: _take_apart,
    What.CASE_NOTED: _forget,
}
