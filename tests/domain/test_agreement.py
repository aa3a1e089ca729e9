"""Marks agree, or not, or nobody can tell."""

from __future__ import annotations

import pytest

from plugin.domain.agreement import Agreement, agreement, same_sighting

YES, NO, UNKNOWN = Agreement.YES, Agreement.NO, Agreement.UNKNOWN


@pytest.mark.parametrize(
    ("ours", "theirs", "said"),
    [
        ({"a", "b"}, ("b",), YES),
        ({"a"}, ("b", "c"), NO),
        ({"a"}, (None, "a"), YES),
        ({"a"}, (None,), UNKNOWN),
        ({"a"}, (), UNKNOWN),
        ((), ("a",), UNKNOWN),
        ((None,), (None,), UNKNOWN),
        (("",), ("",), UNKNOWN),
    ],
)
def test_what_is_not_known_agrees_with_nothing(
    ours: set[str], theirs: tuple[str, ...], said: Agreement
) -> None:
    assert agreement(ours, theirs) is said


def test_another_network_may_be_another_month() -> None:
    assert same_sighting("a", "a") is YES
    assert [same_sighting(*pair) for pair in (("a", "b"), (None, "a"), (None, None))] == (
        [UNKNOWN] * 3
    )
