"""What the rules are given: Alice refers, Bob buys, Carol has nothing to do with it."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from decimal import Decimal
from typing import Any

from plugin.domain.decision import Decision, decide
from plugin.domain.evidence import Candidate, Claim, Evidence, Strength
from plugin.domain.identity import Person
from plugin.domain.order import Line, Order
from plugin.domain.program import Version, offers_of
from plugin.domain.standing import History, Standing
from tests.promises import a_promise

ALICE = Person(email="alice", user="alice's account")
BOB = Person(email="bob")
CAROL = Person(email="carol", user="carol's account")
STRANGER = Person(email="somebody else")

CLAIMED = datetime(2026, 3, 1, 12, tzinfo=UTC)
ORDERED = CLAIMED + timedelta(days=1)
PAID = ORDERED + timedelta(hours=1)

SECOND = timedelta(seconds=1)

_NOTHING_BEFORE, _NO_STANDING = History(), Standing()


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
    order = order._replace(**changes)
    # One line with all the goods, unless the test says which.
    goods = Line(product="Product:1", variant="Variant:1", amount=order.total - order.shipping)
    return order if "lines" in changes else order._replace(lines=(goods,))


def a_version(**said: Any) -> Version:
    """A version of the program with one offer; see a_promise."""
    promise = a_promise(**said)
    offers = offers_of(promise, range(1, len(promise.offers) + 1))
    return Version(id=7, program_id=1, number=2, promise=promise, offers=offers)


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
    return claim._replace(**changes)


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
    history: History = _NOTHING_BEFORE,
    standing: Standing = _NO_STANDING,
    **said: Any,
) -> Decision:
    """What is decided about the order, Bob's paid one with his code unless the test says more."""
    return decide(
        order or an_order(),
        Evidence(candidates or (by_code(),)),
        history,
        a_version(**said),
        standing,
    )
