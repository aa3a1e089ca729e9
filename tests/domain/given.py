"""What the rules are given: Alice refers, Bob buys, Carol has nothing to do with it."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from typing import Any

from plugin.domain.decision import Decision, History, Standing, decide
from plugin.domain.evidence import Candidate, Claim, Evidence, Strength
from plugin.domain.identity import Person
from plugin.domain.order import Order
from plugin.domain.program import Rules, Version

ALICE = Person(email="alice", user="alice's account")
BOB = Person(email="bob")
CAROL = Person(email="carol", user="carol's account")
STRANGER = Person(email="somebody else")

CLAIMED = datetime(2026, 3, 1, 12, tzinfo=UTC)
ORDERED = CLAIMED + timedelta(days=1)
PAID = ORDERED + timedelta(hours=1)

SECOND = timedelta(seconds=1)


def an_order(**changes: Any) -> Order:
    """Bob's paid order, a day after his claim."""
    order = Order(
        id="Order:1",
        number="1",
        channel="eu",
        currency="EUR",
        status="UNFULFILLED",
        charge_status="FULL",
        created_at=ORDERED,
        updated_at=PAID,
        total=Decimal(90),
        discount=Decimal(10),
        charged=Decimal(90),
        refunded=Decimal(0),
        buyer=BOB,
        paid_at=PAID,
    )
    return replace(order, **changes)


def a_claim(**changes: Any) -> Claim:
    """Bob's claim of Alice's offer."""
    claim = Claim(
        id=1,
        advocate_id=1,
        advocate=ALICE,
        friend=BOB,
        program_id=1,
        offer_id=1,
        at=CLAIMED,
    )
    return replace(claim, **changes)


def by(strength: Strength, **changes: Any) -> Candidate:
    return Candidate(a_claim(**changes), strength)


def by_code(**changes: Any) -> Candidate:
    return by(Strength.CODE, **changes)


def by_token(**changes: Any) -> Candidate:
    return by(Strength.TOKEN, **changes)


def by_claim(**changes: Any) -> Candidate:
    return by(Strength.CLAIM, **changes)


def decided(
    order: Order | None = None,
    *candidates: Candidate,
    earlier_orders: int = 0,
    converted_by: str | None = None,
    **rules: Any,
) -> Decision:
    """What is decided about the order, Bob's paid one with his code unless the test says more."""
    return decide(
        order or an_order(),
        Evidence(candidates or (by_code(),)),
        History(earlier_orders),
        Version(id=7, program_id=1, number=2, rules=Rules(**rules)),
        Standing(converted_by),
    )
