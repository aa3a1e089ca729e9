"""A program as the merchant writes it, and what is said of one that no shop can keep."""

from __future__ import annotations

import json
from copy import deepcopy
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugin.domain.money import Money
from plugin.domain.offer import Arm, Milestone, Repeat, SidePromise
from plugin.domain.promise import Promise
from plugin.domain.terms import (
    Access,
    Custom,
    Donation,
    FixedOff,
    FreeProduct,
    FreeShipping,
    GiftCard,
    OrderShare,
    PercentOff,
    Points,
    Terms,
)
from plugin.storage.promise_json import (
    BadPromise,
    promise_from_json,
    promise_schema,
    promise_to_json,
    terms_from_json,
    terms_to_json,
)

EUR_10 = {"amount": "10.00", "currency": "EUR"}


def with_reward(reward: Any, **advocate: Any) -> dict[str, Any]:
    """The shortest program that has this reward for the advocate."""
    return {"name": "Ours", "offers": [{"advocate": {"reward": reward, **advocate}}]}


def said_of(program: Any) -> dict[str, str]:
    with pytest.raises(BadPromise) as refused:
        promise_from_json(program)
    return {problem.path: problem.message for problem in refused.value.problems}


KINDS: dict[str, tuple[dict[str, Any], Terms]] = {
    "percent": ({"percent": "12.5"}, PercentOff(Decimal("12.5"))),
    "fixed": ({"amounts": {"eu": EUR_10}}, FixedOff({"eu": Money(Decimal(10), "EUR")})),
    "free_shipping": ({}, FreeShipping()),
    "free_product": ({"variants": ["V1"]}, FreeProduct(variants=("V1",))),
    "gift_card": (
        {"amounts": {"eu": EUR_10}, "top_up": True},
        GiftCard({"eu": Money(Decimal(10), "EUR")}, top_up=True),
    ),
    "percent_of_order": (
        {"percent": 5, "caps": {"eu": EUR_10}, "paid_as": "fixed"},
        OrderShare(Decimal(5), {"eu": Money(Decimal(10), "EUR")}, "fixed"),
    ),
    "points": ({"points": 50}, Points(50)),
    "donation": (
        {"cause": "Trees", "amounts": {"eu": EUR_10}},
        Donation("Trees", {"eu": Money(Decimal(10), "EUR")}),
    ),
    "access": ({"flag": "early-bird"}, Access("early-bird")),
    "custom": ({"name": "A call of thanks"}, Custom("A call of thanks")),
}


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_of_reward_is_read_as_written(kind: str) -> None:
    written, terms = KINDS[kind]

    assert terms_from_json({"kind": kind, **written}) == terms
    assert terms_from_json(json.loads(json.dumps(terms_to_json(terms)))) == terms


SHARE = "A percentage is above 0, at most 100, with two digits behind the point."
REWARD = "offers.0.advocate.reward"


@pytest.mark.parametrize(
    ("reward", "path", "message"),
    [
        ({"kind": "percent", "percent": 0}, REWARD, SHARE),
        ({"kind": "percent", "percent": "100.01"}, REWARD, SHARE),
        ({"kind": "percent", "percent": "1.001"}, REWARD, SHARE),
        ({"kind": "percent"}, f"{REWARD}.percent", "Field required"),
        ({"kind": "percent", "percent": 5, "x": 1}, f"{REWARD}.x", "Unexpected keyword argument"),
        ({"kind": "cash"}, f"{REWARD}.kind", f"one of {', '.join(KINDS)}"),
        ({}, f"{REWARD}.kind", f"one of {', '.join(KINDS)}"),
        (
            {"kind": "fixed", "amounts": {}},
            REWARD,
            "An amount is needed for at least one channel.",
        ),
        (
            {"kind": "fixed", "amounts": {"eu": {"amount": "0", "currency": "EUR"}}},
            REWARD,
            "An amount is above 0.",
        ),
        (
            {"kind": "gift_card", "amounts": {"jp": {"amount": "0.5", "currency": "JPY"}}},
            REWARD,
            "JPY has 0 digits behind the point.",
        ),
        (
            {"kind": "free_product"},
            REWARD,
            "A free product needs the product or the variant that is free.",
        ),
        (
            {"kind": "access", "flag": "a b"},
            REWARD,
            "A flag is written with letters, figures, hyphens and underscores.",
        ),
    ],
    ids=str,
)
def test_a_reward_that_no_shop_can_keep_is_refused_with_what_to_write(
    reward: dict[str, Any], path: str, message: str
) -> None:
    assert said_of(with_reward(reward)) == {path: message}


TENTH = {"kind": "percent", "percent": "10"}


@pytest.mark.parametrize(
    ("program", "path", "message"),
    [
        ({}, "name", "Field required"),
        ({"name": " "}, "program", "A program has a name of at most 100 letters."),
        ({"name": "x" * 101}, "program", "A program has a name of at most 100 letters."),
        ({"name": "Ours", "offers": []}, "program", "At least one offer has a weight above 0."),
        ({"name": "Ours", "format": 2}, "format", "Input should be 1"),
        ({"name": "Ours", "window_days": "30"}, "window_days", "Input should be a valid integer"),
        ({"name": "Ours", "window_days": True}, "window_days", "Input should be a valid integer"),
        (
            {"name": "Ours", "window_days": 0},
            "program",
            "window_days is a whole number from 1 to 365.",
        ),
        ({"name": "Ours", "colour": "red"}, "colour", "Unexpected keyword argument"),
        (
            with_reward({"kind": "points", "points": 5}),
            "program",
            "Points need a rule that says what they turn into.",
        ),
        (
            with_reward(TENTH, hold_days=366),
            "offers.0.advocate",
            "hold_days is a whole number from 0 to 365.",
        ),
        (
            with_reward(TENTH, repeat={}),
            "offers.0.advocate.repeat",
            "Repeat says for how many orders, for how many months, or both.",
        ),
        (
            with_reward(TENTH, milestones=[{"friends": 3, "reward": TENTH}] * 2),
            "offers.0.advocate",
            "Each milestone has a number of friends of its own.",
        ),
        (
            {"name": "Ours", "schedule": {"starts_at": "2026-12-01T00:00:00"}},
            "schedule",
            "A moment is written with its offset, as 2026-12-01T00:00:00+01:00.",
        ),
        (
            {"name": "Ours", "schedule": {"windows": [{}]}},
            "schedule.windows.0",
            "A window names months, days of the month or weekdays.",
        ),
        (
            {"name": "Ours", "limits": {"per_advocate": [{"per": "month"}]}},
            "limits.per_advocate.0",
            "A limit is a count or an amount of money.",
        ),
        (
            {"name": "Ours", "order": {"countries": ["de"]}},
            "order",
            "Countries are written as two capital letters, such as DE.",
        ),
    ],
    ids=str,
)
def test_a_program_that_cannot_be_meant_is_refused_with_what_to_write(
    program: dict[str, Any], path: str, message: str
) -> None:
    assert said_of(program) == {path: message}


def test_all_that_is_wrong_is_said_at_once() -> None:
    program = with_reward({"kind": "percent", "percent": 0}) | {"colour": "red", "code_days": 1.5}

    assert set(said_of(program)) == {REWARD, "colour", "code_days"}


def test_a_stored_promise_spells_out_what_it_takes_for_granted() -> None:
    """Another release may have other defaults; a version stays what it was."""
    stored = promise_to_json(promise_from_json({"name": "Ours"}))

    assert (stored["window_days"], stored["attribution"]) == (30, "last")
    assert stored["offers"][0]["advocate"]["hold_days"] == 14


terms = st.sampled_from([terms for _, terms in KINDS.values() if terms.kind != "points"])
sides = st.builds(
    SidePromise,
    reward=terms,
    hold_days=st.integers(0, 365),
    reward_days=st.integers(1, 3650),
    repeat=st.none() | st.builds(Repeat, orders=st.integers(1, 9)),
)
advocates = st.builds(
    SidePromise,
    reward=terms,
    milestones=st.lists(
        st.builds(Milestone, st.integers(1, 20), terms), max_size=3, unique_by=lambda m: m.friends
    ).map(tuple),
)
promises = st.builds(
    Promise,
    name=st.text("abc", min_size=1, max_size=9),
    offers=st.tuples(st.builds(Arm, friend=sides, advocate=advocates)),
    window_days=st.integers(1, 365),
    holdout_percent=st.integers(0, 90),
)


@given(promises)
def test_a_promise_survives_being_stored(promise: Promise) -> None:
    assert promise_from_json(json.loads(json.dumps(promise_to_json(promise)))) == promise


def test_the_schema_of_the_file_names_every_part() -> None:
    schema = deepcopy(promise_schema())

    assert set(schema["properties"]) == set(promise_to_json(Promise("Ours"))) | {"points"}
    assert schema["required"] == ["name"]
    assert schema["additionalProperties"] is False
