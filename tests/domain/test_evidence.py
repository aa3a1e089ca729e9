"""What proves that a claim brought an order about, and which claim wins."""

from __future__ import annotations

from datetime import timedelta

import pytest

from plugin.domain.evidence import (
    Candidate,
    Evidence,
    Loser,
    Lost,
    Strength,
    losers,
    of_later_order,
    proves,
    winner,
)
from plugin.domain.identity import Person
from plugin.domain.order import Order
from plugin.domain.promise import Touch
from tests.domain.given import (
    BOB,
    CAROL,
    CLAIMED,
    ORDERED,
    SECOND,
    STRANGER,
    a_claim,
    an_order,
    by,
    by_claim,
    by_code,
    by_token,
)
from tests.promises import a_promise

EARLIER = CLAIMED - timedelta(days=2)
FIRST, LAST = a_promise(attribution=Touch.FIRST), a_promise(attribution=Touch.LAST)


def proven(candidate: Candidate, order: Order, *others: Candidate) -> bool:
    return proves(candidate, order, Evidence((candidate, *others)))


def test_a_code_proves_its_claim_in_the_hands_of_the_friend() -> None:
    assert proven(by_code(), an_order(buyer=BOB))


def test_a_code_proves_nothing_in_other_hands() -> None:
    assert not proven(by_code(), an_order(buyer=STRANGER))


def test_a_code_in_other_hands_is_proven_by_the_token_of_the_same_claim() -> None:
    assert proven(by_code(id=1), an_order(buyer=STRANGER), by_token(id=1))


def test_the_token_of_another_claim_does_not_help_a_code() -> None:
    assert not proven(by_code(id=1), an_order(buyer=STRANGER), by_token(id=2))


def test_a_token_stands_for_the_friend_whatever_the_checkout_says() -> None:
    assert proven(by_token(), an_order(buyer=STRANGER))


def test_the_friends_account_is_as_good_as_the_e_mail() -> None:
    friend = Person(email="bob's other mailbox", user="bob's account")

    assert proven(by_code(friend=friend), an_order(buyer=Person(user="bob's account")))


def test_an_order_without_any_name_is_nobodys() -> None:
    assert not proven(by_claim(friend=Person()), an_order(buyer=Person()))


@pytest.mark.parametrize(
    ("claimed", "counts"), [(ORDERED - SECOND, True), (ORDERED, True), (ORDERED + SECOND, False)]
)
def test_a_claim_must_come_before_the_order(claimed: object, counts: bool) -> None:
    assert proven(by_claim(at=claimed), an_order()) is counts


def test_a_code_beats_a_token_and_a_token_beats_a_claim() -> None:
    code, token, claim = by_code(id=1), by_token(id=2, at=EARLIER), by_claim(id=3)
    order = an_order(buyer=BOB)

    assert winner(order, Evidence((claim, token, code)), LAST) == code
    assert winner(order, Evidence((claim, token)), LAST) == token
    assert winner(order, Evidence((claim,)), LAST) == claim


def test_a_leaked_code_gives_way_to_what_the_buyer_claimed_himself() -> None:
    leaked, own = by_code(id=1, friend=CAROL), by_claim(id=2, friend=BOB)

    assert winner(an_order(buyer=BOB), Evidence((leaked, own)), LAST) == own


def test_of_two_claims_the_program_prefers_the_first_or_the_last() -> None:
    first, last = by_claim(id=2, at=EARLIER), by_claim(id=1, at=CLAIMED)
    evidence = Evidence((first, last))

    assert winner(an_order(), evidence, FIRST) == first
    assert winner(an_order(), evidence, LAST) == last


def test_of_two_claims_in_one_moment_the_one_written_first_is_the_first() -> None:
    first, last = by_claim(id=1), by_claim(id=2)
    evidence = Evidence((last, first))

    assert winner(an_order(), evidence, FIRST) == first
    assert winner(an_order(), evidence, LAST) == last


def test_what_is_older_than_the_window_gives_way_to_what_is_not() -> None:
    old, fresh = by_code(id=1, at=ORDERED - timedelta(days=30)), by_claim(id=2, at=EARLIER)
    evidence = Evidence((old, fresh))

    for promise in (FIRST, LAST):
        assert winner(an_order(), evidence, promise) == fresh
    assert losers(an_order(), evidence, fresh, 30) == (Loser(old, Lost.EXPIRED),)


def test_if_all_is_older_than_the_window_the_strongest_is_looked_at() -> None:
    code, claim = by_code(id=1, at=CLAIMED), by_claim(id=2, at=CLAIMED)
    order = an_order(created_at=CLAIMED + timedelta(days=30))

    assert winner(order, Evidence((claim, code)), LAST) == code


def test_a_later_order_is_of_whoever_brought_the_friend() -> None:
    code, claim = by_code(id=2), by_claim(id=1)
    later = of_later_order(Evidence((code, claim)), code, claim.claim)

    assert later.credited == claim
    assert losers(an_order(), later, claim, 30) == (Loser(code, Lost.REFERRED_BEFORE),)


def test_a_later_order_is_of_whoever_brought_the_friend_though_nothing_on_it_says_so() -> None:
    code, edge = by_code(id=2), a_claim(id=1)
    later = of_later_order(Evidence((code,)), code, edge)

    assert later.credited == Candidate(edge, Strength.CLAIM)
    assert later.candidates == (code, later.credited)


def test_staff_can_say_that_a_later_order_is_of_somebody_else() -> None:
    staff, claim = by(Strength.STAFF, id=2), by_claim(id=1)
    later = of_later_order(Evidence((staff, claim)), staff, claim.claim)

    assert later.credited == staff
    assert losers(an_order(), later, staff, 30) == (Loser(claim, Lost.WEAKER),)


def test_without_proof_nobody_wins() -> None:
    assert winner(an_order(buyer=STRANGER), Evidence((by_code(),)), LAST) is None
    assert winner(an_order(), Evidence(), LAST) is None
