"""Evaluate what the state of orders means, and write it down."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

import structlog
from sqlalchemy import Connection, insert
from sqlalchemy.exc import SQLAlchemyError

from plugin.domain.decision import Decision, History, Outcome, Standing, decide, unrelated
from plugin.domain.evidence import Candidate, Claim, Evidence, Strength, winner
from plugin.domain.order import Order
from plugin.services.apply_decision import apply_decision
from plugin.services.context import Context, now, retry_at
from plugin.services.settle_code import settle_code
from plugin.storage import codes, orders, people, programs, rewards
from plugin.storage.programs import Program
from plugin.storage.shops import history_is_known
from plugin.storage.tables import decisions
from plugin.storage.tables.base import AnyRow

log = structlog.get_logger()

_BATCH = 25


def evaluate_due_orders(ctx: Context, shop_id: int) -> int:
    """Evaluate a batch of orders in one transaction; how many there were.

    Nothing is decided until the shop's history is known: whoever bought before the app came is
    not a new customer.
    """
    with ctx.engine.begin() as conn:
        if not history_is_known(conn, shop_id):
            return 0
        rows = orders.take_due_orders(conn, shop_id, now(), _BATCH)
        for row in rows:
            _evaluate_row(ctx, conn, row)
    return len(rows)


def _evaluate_row(ctx: Context, conn: Connection, row: AnyRow) -> None:
    try:
        with conn.begin_nested():
            evaluate_order(ctx, conn, row.shop_id, orders.order_of(row))
            orders.order_done(conn, row.shop_id, row.id)
    except SQLAlchemyError:
        raise
    except Exception as error:
        # A fault of ours in one order must not stop the others; staff see it, and it is retried.
        log.exception("order_not_evaluated", order_id=row.id)
        again = retry_at(row.attempts, now())
        orders.order_failed(conn, row.shop_id, row.id, again, repr(error))


def evaluate_order(ctx: Context, conn: Connection, shop_id: int, order: Order) -> None:
    """Settle the code on the order, decide what it means, and bring the rewards in line."""
    if order.code is not None and not order.is_draft:
        settle_code(ctx, conn, shop_id, order)
    decision = weigh(conn, shop_id, order)
    if not apply_decision(conn, shop_id, order, decision):
        # Another order of the same friend was decided a moment before; now it is history.
        decision = weigh(conn, shop_id, order)
        apply_decision(conn, shop_id, order, decision)
    if decision.outcome is not Outcome.UNRELATED:
        _record(conn, shop_id, order, decision)


def weigh(conn: Connection, shop_id: int, order: Order) -> Decision:
    """The decision on an order as things stand now. Writes nothing."""
    evidence = _gather_evidence(conn, shop_id, order)
    if not evidence.candidates:
        return unrelated()
    claim, program = _claim_that_counts(conn, shop_id, order, evidence)
    same_program = (c for c in evidence.candidates if c.claim.program_id == program.id)
    converted_by = rewards.converted_by(conn, shop_id, program.id, claim.friend)
    return decide(
        order,
        Evidence(tuple(same_program)),
        History(orders.earlier_orders(conn, shop_id, order.buyer, order)),
        program.version,
        Standing(converted_by),
    )


def _claim_that_counts(
    conn: Connection, shop_id: int, order: Order, evidence: Evidence
) -> tuple[Claim, Program]:
    """The claim that wins, or the strongest if none is proven, with the promise it was made under.

    A code that leaked is strong, but its version and its friend have nothing to do with the order.
    """
    strongest = min(evidence.candidates, key=lambda c: c.strength).claim
    program = programs.promised(conn, shop_id, strongest.offer_id)
    best = winner(order, evidence, program.version.rules.attribution)
    if best is None or best.claim.id == strongest.id:
        return strongest, program
    return best.claim, programs.promised(conn, shop_id, best.claim.offer_id)


def _gather_evidence(conn: Connection, shop_id: int, order: Order) -> Evidence:
    """All claims that might explain the order: by its code, its token, and its buyer."""
    code = codes.code_by_hmac(conn, shop_id, order.code) if order.code else None
    named = {
        Strength.CODE: code.claim_id if code is not None else None,
        Strength.TOKEN: order.claim_id,
    }
    candidates = [
        Candidate(claim, strength)
        for strength, claim_id in named.items()
        if claim_id is not None
        for claim in people.claims_by_id(conn, shop_id, [claim_id])
    ]
    claimed = people.claims_of_friend(conn, shop_id, order.buyer)
    return Evidence((*candidates, *(Candidate(claim, Strength.CLAIM) for claim in claimed)))


def trace_to_json(decision: Decision) -> list[dict[str, Any]]:
    return [asdict(step) for step in decision.trace]


def _record(conn: Connection, shop_id: int, order: Order, decision: Decision) -> None:
    trace = trace_to_json(decision)
    last = orders.last_decision(conn, shop_id, order.id)
    said = (decision.outcome, decision.reason, trace)
    if last is not None and (last.outcome, last.reason, last.trace) == said:
        return
    conn.execute(
        insert(decisions).values(
            shop_id=shop_id,
            order_id=order.id,
            version_id=decision.version_id,
            claim_id=decision.claim.id if decision.claim else None,
            outcome=decision.outcome,
            reason=decision.reason,
            trace=trace,
        )
    )
