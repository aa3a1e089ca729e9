"""Everything is said in every language."""

from __future__ import annotations

import pytest
from babel.messages.pofile import read_po

from plugin.services.telling.catalogs import TRANSLATED, path_of


@pytest.mark.parametrize("language", TRANSLATED)
def test_nothing_is_left_untranslated(language: str) -> None:
    with path_of(language).open("rb") as file:
        catalog = read_po(file, locale=language)

    untranslated = [
        message.id for message in catalog if message.id and not all(texts(message.string))
    ]
    assert untranslated == [], f"write them into {path_of(language)}"


def texts(said: object) -> tuple[str, ...]:
    return tuple(said) if isinstance(said, tuple | list) else (str(said),)
