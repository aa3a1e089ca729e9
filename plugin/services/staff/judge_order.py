"""A person has looked at an order whose rewards were held, or should not have been given."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Connection

from plugin.domain.abuse.circumstances import Ruled
from plugin.domain.abuse.told import signals_in
from plugin.domain.audit import What
from plugin.services.context import Context, now
from plugin.services.refusals import RefusalCode, Refused
from plugin.services.staff.act_on_reward import By
from plugin.storage import audit, people
from plugin.storage.judgements import judge, judgement_on, withdraw_judgements
from plugin.storage.orders import find_order, last_decision, touch_orders
from plugin.storage.shops import Shop
from plugin.storage.tables.base import AnyRow


def judge_order(ctx: Context, shop: Shop, order_id: str, ruled: Ruled | None, by: By) -> None:
    """The order is then evaluated again: honest, its rewards come, until something new speaks
    against them; dishonest, they are taken back. None takes back what was said before.

    Raises Refused.
    """
    with ctx.engine.begin() as conn:
        decision = _decision(conn, shop, order_id)
        before = judgement_on(conn, shop.id, order_id)
        rules = [str(signal.rule) for signal in signals_in(decision.trace)]
        if ruled is None:
            withdraw_judgements(conn, shop.id, [order_id])
        else:
            judge(conn, shop.id, {order_id: (ruled, rules)})
        after = {"order": order_id, "ruled": ruled, "rules": rules}
        _write_down(conn, shop, decision, before, after, by)
        touch_orders(conn, shop.id, [order_id], now())
    ctx.wake(shop.id)


def _decision(conn: Connection, shop: Shop, order_id: str) -> AnyRow:
    if find_order(conn, shop.id, order_id) is None:
        raise Refused(RefusalCode.ORDER_UNKNOWN)
    decision = last_decision(conn, shop.id, order_id)
    if decision is None or decision.claim_id is None:
        raise Refused(RefusalCode.NOTHING_TO_JUDGE)
    return decision


def _write_down(
    conn: Connection,
    shop: Shop,
    decision: AnyRow,
    before: AnyRow | None,
    after: dict[str, Any],
    by: By,
) -> None:
    claim = people.find_claim(conn, shop.id, decision.claim_id)
    assert claim is not None  # decisions point at it
    audit.record(
        conn,
        shop.id,
        What.ADVOCATE_ORDER_JUDGED,
        claim.advocate_id,
        by.actor,
        note=by.note,
        before={"ruled": before.ruled, "rules": before.rules} if before is not None else None,
        after=after,
    )
