"""Gather all texts into the catalogs, and write the page of all reasons.

`python -m plugin.services.telling.export`
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from io import BytesIO

from babel import Locale
from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po, write_po

from plugin.config import ROOT
from plugin.domain.abuse.registry import RULES
from plugin.domain.consent import SHIPPED
from plugin.domain.friendly import CUSTOMERS, FRIENDS, friendly
from plugin.domain.offer import Side
from plugin.domain.reason_notes import NOTES
from plugin.domain.reasons import SENTENCES, Reason
from plugin.services.refusals import MESSAGES, TO_CUSTOMERS
from plugin.services.telling.catalogs import FOLDER, TRANSLATED, path_of

REASONS = ROOT / "docs" / "reasons.md"
TEMPLATE = FOLDER / "messages.pot"
# say and say_many are the reader's; to_say marks what is said later.
CALLS = {"say": None, "say_many": (1, 2), "to_say": None}

_PAGE = """# Reasons

Why an order, a claim or a reward is what it is: each decision, each reward and each row of the
ledger has one of these codes. They never change; new ones are added. Each has a sentence for staff,
in the language that they ask for, and one for customers, who are told nothing about anybody else.

This page is written by `make texts`.
"""


def template() -> Catalog:
    """Every text in English: those of the closed lists, with their codes, and those in the code."""
    catalog = Catalog(fuzzy=False)
    for code, listed in _listed():
        catalog.add(listed, auto_comments=[code])
    for text in _said():
        catalog.add(text)
    return catalog


@cache
def _said() -> tuple[str | tuple[str, ...], ...]:
    """The texts that the code says by a call."""
    folder = str(ROOT / "plugin")
    found = extract_from_dir(folder, [("**.py", "python")], keywords=CALLS)
    return tuple(text for _file, _line, text, _comments, _context in found)


def _listed() -> Iterator[tuple[str, str]]:
    for listed in (SENTENCES, CUSTOMERS, FRIENDS, SHIPPED):
        yield from listed.items()
    yield from ((rule.name, rule.sentence) for rule in RULES)
    yield from ((code, MESSAGES[code]) for code in TO_CUSTOMERS)


def translated(language: str) -> Catalog:
    """What is translated of the template; the rest is empty."""
    catalog = Catalog(locale=language, fuzzy=False)
    if path_of(language).exists():
        with path_of(language).open("rb") as file:
            catalog = read_po(file, locale=language)
    catalog.update(template(), no_fuzzy_matching=True)
    return catalog


def written(catalog: Catalog) -> str:
    """The file. Without places and dates: they change when no text does."""
    out = BytesIO()
    write_po(
        out,
        catalog,
        width=96,
        no_location=True,
        omit_header=True,
        sort_output=True,
        ignore_obsolete=True,
    )
    return _header(catalog.locale) + out.getvalue().decode()


def _header(locale: Locale | None) -> str:
    lines = ["Content-Type: text/plain; charset=utf-8", "Content-Transfer-Encoding: 8bit"]
    if locale is not None:
        plural = Catalog(locale=locale).plural_forms
        lines = [f"Language: {locale}", *lines, f"Plural-Forms: {plural}"]
    return "\n".join(['msgid ""', 'msgstr ""', *(f'"{line}\\n"' for line in lines), "", ""])


def reasons_page() -> str:
    """docs/reasons.md, as it has to be."""
    return "\n".join([_PAGE, *(_about(reason) for reason in Reason)])


def _about(reason: Reason) -> str:
    note, told = NOTES[reason], CUSTOMERS[reason]
    own = friendly(reason, Side.FRIEND)
    friend = f" The friend, of an order of their own: *{own}*" if own != told else ""
    return f"""## {reason}

{SENTENCES[reason]}

- **When:** {note.when}
- **What staff can do:** {note.staff}
- **What customers are told:** *{told}*{friend}
"""


def main() -> None:
    REASONS.write_text(reasons_page())
    TEMPLATE.write_text(written(template()))
    for language in TRANSLATED:
        path_of(language).parent.mkdir(parents=True, exist_ok=True)
        path_of(language).write_text(written(translated(language)))


if __name__ == "__main__":
    main()
