"""Evaluate what the state of orders means, and write it down."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

import structlog
from sqlalchemy import Connection, insert
from sqlalchemy.exc import SQLAlchemyError

from plugin.domain.decision import Decision, Outcome
from plugin.domain.order import Order
from plugin.domain.trace import trace_to_json
from plugin.services.context import Context, now, retry_at
from plugin.services.orders.apply_decision import apply_decision
from plugin.services.orders.claim_of_visit import with_claim
from plugin.services.orders.raise_alarm import raise_alarm
from plugin.services.orders.settle_case import settle_case
from plugin.services.orders.spoken_against import spoken_against
from plugin.services.orders.weigh_order import weigh
from plugin.services.rewards.settle_code import settle_code
from plugin.storage import gift_cards, orders
from plugin.storage.shops import Shop, history_is_known, shop_by_id
from plugin.storage.tables import decisions
from plugin.storage.tables.base import AnyRow

log = structlog.get_logger()

_BATCH = 25


def evaluate_due_orders(ctx: Context, shop_id: int) -> int:
    """Evaluate a batch of orders in one transaction; how many there were.

    Nothing is decided until the shop's history is known: whoever bought before the app came is
    not a new customer.

    What orders are due is written last. Until then none is locked, and what is stored meanwhile of
    one that was just evaluated has it evaluated once more.
    """
    with ctx.engine.begin() as conn:
        shop = shop_by_id(conn, shop_id)
        if shop is None or not history_is_known(conn, shop_id):
            return 0
        orders.hold_evaluation(conn, shop_id)
        rows = orders.due_orders(conn, shop_id, now(), _BATCH)
        touched: set[str] = set()
        failed: dict[str, Exception] = {}
        for row in rows:
            try:
                with conn.begin_nested():
                    touched.update(evaluate_order(ctx, conn, shop, orders.order_of(row)))
            except SQLAlchemyError:
                raise
            except Exception as error:
                # A fault of ours in one must not stop the others; staff see it, and it is retried.
                log.exception("order_not_evaluated", order_id=row.id)
                failed[row.id] = error
            touched.discard(row.id)
        _write_due(conn, shop_id, rows, failed, touched)
    return len(rows)


def _write_due(
    conn: Connection,
    shop_id: int,
    rows: Sequence[AnyRow],
    failed: Mapping[str, Exception],
    touched: Collection[str],
) -> None:
    """rows: as they were when they were evaluated. touched: to be looked at again."""
    due = orders.hold_orders(conn, shop_id, {row.id for row in rows}.union(touched))
    unchanged = [row for row in rows if due.get(row.id) == row.due_at]
    for row in unchanged:
        if row.id in failed:
            again = retry_at(row.attempts, now())
            orders.order_failed(conn, shop_id, row.id, again, repr(failed[row.id]))
    done = [row.id for row in unchanged if row.id not in failed]
    orders.orders_done(conn, shop_id, done)
    if touched:
        orders.touch_orders(conn, shop_id, touched, now())


def evaluate_order(ctx: Context, conn: Connection, shop: Shop, order: Order) -> set[str]:
    """Settle the code on the order, decide what it means, and bring the rewards in line.

    Gives the other orders that are to be looked at again because of it.
    """
    others: set[str] = set()
    if order.code is not None and not order.is_draft:
        others.update(settle_code(ctx, conn, shop.id, order))
    gift_cards.look_at_cards(conn, shop.id, order, now())
    decision = with_claim(conn, shop.id, order, weigh(ctx, conn, shop, order))
    apply_decision(ctx, conn, shop.id, order, decision)
    is_new = _record(conn, shop.id, order, decision)
    settle_case(ctx, conn, shop, order.id, decision)
    if is_new:
        others.update(spoken_against(conn, shop.id, order, decision))
        raise_alarm(ctx, conn, shop, decision)
    return others


def _record(conn: Connection, shop_id: int, order: Order, decision: Decision) -> bool:
    """Write the decision down, unless it says what the last one said: True if it is new.

    Of an order that nobody ever brought there is nothing to say.
    """
    last = orders.last_decision(conn, shop_id, order.id)
    if last is None and decision.outcome is Outcome.UNRELATED:
        return False
    trace = trace_to_json(decision)
    said = (decision.outcome, decision.reason, trace)
    if last is not None and (last.outcome, last.reason, last.trace) == said:
        return False
    conn.execute(
        insert(decisions).values(
            shop_id=shop_id,
            order_id=order.id,
            version_id=decision.version_id,
            claim_id=decision.claim.id or None if decision.claim else None,
            outcome=decision.outcome,
            reason=decision.reason,
            trace=trace,
        )
    )
    return last is None or (last.outcome, last.reason) != said[:2]
