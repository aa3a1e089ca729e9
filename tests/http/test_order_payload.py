"""An order is read the same out of a webhook's bytes and out of an answer to our own question."""

from __future__ import annotations

import json
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec import Raw

from plugin.keys import Keys
from plugin.saleor.order_payload import AbsurdValue, MissingField, read_order
from plugin.saleor.orders import parse_order
from tests.world import a_line, an_order

cents = st.decimals(0, 10**9, places=2, allow_nan=False, allow_infinity=False)
MOMENT = "2026-11-21T19:14:34.538159+00:00"


def both_ways(order: dict[str, Any]) -> tuple[Any, Any]:
    """What is read of it from bytes and from Python, or the kind of refusal."""
    found: list[Any] = []
    for written in (Raw(json.dumps(order).encode()), order):
        try:
            found.append(read_order(written))
        except (MissingField, AbsurdValue) as error:
            found.append(type(error))
    return found[0], found[1]


def test_the_two_ways_agree_on_a_whole_order(keys: Keys) -> None:
    order = an_order("Order:1", lines=[a_line(12.1), a_line(0.3, 2)], at=None, code="CODE")
    raw = Raw(json.dumps(order).encode())

    assert parse_order(raw, keys, 1) == parse_order(order, keys, 1)


@given(cents)
def test_no_cent_is_lost_on_the_way_through_json(amount: Decimal) -> None:
    first, second = both_ways(an_order("Order:1", total=float(amount)))

    assert first.total.gross.amount == second.total.gross.amount == amount
    assert first.lines[0].total_price.gross.amount == amount


WRITTEN = st.recursive(
    st.none() | st.booleans() | st.integers(-5, 5) | st.text(max_size=3) | st.just(MOMENT),
    lambda inner: st.lists(inner, max_size=2) | st.dictionaries(st.text(max_size=3), inner),
    max_leaves=4,
)


@given(st.sampled_from(sorted(an_order("Order:1"))), WRITTEN)
def test_the_two_ways_agree_on_nonsense(field: str, nonsense: Any) -> None:
    first, second = both_ways({**an_order("Order:1"), field: nonsense})

    assert first == second


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("2026-11-21T19:14:34Z", "2026-11-21T19:14:34+00:00"),
        ("2026-11-21T19:14:34", "2026-11-21T19:14:34+00:00"),
        ("2026-11-21T19:14:34.5+02:00", "2026-11-21T19:14:34.500000+02:00"),
        (MOMENT, MOMENT),
    ],
)
def test_a_moment_without_an_offset_is_utc(keys: Keys, written: str, read: str) -> None:
    assert parse_order(an_order("Order:1", created=written), keys, 1).created_at.isoformat() == read


def test_a_refusal_says_where_and_not_what() -> None:
    """It goes into the log, where no address may be."""
    with pytest.raises(AbsurdValue) as refused:
        read_order({**an_order("Order:1"), "user": {"id": ["bob@example.com"]}})

    assert "$.user.id" in str(refused.value)
    assert "bob" not in str(refused.value)
