"""What an order means, as a table of sentences."""

from __future__ import annotations

import json
from datetime import timedelta
from decimal import Decimal

import pytest

from plugin.domain.abuse.circumstances import Circumstances, Mark, Watched
from plugin.domain.audience import Advocates, Friends, Who
from plugin.domain.decision import Decision, Outcome, decide, unrelated
from plugin.domain.evidence import Evidence
from plugin.domain.goods import OrderConditions, Scope
from plugin.domain.money import Money
from plugin.domain.offer import Milestone, Repeat, Side
from plugin.domain.reasons import Reason
from plugin.domain.schedule import Schedule, Window
from plugin.domain.standing import History, Standing
from plugin.domain.terms import FixedOff
from plugin.domain.trace import trace_to_json
from tests.domain.given import (
    ALICE,
    BOB,
    CLAIMED,
    ORDERED,
    PAID,
    SECOND,
    STRANGER,
    a_version,
    an_order,
    by_claim,
    by_code,
    by_token,
    decided,
)
from tests.promises import ANYONE, sums

UNPAID = {"paid_at": None, "charge_status": "NONE", "charged": Decimal(0)}
WINDOW = timedelta(days=30)

LAPSED = Friends(who=Who.LAPSED, lapsed_months=12)
CONVERTED = Standing(converted_by="Order:0", converted_at=ORDERED - timedelta(days=1))


BLOCKED = frozenset({Watched.BLOCKED})
TWO_LATER = History(2, since_conversion=1)


def bought(days_ago: int) -> History:
    return History(1, last_order_at=ORDERED - timedelta(days=days_ago))


def euros(amount: str) -> dict[str, Money]:
    return {"eu": Money(Decimal(amount), "EUR")}


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
        decided(an_order(channel="pl"), advocate=FixedOff({"eu": Money(Decimal(10), "EUR")})),
        Outcome.REFUSED,
        Reason.CHANNEL_NOT_COVERED,
    ),
    "a channel with terms is fine": (
        decided(an_order(channel="pl"), advocate=sums(eu=10, pl=40)),
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
        decided(history=History(1)),
        Outcome.REFUSED,
        Reason.NOT_NEW_CUSTOMER,
    ),
    "who has bought before is welcome where the program says so": (
        decided(history=History(2), friends=ANYONE),
        Outcome.QUALIFIED,
        Reason.QUALIFIED,
    ),
    "who bought two years ago has lapsed": (
        decided(history=bought(730), friends=LAPSED),
        Outcome.QUALIFIED,
        Reason.QUALIFIED,
    ),
    "who bought last month has not lapsed": (
        decided(history=bought(30), friends=LAPSED),
        Outcome.REFUSED,
        Reason.NOT_LAPSED,
    ),
    "who never bought has not lapsed either": (
        decided(friends=LAPSED),
        Outcome.REFUSED,
        Reason.NOT_LAPSED,
    ),
    "who is on the block list is refused": (
        decided(standing=Standing(friend_is_blocked=True)),
        Outcome.REFUSED,
        Reason.FRIEND_BLOCKED,
    ),
    "who is not on the list is refused where only those on it may come": (
        decided(friends=Friends(allowed_only=True)),
        Outcome.REFUSED,
        Reason.FRIEND_NOT_ALLOWED,
    ),
    "who is on the list comes in": (
        decided(friends=Friends(allowed_only=True), standing=Standing(friend_is_allowed=True)),
        Outcome.QUALIFIED,
        Reason.QUALIFIED,
    ),
    "an advocate who has never bought may not refer where buyers may": (
        decided(advocates=Advocates(min_orders=1)),
        Outcome.REFUSED,
        Reason.ADVOCATE_NOT_ELIGIBLE,
    ),
    "an order that comes after the advocate was banned counts for nothing": (
        decided(standing=Standing(banned_at=CLAIMED)),
        Outcome.REFUSED,
        Reason.ADVOCATE_BANNED,
    ),
    "an order from before the advocate was banned counts": (
        decided(standing=Standing(banned_at=PAID)),
        Outcome.QUALIFIED,
        Reason.QUALIFIED,
    ),
    "a claim made while the program was closed does not count": (
        decided(schedule=Schedule(windows=(Window(months=(12,)),))),
        Outcome.REFUSED,
        Reason.PROGRAM_NOT_OPEN,
    ),
    "a channel without terms for a milestone is refused": (
        decided(an_order(channel="pl"), milestones=(Milestone(3, FixedOff(euros("5"))),)),
        Outcome.REFUSED,
        Reason.CHANNEL_NOT_COVERED,
    ),
    "an order that goes elsewhere is refused": (
        decided(an_order(country="FR"), order_conditions=OrderConditions(countries=("DE",))),
        Outcome.REFUSED,
        Reason.COUNTRY_NOT_COVERED,
    ),
    "an order of nothing that counts is refused": (
        decided(order_conditions=OrderConditions(but_not=Scope(products=frozenset({"Product:1"})))),
        Outcome.REFUSED,
        Reason.NO_GOODS_THAT_COUNT,
    ),
    "an order below the minimum is refused": (
        decided(order_conditions=OrderConditions(minimum=euros("90.01"))),
        Outcome.REFUSED,
        Reason.BELOW_MINIMUM,
    ),
    "an order of just the minimum qualifies": (
        decided(order_conditions=OrderConditions(minimum=euros("90"))),
        Outcome.QUALIFIED,
        Reason.QUALIFIED,
    ),
    "a part refund that leaves less than the minimum takes it back": (
        decided(
            an_order(refunded=Decimal("0.01")),
            order_conditions=OrderConditions(minimum=euros("90")),
        ),
        Outcome.REFUSED,
        Reason.BELOW_MINIMUM,
    ),
    "a later order is rewarded where that was promised": (
        decided(standing=CONVERTED, repeat=Repeat(orders=2)),
        Outcome.QUALIFIED,
        Reason.REPEAT_ORDER,
    ),
    "a later order beyond the promised ones is not": (
        decided(
            history=History(2, since_conversion=1), standing=CONVERTED, repeat=Repeat(orders=2)
        ),
        Outcome.REFUSED,
        Reason.ALREADY_CONVERTED,
    ),
    "a friend counts once": (
        decided(standing=Standing("Order:0"), friends=ANYONE),
        Outcome.REFUSED,
        Reason.ALREADY_CONVERTED,
    ),
    "the order that has counted goes on counting": (
        decided(standing=Standing("Order:1")),
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
    "an advocate whom this friend has brought before waits for a person": (
        decided(standing=Standing(circumstances=Circumstances(ring=2))),
        Outcome.QUALIFIED,
        Reason.HELD_FOR_REVIEW,
    ),
    "who shares an address is let in": (
        decided(standing=Standing(circumstances=Circumstances(frozenset({Mark.ADDRESS})))),
        Outcome.QUALIFIED,
        Reason.QUALIFIED,
    ),
    "whom the shop has blocked gets nothing": (
        decided(standing=Standing(circumstances=Circumstances(watched=BLOCKED))),
        Outcome.REFUSED,
        Reason.LOOKS_DISHONEST,
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
    decision = decide(an_order(), Evidence(), History(), a_version(), Standing())

    assert decision == unrelated()
    assert (decision.claim, decision.version_id, decision.rewards) == (None, None, ())


def test_both_sides_are_rewarded_the_advocate_after_the_hold() -> None:
    assert [(due.side, due.at) for due in decided(hold_days=14).rewards] == [
        (Side.FRIEND, PAID),
        (Side.ADVOCATE, PAID + timedelta(days=14)),
    ]


@pytest.mark.parametrize("sentence", TABLE)
def test_only_an_order_that_qualifies_is_rewarded(sentence: str) -> None:
    decision, *_ = TABLE[sentence]

    assert bool(decision.rewards) is (decision.outcome is Outcome.QUALIFIED)


@pytest.mark.parametrize("sentence", TABLE)
def test_the_trace_stops_at_the_rule_that_decided(sentence: str) -> None:
    *passed, last = [reason for _, _, reason in TABLE[sentence][0].trace]

    assert all(reason is None for reason in passed)
    good = (Reason.QUALIFIED, Reason.REPEAT_ORDER)
    assert (last is None) is (TABLE[sentence][2] in good)
    assert last in (None, TABLE[sentence][2])


def test_a_trace_is_plain_words_that_can_be_stored() -> None:
    for decision, *_ in TABLE.values():
        stored = json.loads(json.dumps(trace_to_json(decision)))
        assert all(isinstance(seen, str) for step in stored for seen in step["saw"].values())


def test_a_trace_names_no_person() -> None:
    words = {word for person in (ALICE, BOB, STRANGER) for word in (person.email, person.user)}
    told = json.dumps([step for row in TABLE.values() for step in trace_to_json(row[0])])

    assert not [word for word in words if word and word in told]


def test_the_table_has_a_sentence_for_every_reason_that_decide_gives() -> None:
    about_rewards = {
        Reason.REWARD_EXPIRED,
        Reason.CODE_REISSUED,
        Reason.CODE_SPENT,
        Reason.SPENT_BEFORE_REVERSAL,
        Reason.SHOP_BEARS_IT,
        Reason.NETTED,
        Reason.CARD_SPENT,
        Reason.CARD_REFILLED,
        Reason.CARD_DELETED,
        Reason.POINTS_CONVERTED,
        Reason.POINTS_RETURNED,
        Reason.ACCOUNT_NEEDED,
        Reason.HANDED_OVER,
        Reason.NOT_FULFILLED_YET,
        Reason.TOO_LITTLE_LEFT,
        Reason.CREDITED_TO_ANOTHER,
        Reason.ADVOCATE_LIMIT_REACHED,
        Reason.HOUSEHOLD_LIMIT_REACHED,
        Reason.PROGRAM_LIMIT_REACHED,
        Reason.OWNER_ERASED,
    }
    by_staff = {reason for reason in Reason if reason.endswith("_BY_STAFF")}

    told = {reason for _, _, reason in TABLE.values()} | {Reason.NO_EVIDENCE}
    assert told == set(Reason) - about_rewards - by_staff
