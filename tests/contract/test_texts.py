"""The catalogs are what the code says, and a translation says what the English text says."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from string import Formatter

import pytest
from babel.messages.catalog import Message
from babel.messages.pofile import read_po

from plugin.config import ROOT
from plugin.services.telling.catalogs import FOLDER, TRANSLATED, path_of
from plugin.services.telling.export import CALLS, TEMPLATE, template, translated, written

ANEW = "run `make texts` and look at the difference"
# How a sentence ends where it is not written with the marks of the English one.
ENDS = {"ja": {".": "。", "!": "！", "?": "？", ":": "："}}


def test_the_template_is_what_the_code_says() -> None:
    assert TEMPLATE.read_text() == written(template()), ANEW


@pytest.mark.parametrize("language", TRANSLATED)
def test_the_catalog_has_the_texts_that_the_code_has(language: str) -> None:
    assert path_of(language).read_text() == written(translated(language)), ANEW


def test_no_text_hides_in_another_string() -> None:
    """What is said within an f-string is not found, and would be in English for ever."""
    hiding = [file.name for file in (ROOT / "plugin").rglob("*.py") if hides(file.read_text())]

    assert hiding == []


def hides(source: str) -> bool:
    within = (node for node in ast.walk(ast.parse(source)) if isinstance(node, ast.JoinedStr))
    calls = (node for one in within for node in ast.walk(one) if isinstance(node, ast.Call))
    return any(
        ast.unparse(call.func).rpartition(".")[2] in CALLS
        and isinstance(call.args[0], ast.Constant)
        for call in calls
        if call.args
    )


def test_each_catalog_is_of_a_language_that_is_spoken() -> None:
    assert {path.name for path in FOLDER.iterdir() if path.is_dir()} == set(TRANSLATED)


def forms(text: object) -> tuple[str, ...]:
    """One, or as many as the language has for what is counted."""
    return tuple(text) if isinstance(text, tuple | list) else (str(text),)


def names_in(text: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(text) if name is not None}


def translations(language: str) -> Iterator[Message]:
    with path_of(language).open("rb") as file:
        yield from (message for message in read_po(file, locale=language) if message.id)


@pytest.mark.parametrize("language", TRANSLATED)
def test_a_translation_fills_in_what_the_english_text_does(language: str) -> None:
    wrong = []
    for message in translations(language):
        wanted = names_in(forms(message.id)[-1])
        wrong += [text for text in forms(message.string) if text and names_in(text) != wanted]

    assert wrong == []


@pytest.mark.parametrize("language", TRANSLATED)
def test_a_translation_ends_as_the_english_text_does(language: str) -> None:
    """What is a sentence here is one there; what goes on is not ended."""
    ends = ENDS.get(language, {})
    wrong = []
    for message in translations(language):
        end = forms(message.id)[-1][-1]
        if end in ".!?:":
            said = [text for text in forms(message.string) if text]
            wrong += [text for text in said if text[-1] != ends.get(end, end)]

    assert wrong == []
