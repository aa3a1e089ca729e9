"""Which words people may choose for their share links."""

from __future__ import annotations

import pytest

from plugin.domain.words import is_choosable, is_reserved


@pytest.mark.parametrize("word", ["bob", "anna-reads", "a-1", "x" * 30, "2026"])
def test_words_that_can_be_chosen(word: str) -> None:
    assert is_choosable(word)
    assert not is_reserved(word, "Shop", "Books & Co")


@pytest.mark.parametrize(
    "word", ["ab", "x" * 31, "Anna", "anna_reads", "-anna", "anna-", "a--b", "é-x", "a b c", ""]
)
def test_words_that_cannot_be_typed(word: str) -> None:
    assert not is_choosable(word)


@pytest.mark.parametrize("word", ["admin", "support", "books-co", "b-o-o-k-s-c-o", "thebooksco-x"])
def test_nobody_passes_for_the_shop(word: str) -> None:
    assert is_reserved(word, "Books & Co")


def test_a_short_name_of_a_shop_is_in_many_words() -> None:
    assert not is_reserved("cobra", "Co", "é")
