"""What an order means, as a table of sentences."""

from __future__ import annotations

import json
from dataclasses import asdict
from datetime import timedelta
from decimal import Decimal

import pytest

from plugin.domain.decision import (
    Decision,
    Due,
    History,
    Outcome,
    Standing,
    decide,
    unrelated,
)
from plugin.domain.evidence import Evidence
from plugin.domain.program import Rules, Side, Version
from plugin.domain.reasons import Reason
from tests.domain.given import (
    ALICE,
    BOB,
    CLAIMED,
    ORDERED,
    PAID,
    SECOND,
    STRANGER,
    an_order,
    by_claim,
    by_code,
    by_token,
    decided,
)

UNPAID = {"paid_at": None, "charge_status": "NONE", "charged": Decimal(0)}
WINDOW = timedelta(days=30)

TABLE: dict[str, tuple[Decision, Outcome, Reason]] = {
    "a paid order with the friend's code qualifies": (
        decided(),
        Outcome.QUALIFIED,
        Reason.QUALIFIED,
    ),
    "the token alone qualifies, whatever e-mail the checkout has": (
        decided(an_order(buyer=STRANGER), by_token()),
        Outcome.QUALIFIED,
        Reason.QUALIFIED,
    ),
    "the claimed e-mail alone qualifies": (
        decided(an_order(), by_claim()),
        Outcome.QUALIFIED,
        Reason.QUALIFIED,
    ),
    "a code in somebody else's hands pays nobody": (
        decided(an_order(buyer=STRANGER), by_code()),
        Outcome.REFUSED,
        Reason.CODE_OF_ANOTHER_PERSON,
    ),
    "a claim made after the order did not bring it about": (
        decided(an_order(), by_claim(at=ORDERED + SECOND)),
        Outcome.REFUSED,
        Reason.CLAIMED_TOO_LATE,
    ),
    "a claim in the very second of the order counts": (
        decided(an_order(), by_claim(at=ORDERED)),
        Outcome.QUALIFIED,
        Reason.QUALIFIED,
    ),
    "who refers herself is refused": (
        decided(an_order(buyer=ALICE), by_claim(friend=ALICE)),
        Outcome.REFUSED,
        Reason.SELF_REFERRAL,
    ),
    "an advocate who buys in the friend's session is refused": (
        decided(an_order(buyer=ALICE), by_token(friend=BOB)),
        Outcome.REFUSED,
        Reason.SELF_REFERRAL,
    ),
    "a channel without terms is refused": (
        decided(an_order(channel="pl"), by_code(channels=frozenset({"eu"}))),
        Outcome.REFUSED,
        Reason.CHANNEL_NOT_COVERED,
    ),
    "a channel with terms is fine": (
        decided(an_order(channel="pl"), by_code(channels=frozenset({"eu", "pl"}))),
        Outcome.QUALIFIED,
        Reason.QUALIFIED,
    ),
    "an order in the last second of the window qualifies": (
        decided(an_order(created_at=CLAIMED + WINDOW - SECOND), by_code()),
        Outcome.QUALIFIED,
        Reason.QUALIFIED,
    ),
    "an order at the end of the window is too late": (
        decided(an_order(created_at=CLAIMED + WINDOW), by_code()),
        Outcome.REFUSED,
        Reason.OUTSIDE_WINDOW,
    ),
    "who has bought before is not new": (
        decided(earlier_orders=1),
        Outcome.REFUSED,
        Reason.NOT_NEW_CUSTOMER,
    ),
    "who has bought before is welcome where the program says so": (
        decided(earlier_orders=2, new_customers_only=False),
        Outcome.QUALIFIED,
        Reason.QUALIFIED,
    ),
    "a friend counts once": (
        decided(converted_by="Order:0", new_customers_only=False),
        Outcome.REFUSED,
        Reason.ALREADY_CONVERTED,
    ),
    "the order that has counted goes on counting": (
        decided(converted_by="Order:1"),
        Outcome.QUALIFIED,
        Reason.QUALIFIED,
    ),
    "a draft waits": (
        decided(an_order(status="DRAFT")),
        Outcome.WAITING,
        Reason.ORDER_IS_DRAFT,
    ),
    "an unpaid order waits": (
        decided(an_order(**UNPAID)),
        Outcome.WAITING,
        Reason.NOT_PAID_YET,
    ),
    "a cancelled order is reversed": (
        decided(an_order(status="CANCELED")),
        Outcome.REVERSED,
        Reason.ORDER_CANCELLED,
    ),
    "an expired order is reversed, though it was never paid": (
        decided(an_order(status="EXPIRED", **UNPAID)),
        Outcome.REVERSED,
        Reason.ORDER_CANCELLED,
    ),
    "a full refund is reversed": (
        decided(an_order(refunded=Decimal(90), charged=Decimal(0))),
        Outcome.REVERSED,
        Reason.ORDER_REFUNDED,
    ),
    "a part refund changes nothing": (
        decided(an_order(refunded=Decimal("89.99"), charged=Decimal("0.01"))),
        Outcome.QUALIFIED,
        Reason.QUALIFIED,
    ),
    "a payment taken back without a refund is reversed": (
        decided(an_order(charge_status="NONE", charged=Decimal(0))),
        Outcome.REVERSED,
        Reason.ORDER_CHARGED_BACK,
    ),
    "an order that cost nothing is no chargeback": (
        decided(an_order(total=Decimal(0), charged=Decimal(0))),
        Outcome.QUALIFIED,
        Reason.QUALIFIED,
    ),
}


@pytest.mark.parametrize("sentence", TABLE)
def test_an_order_is_decided_as_the_sentence_says(sentence: str) -> None:
    decision, outcome, reason = TABLE[sentence]

    assert (decision.outcome, decision.reason) == (outcome, reason)


def test_an_order_without_evidence_is_nobodys() -> None:
    version = Version(id=7, program_id=1, number=2, rules=Rules())
    decision = decide(an_order(), Evidence(), History(), version, Standing())

    assert decision == unrelated()
    assert (decision.claim, decision.version_id, decision.rewards) == (None, None, ())


def test_both_sides_are_rewarded_the_advocate_after_the_hold() -> None:
    assert decided(hold_days=14).rewards == (
        Due(Side.FRIEND, PAID),
        Due(Side.ADVOCATE, PAID + timedelta(days=14)),
    )


@pytest.mark.parametrize("sentence", TABLE)
def test_only_an_order_that_qualifies_is_rewarded(sentence: str) -> None:
    decision, *_ = TABLE[sentence]

    assert bool(decision.rewards) is (decision.outcome is Outcome.QUALIFIED)


@pytest.mark.parametrize("sentence", TABLE)
def test_the_trace_stops_at_the_rule_that_decided(sentence: str) -> None:
    *passed, last = TABLE[sentence][0].trace

    assert all(step.passed and step.reason is None for step in passed)
    decided_by = last.reason or Reason.QUALIFIED
    assert (decided_by, last.passed) == (TABLE[sentence][2], last.reason is None)


def test_a_trace_is_plain_words_that_can_be_stored() -> None:
    for decision, *_ in TABLE.values():
        stored = json.loads(json.dumps([asdict(step) for step in decision.trace]))
        assert all(isinstance(seen, str) for step in stored for seen in step["saw"].values())


def test_a_trace_names_no_person() -> None:
    words = {word for person in (ALICE, BOB, STRANGER) for word in (person.email, person.user)}
    told = json.dumps([asdict(step) for row in TABLE.values() for step in row[0].trace])

    assert not [word for word in words if word and word in told]


def test_the_table_has_a_sentence_for_every_reason_that_decide_gives() -> None:
    about_rewards = {
        Reason.REWARD_EXPIRED,
        Reason.CODE_REISSUED,
        Reason.CODE_SPENT,
        Reason.SPENT_BEFORE_REVERSAL,
    }

    told = {reason for _, _, reason in TABLE.values()} | {Reason.NO_EVIDENCE}
    assert told == set(Reason) - about_rewards
