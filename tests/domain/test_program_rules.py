"""A program's rules as the merchant writes them."""

from __future__ import annotations

import json
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugin.domain.program import Offer, Rules, Side, Touch, rules_from_json, rules_to_json
from plugin.domain.terms import BadTerms, PercentOff

LIMITS = {
    "window_days": (1, 365),
    "hold_days": (0, 365),
    "code_days": (1, 365),
    "reward_days": (1, 3650),
}


def test_what_is_not_said_is_the_default() -> None:
    assert rules_from_json({}) == Rules(
        window_days=30,
        hold_days=14,
        code_days=30,
        reward_days=180,
        new_customers_only=True,
        attribution=Touch.LAST,
    )


@pytest.mark.parametrize("name", LIMITS)
def test_days_have_a_least_and_a_most(name: str) -> None:
    least, most = LIMITS[name]

    for days in (least, most):
        assert getattr(rules_from_json({name: days}), name) == days
    nonsense: tuple[Any, ...] = (least - 1, most + 1, True, 7.0, "7", None)
    for days in nonsense:
        with pytest.raises(BadTerms) as refused:
            rules_from_json({name: days})
        assert str(refused.value) == f"{name} is a whole number from {least} to {most}."


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ({"new_customers_only": "yes"}, "new_customers_only is true or false."),
        ({"new_customers_only": 1}, "new_customers_only is true or false."),
        ({"attribution": "best"}, "attribution is first or last."),
        ({"attribution": None}, "attribution is first or last."),
        ({"attribution": []}, "attribution is first or last."),
        ({"windowDays": 30}, "A program has no rule windowDays."),
        ({"b": 1, "a": 2}, "A program has no rule a, b."),
    ],
    ids=repr,
)
def test_what_cannot_be_meant_is_refused_with_what_to_write(
    written: dict[str, Any], said: str
) -> None:
    with pytest.raises(BadTerms) as refused:
        rules_from_json(written)

    assert str(refused.value) == said


@given(
    st.builds(
        Rules,
        **{name: st.integers(*limits) for name, limits in LIMITS.items()},
        new_customers_only=st.booleans(),
        attribution=st.sampled_from(Touch),
    )
)
def test_rules_survive_being_stored(rules: Rules) -> None:
    assert rules_from_json(json.loads(json.dumps(rules_to_json(rules)))) == rules


def test_each_side_has_its_own_terms() -> None:
    offer = Offer(1, friend=PercentOff(Decimal(10)), advocate=PercentOff(Decimal(5)))

    assert offer.terms(Side.FRIEND) == PercentOff(Decimal(10))
    assert offer.terms(Side.ADVOCATE) == PercentOff(Decimal(5))
