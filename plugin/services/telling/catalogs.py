"""The catalogs of texts: gettext's, one file for each language beside English."""

from __future__ import annotations

from functools import cache
from gettext import GNUTranslations, NullTranslations
from io import BytesIO
from pathlib import Path

from babel import Locale, UnknownLocaleError
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

from plugin.config import ROOT

FOLDER = ROOT / "plugin" / "locales"
TRANSLATED = ("cs", "de", "es", "fr", "it", "ja", "lv", "nl", "pl", "pt", "ro", "ru", "sv")
# What each text is written in here, and what is read where another language has none.
LANGUAGES = ("en", *TRANSLATED)


@cache
def texts_in(language: str) -> NullTranslations:
    """All texts of a language. Compiled when they are first asked for, so nothing can be stale."""
    if language not in TRANSLATED:
        return NullTranslations()
    compiled = BytesIO()
    with path_of(language).open("rb") as file:
        write_mo(compiled, read_po(file, locale=language))
    compiled.seek(0)
    return GNUTranslations(compiled)


def path_of(language: str) -> Path:
    return FOLDER / language / "LC_MESSAGES" / "messages.po"


def language_tag(language: str) -> str | None:
    """As merchants name a language, `pt-BR` or `de`; None for what is none."""
    try:
        return str(Locale.parse(language.replace("-", "_"))).replace("_", "-")
    except (UnknownLocaleError, ValueError):
        return None


def locale_of(language: str | None) -> str:
    """A locale that Babel knows, English where it does not."""
    try:
        return str(Locale.parse((language or "en").replace("-", "_")))
    except (UnknownLocaleError, ValueError):
        return "en"
