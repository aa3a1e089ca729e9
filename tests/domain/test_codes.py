"""Codes that customers type, and words that links carry."""

from __future__ import annotations

from uuid import UUID, uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugin.domain.codes import ALPHABET, CODE_LENGTH, derive_code, is_word, share_word

KEY, OTHER_KEY = b"k" * 32, b"o" * 32
ID = UUID("00000000-0000-4000-8000-000000000001")


def test_the_alphabet_has_no_letter_that_is_taken_for_another() -> None:
    assert len(set(ALPHABET)) == 32
    assert not set(ALPHABET) & set("ILOU")


@given(st.uuids())
def test_a_code_has_twelve_characters_of_the_alphabet(code_id: UUID) -> None:
    code = derive_code(KEY, str(code_id))

    assert len(code) == CODE_LENGTH == 12
    assert set(code) <= set(ALPHABET)


def test_a_code_never_changes_from_one_release_to_the_next() -> None:
    # Codes are derived, not stored: another one would void what customers hold.
    assert derive_code(KEY, str(ID)) == "C5F43H7J44BM"


def test_a_code_needs_the_key_and_the_id() -> None:
    assert derive_code(KEY, str(ID)) != derive_code(OTHER_KEY, str(ID))
    assert derive_code(KEY, str(ID)) != derive_code(KEY, str(UUID(int=ID.int + 1)))


def test_ten_thousand_ids_give_ten_thousand_codes() -> None:
    assert len({derive_code(KEY, str(uuid4())) for _ in range(10_000)}) == 10_000


@pytest.mark.parametrize(
    ("first_name", "name"),
    [
        ("Anna", "anna"),
        ("Zoë", "zoe"),
        ("José María", "jose-maria"),
        ("Anne-Marie", "anne-marie"),
        ("O'Brien", "o-brien"),
        ("ＡＬＩＣＥ", "alice"),
        ("Łukasz", "ukasz"),
        ("Дмитрий", "friend"),
        ("美咲", "friend"),
        ("🎉 Eve 🎉", "eve"),
        ("🎉", "friend"),
        ("", "friend"),
        (" - ", "friend"),
        ("Wolfeschlegelsteinhausenbergerdorff", "wolfeschlegelsteinha"),
        ("Maximiliane Theresia Elisabeth", "maximiliane-theresia"),
    ],
)
def test_a_share_word_begins_with_the_advocates_name(first_name: str, name: str) -> None:
    assert share_word(first_name, 0) == f"{name}-0000"


@given(st.text(max_size=60), st.integers(0, 2**20 - 1))
def test_every_share_word_is_a_word(first_name: str, bits: int) -> None:
    assert is_word(share_word(first_name, bits))


@given(st.integers(0, 2**20 - 1), st.integers(0, 2**20 - 1))
def test_two_annas_have_two_words(one: int, other: int) -> None:
    assert (share_word("Anna", one) == share_word("Anna", other)) is (one == other)


@pytest.mark.parametrize("word", ["anna-7k2q", "a", "0", "anna-maria-0000", "a" * 64])
def test_what_a_word_looks_like(word: str) -> None:
    assert is_word(word)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Anna-7k2q",
        "anna_7k2q",
        "anna 7k2q",
        "-anna",
        "anna-",
        "anna--7k2q",
        "anna-7k2q\n",
        "zoë-7k2q",
        "٣",
        "a\x00b",
        "../etc",
        "a" * 65,
    ],
)
def test_what_is_no_word_is_not_looked_up(text: str) -> None:
    assert not is_word(text)
