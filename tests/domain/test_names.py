"""One family is one surname, however its members write it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugin.domain.names import initial_of, normalise_surname


@pytest.mark.parametrize(
    ("written", "surname"),
    [
        ("Novák", "novak"),
        ("NOVAK ", "novak"),
        ("O’Neill", "oneill"),
        ("O'Neill", "oneill"),
        ("Garcia-Lorca", "garcialorca"),
        ("García Lorca", "garcialorca"),
        ("van der Berg", "vanderberg"),
        ("Groß", "gross"),
        ("王", "王"),
        ("Иванов", "иванов"),
    ],
)
def test_a_surname_is_the_same_however_it_is_written(written: str, surname: str) -> None:
    assert normalise_surname(written) == surname


@pytest.mark.parametrize("written", ["", " ", "-", "...", "N.", "N....", "Ł....."])
def test_nothing_and_an_initial_are_nobodys_surname(written: str) -> None:
    assert normalise_surname(written) == ""


@given(st.text(max_size=100))
def test_a_surname_stays_what_it_is(written: str) -> None:
    once = normalise_surname(written)

    assert normalise_surname(once) == once


@pytest.mark.parametrize(
    ("name", "email", "initial"),
    [
        ("Bob", "x@example.com", "B"),
        ("élodie", "x@example.com", "É"),
        ("", "bob.marley@example.com", "B"),
        ("", "007.james@example.com", "J"),
        ("  ", "жанна@example.com", "Ж"),
        ("", "42@example.com", ""),
        ("ßa", "", "S"),
        ("", "", ""),
    ],
)
def test_one_letter_is_kept_of_a_friend(name: str, email: str, initial: str) -> None:
    assert initial_of(name, email) == initial
