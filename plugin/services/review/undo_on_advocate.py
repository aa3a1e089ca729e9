"""Take back what was done to an advocate, while it still stands."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Any

from sqlalchemy import Connection

from plugin.domain.abuse.circumstances import Ruled
from plugin.domain.audit import What
from plugin.services.context import Context, now
from plugin.services.refusals import RefusalCode, Refused
from plugin.services.review.ban_advocate import hold_advocate, set_ban
from plugin.services.staff.act_on_reward import By
from plugin.storage import audit
from plugin.storage.judgements import judge, judgement_on, withdraw_judgements
from plugin.storage.orders import touch_orders
from plugin.storage.shops import Shop
from plugin.storage.tables.base import AnyRow


def undo_on_advocate(ctx: Context, shop: Shop, act: AnyRow, by: By) -> AnyRow:
    """The advocate as they are then. Raises Refused."""
    undo = _UNDO.get(act.what)
    if undo is None:
        raise Refused(RefusalCode.ACT_FINAL)
    with ctx.engine.begin() as conn:
        advocate = hold_advocate(conn, shop, act.subject_id)
        if audit.is_undone(conn, act.id):
            raise Refused(RefusalCode.ACT_UNDONE)
        after = undo(conn, shop, advocate, act)
        what = What.ADVOCATE_ACT_UNDONE
        said = {"note": by.note, "after": after, "undoes": act.id}
        audit.record(conn, shop.id, what, advocate.id, by.actor, **said)
        changed = hold_advocate(conn, shop, advocate.id)
    ctx.wake(shop.id)
    return changed


def _ban_back(conn: Connection, shop: Shop, advocate: AnyRow, act: AnyRow) -> dict[str, Any]:
    """As it was before the act, if it is still as the act left it."""
    left, was = (_moment(act.after.get(name)) for name in ("banned_at", "was"))
    if advocate.banned_at != left:
        raise Refused(RefusalCode.ACT_OVERTAKEN, "Undo first what was done after it.")
    set_ban(conn, shop, advocate, was)
    return {"banned_at": was.isoformat() if was is not None else None}


def _judge_back(conn: Connection, shop: Shop, _: AnyRow, act: AnyRow) -> dict[str, Any]:
    order, before = act.after["order"], act.before
    said = judgement_on(conn, shop.id, order)
    left = (act.after["ruled"], act.after["rules"]) if act.after["ruled"] is not None else None
    if left != ((said.ruled, said.rules) if said is not None else None):
        raise Refused(RefusalCode.ACT_OVERTAKEN, "Undo first what was done after it.")
    if before is None:
        withdraw_judgements(conn, shop.id, [order])
    else:
        judge(conn, shop.id, {order: (Ruled(before["ruled"]), before["rules"])})
    touch_orders(conn, shop.id, [order], now())
    return {"order": order, "ruled": before["ruled"] if before is not None else None}


def _moment(written: str | None) -> datetime | None:
    return datetime.fromisoformat(written) if written is not None else None


_UNDO: Mapping[str, Callable[[Connection, Shop, AnyRow, AnyRow], dict[str, Any]]] = {
    What.ADVOCATE_BANNED: _ban_back,
    What.ADVOCATE_UNBANNED: _ban_back,
    What.ADVOCATE_ORDER_JUDGED: _judge_back,
}
