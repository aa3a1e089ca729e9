"""What proves that a claim brought an order about, and which claim wins."""

from __future__ import annotations

from datetime import timedelta

import pytest

from plugin.domain.evidence import Candidate, Evidence, proves, winner
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
    an_order,
    by_claim,
    by_code,
    by_token,
)

EARLIER = CLAIMED - timedelta(days=2)


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

    assert winner(order, Evidence((claim, token, code)), Touch.LAST) == code
    assert winner(order, Evidence((claim, token)), Touch.LAST) == token
    assert winner(order, Evidence((claim,)), Touch.LAST) == claim


def test_a_leaked_code_gives_way_to_what_the_buyer_claimed_himself() -> None:
    leaked, own = by_code(id=1, friend=CAROL), by_claim(id=2, friend=BOB)

    assert winner(an_order(buyer=BOB), Evidence((leaked, own)), Touch.LAST) == own


def test_of_two_claims_the_program_prefers_the_first_or_the_last() -> None:
    first, last = by_claim(id=2, at=EARLIER), by_claim(id=1, at=CLAIMED)
    evidence = Evidence((first, last))

    assert winner(an_order(), evidence, Touch.FIRST) == first
    assert winner(an_order(), evidence, Touch.LAST) == last


def test_of_two_claims_in_one_moment_the_one_written_first_is_the_first() -> None:
    first, last = by_claim(id=1), by_claim(id=2)
    evidence = Evidence((last, first))

    assert winner(an_order(), evidence, Touch.FIRST) == first
    assert winner(an_order(), evidence, Touch.LAST) == last


def test_without_proof_nobody_wins() -> None:
    assert winner(an_order(buyer=STRANGER), Evidence((by_code(),)), Touch.LAST) is None
    assert winner(an_order(), Evidence(), Touch.LAST) is None
