"""Explain what became of a claim: whether orders count for it, and what spoke against."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection

from plugin.domain.decision import Outcome
from plugin.domain.evidence import Lost
from plugin.domain.identity import Person
from plugin.domain.reasons import Reason
from plugin.services.context import Context
from plugin.storage import fates, orders, people
from plugin.storage.shops import Shop
from plugin.storage.tables.base import AnyRow


@dataclass(frozen=True, slots=True)
class Weighed:
    """The claim was weighed for this order, and did not win. lost: None where the order was decided
    in another program."""

    order_id: str
    decided_at: datetime
    lost: Lost | None


@dataclass(frozen=True, slots=True)
class Counted:
    """The claim explains this order. trace: as of an Explanation."""

    order_id: str
    decided_at: datetime
    outcome: Outcome
    reason: Reason
    trace: list[dict[str, Any]]


@dataclass(frozen=True, slots=True)
class ClaimExplanation:
    claim: AnyRow
    orders: list[Weighed | Counted]


def explain_claim(ctx: Context, shop: Shop, claim_id: int) -> ClaimExplanation | None:
    """None: there is no such claim."""
    with ctx.engine.begin() as conn:
        claim = people.find_claim(conn, shop.id, claim_id)
        if claim is None:
            return None
        decided = _decisions(conn, shop, claim)
    return ClaimExplanation(claim, [_spoken(claim, row) for row in decided])


def _decisions(conn: Connection, shop: Shop, claim: AnyRow) -> list[AnyRow]:
    """On orders of the friend, and on those that the claim's code or token is on."""
    friend = Person(claim.friend_email_hmac, claim.friend_user_hmac)
    named = fates.last_decisions_on(conn, shop.id, [claim.id])
    order_ids = {*orders.orders_of(conn, shop.id, friend), *(row.order_id for row in named)}
    decided = fates.last_decisions_of(conn, shop.id, sorted(order_ids))
    return [row for row in decided if _speaks_of(claim, row)]


def _speaks_of(claim: AnyRow, decision: AnyRow) -> bool:
    """True if the claim was weighed; an order from before the claim has nothing to do with it."""
    in_program = any(
        one.partition("=")[0] == str(claim.program_id)
        for one in _seen(decision.trace, "other_programs", "others")
    )
    return decision.claim_id == claim.id or _lost(claim, decision) is not None or in_program


def _spoken(claim: AnyRow, decision: AnyRow) -> Weighed | Counted:
    """A reason belongs to the claim that won; of the others it says nothing."""
    lost = _lost(claim, decision)
    if decision.claim_id != claim.id or not _has_winner(decision):
        return Weighed(decision.order_id, decision.created_at, lost)
    return Counted(
        decision.order_id,
        decision.created_at,
        Outcome(decision.outcome),
        Reason(decision.reason),
        decision.trace,
    )


def _has_winner(decision: AnyRow) -> bool:
    return any(True for _ in _seen(decision.trace, "attribution", "winner"))


def _lost(claim: AnyRow, decision: AnyRow) -> Lost | None:
    """Why it is not the one; the strongest evidence for it counts."""
    names = (f":{claim.id}", f":touch-{claim.touch_id}")
    for one in _seen(decision.trace, "attribution", "lost"):
        candidate, _, why = one.partition("=")
        if candidate.endswith(names):
            return Lost(why)
    return None


def _seen(trace: list[dict[str, Any]], rule: str, name: str) -> Iterator[str]:
    """The words that a rule saw under this name."""
    for step in trace:
        if step["rule"] == rule:
            yield from (word for word in step["saw"].get(name, "none").split() if word != "none")
