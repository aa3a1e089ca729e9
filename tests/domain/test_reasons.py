"""Public codes never change, and each has a sentence for people."""

from __future__ import annotations

import pytest

from plugin.domain.friendly import CUSTOMERS, FRIENDS, friendly
from plugin.domain.offer import Side
from plugin.domain.reasons import SENTENCES, Reason

# Merchants' scripts and stored decisions hang on these: new ones are added, none is changed.
PUBLIC = [
    "NO_EVIDENCE",
    "CODE_OF_ANOTHER_PERSON",
    "CLAIMED_TOO_LATE",
    "OUTSIDE_WINDOW",
    "PROGRAM_NOT_OPEN",
    "CHANNEL_NOT_COVERED",
    "COUNTRY_NOT_COVERED",
    "NO_GOODS_THAT_COUNT",
    "BELOW_MINIMUM",
    "FRIEND_BLOCKED",
    "FRIEND_NOT_ALLOWED",
    "ADVOCATE_NOT_ELIGIBLE",
    "ADVOCATE_BANNED",
    "SELF_REFERRAL",
    "NOT_NEW_CUSTOMER",
    "NOT_LAPSED",
    "ALREADY_CONVERTED",
    "ORDER_IS_DRAFT",
    "NOT_PAID_YET",
    "ORDER_CANCELLED",
    "ORDER_REFUNDED",
    "ORDER_CHARGED_BACK",
    "CREDITED_TO_ANOTHER",
    "QUALIFIED",
    "REPEAT_ORDER",
    "HELD_FOR_REVIEW",
    "LOOKS_DISHONEST",
    "NOT_FULFILLED_YET",
    "TOO_LITTLE_LEFT",
    "ADVOCATE_LIMIT_REACHED",
    "HOUSEHOLD_LIMIT_REACHED",
    "PROGRAM_LIMIT_REACHED",
    "REWARD_EXPIRED",
    "CODE_REISSUED",
    "CODE_SPENT",
    "SPENT_BEFORE_REVERSAL",
    "SHOP_BEARS_IT",
    "NETTED",
    "CARD_SPENT",
    "CARD_REFILLED",
    "CARD_DELETED",
    "POINTS_CONVERTED",
    "POINTS_RETURNED",
    "ACCOUNT_NEEDED",
    "HANDED_OVER",
    "GRANTED_BY_STAFF",
    "VOIDED_BY_STAFF",
    "CORRECTED_BY_STAFF",
    "KEPT_BY_STAFF",
    "UNDONE_BY_STAFF",
    "OWNER_ERASED",
]


def test_the_list_of_reasons_is_closed() -> None:
    assert [reason.value for reason in Reason] == PUBLIC
    assert all(reason.name == reason.value for reason in Reason)


@pytest.mark.parametrize("reason", Reason)
def test_every_reason_has_a_sentence_for_staff_and_one_for_customers(reason: Reason) -> None:
    for sentence in (SENTENCES[reason], friendly(reason), friendly(reason, Side.FRIEND)):
        assert sentence[0].isupper()
        assert sentence.endswith((".", "!"))


def test_what_customers_are_told_is_a_closed_list_too() -> None:
    assert list(CUSTOMERS) == list(Reason), "say in domain/friendly.py what customers are told"
    assert set(FRIENDS) < set(Reason)


@pytest.mark.parametrize("reason", Reason)
def test_friends_are_told_of_their_own_orders(reason: Reason) -> None:
    assert "friend" not in friendly(reason, Side.FRIEND).lower()


@pytest.mark.parametrize("reason", Reason)
def test_customers_are_not_told_what_concerns_another_person(reason: Reason) -> None:
    told = friendly(reason).lower()

    assert not [
        word for word in ("advocate", "somebody", "before in", "same person") if word in told
    ]
