"""What holds for every order, whatever the evidence."""

from __future__ import annotations

from datetime import timedelta
from decimal import Decimal
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugin.domain.audience import Friends, Who
from plugin.domain.decision import Outcome, decide
from plugin.domain.evidence import Candidate, Evidence, Strength, is_expired, proves, winner
from plugin.domain.order import Order
from plugin.domain.program import Version
from plugin.domain.promise import Promise, Touch
from plugin.domain.standing import History, Standing
from tests.domain.given import (
    ALICE,
    BOB,
    CAROL,
    CLAIMED,
    ORDERED,
    PAID,
    SECOND,
    STRANGER,
    a_claim,
    a_version,
    an_order,
    by_code,
    decided,
)
from tests.promises import a_promise

people = st.sampled_from([ALICE, BOB, CAROL, STRANGER])
sums = st.sampled_from([Decimal(0), Decimal("0.01"), Decimal(90), Decimal(500)])

orders: st.SearchStrategy[Order] = st.builds(
    an_order,
    buyer=people,
    channel=st.sampled_from(["eu", "pl"]),
    status=st.sampled_from(["DRAFT", "UNCONFIRMED", "FULFILLED", "CANCELED", "EXPIRED"]),
    total=sums,
    charged=sums,
    refunded=sums,
    paid_at=st.sampled_from([None, PAID]),
    created_at=st.sampled_from([CLAIMED - SECOND, CLAIMED, ORDERED, CLAIMED + timedelta(90)]),
)
# Four claims, in every mixture of friend and moment that matters.
CLAIMS = (
    a_claim(id=1, friend=BOB, at=CLAIMED),
    a_claim(id=2, friend=BOB, at=CLAIMED - SECOND),
    a_claim(id=3, friend=ALICE, at=CLAIMED),
    a_claim(id=4, friend=CAROL, at=ORDERED + SECOND),
)
candidates = st.builds(Candidate, st.sampled_from(CLAIMS), st.sampled_from(Strength))
evidences = st.lists(candidates, max_size=4).map(lambda found: Evidence(tuple(found)))
versions = st.builds(
    lambda who, attribution: a_version(friends=Friends(who=who), attribution=attribution),
    st.sampled_from(Who),
    st.sampled_from(Touch),
)
histories = st.integers(0, 2).map(History)
standings = st.sampled_from([None, "Order:1", "Order:0"]).map(Standing)
promises = st.builds(
    lambda touch, days: a_promise(attribution=touch, window_days=days),
    st.sampled_from(Touch),
    st.sampled_from([1, 30, 365]),
)


@given(orders, evidences, histories, versions, standings, st.randoms(use_true_random=False))
def test_the_same_facts_are_decided_the_same_in_whatever_order_they_were_found(
    order: Order,
    evidence: Evidence,
    history: History,
    version: Version,
    standing: Standing,
    chance: Random,
) -> None:
    decision = decide(order, evidence, history, version, standing)

    assert decide(order, evidence, history, version, standing) == decision
    shuffled = Evidence(tuple(chance.sample(evidence.candidates, len(evidence.candidates))))
    assert decide(order, shuffled, history, version, standing) == decision


@given(orders, evidences, histories, versions, standings)
def test_only_a_paid_order_that_was_kept_qualifies(
    order: Order, evidence: Evidence, history: History, version: Version, standing: Standing
) -> None:
    decision = decide(order, evidence, history, version, standing)

    undone = order.is_called_off or order.is_fully_refunded or order.is_charged_back
    if undone or order.is_draft or order.paid_at is None:
        assert decision.outcome is not Outcome.QUALIFIED
    assert bool(decision.rewards) is (decision.outcome is Outcome.QUALIFIED)


@given(orders, evidences, histories, versions, standings)
def test_nobody_is_ever_paid_for_referring_themselves(
    order: Order, evidence: Evidence, history: History, version: Version, standing: Standing
) -> None:
    decision = decide(order, evidence, history, version, standing)

    if decision.outcome is Outcome.QUALIFIED:
        assert decision.claim is not None
        assert not decision.claim.advocate.same_as(order.buyer)
        assert not decision.claim.advocate.same_as(decision.claim.friend)


@given(orders, evidences, promises)
def test_the_winner_is_proven_and_nothing_proven_is_stronger(
    order: Order, evidence: Evidence, promise: Promise
) -> None:
    proven = [c for c in evidence.candidates if proves(c, order, evidence)]
    fresh = [c for c in proven if not is_expired(c, order, promise.window_days)]
    best = winner(order, evidence, promise)

    assert (best is None) is (not proven)
    if best is not None:
        assert best in (fresh or proven)
        assert best.strength == min(c.strength for c in fresh or proven)


@given(orders, evidences)
def test_among_equals_the_first_or_the_last_claim_wins_as_the_program_says(
    order: Order, evidence: Evidence
) -> None:
    first, last = (winner(order, evidence, a_promise(attribution=touch)) for touch in Touch)

    if first is not None and last is not None:
        proven = [c for c in evidence.candidates if proves(c, order, evidence)]
        pool = [c for c in proven if not is_expired(c, order, 30)] or proven
        equals = [c for c in pool if c.strength is first.strength]
        assert first.claim.at == min(c.claim.at for c in equals)
        assert last.claim.at == max(c.claim.at for c in equals)


@given(orders, evidences, promises)
def test_a_weaker_sign_never_takes_the_place_of_a_stronger_one(
    order: Order, evidence: Evidence, promise: Promise
) -> None:
    best = winner(order, evidence, promise)
    if best is None:
        return
    weaker = [Strength(s) for s in Strength if s > best.strength]
    more = tuple(Candidate(best.claim._replace(id=9), strength) for strength in weaker)

    assert winner(order, Evidence(evidence.candidates + more), promise) == best


@given(st.integers(1, 365), st.integers(-3, 3))
def test_the_window_is_kept_to_the_second(days: int, seconds: int) -> None:
    moment = CLAIMED + timedelta(days=days, seconds=seconds)
    decision = decided(an_order(created_at=moment), by_code(), window_days=days)

    assert (decision.outcome is Outcome.QUALIFIED) is (seconds < 0)


@pytest.mark.parametrize("strength", Strength)
@given(orders)
def test_a_claim_of_a_stranger_is_proven_by_the_token_only(
    strength: Strength, order: Order
) -> None:
    order = order._replace(buyer=STRANGER)
    candidate = Candidate(a_claim(at=CLAIMED - timedelta(days=1)), strength)

    assert proves(candidate, order, Evidence((candidate,))) is (strength is Strength.TOKEN)
