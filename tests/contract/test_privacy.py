"""Every column of the database is classified, and the document says the same."""

from __future__ import annotations

import re

import pytest

from plugin.config import ROOT
from plugin.storage.holdings import Held, holdings
from plugin.storage.personal import MEANINGS, PERSONAL, classified
from plugin.storage.tables import metadata

COLUMNS = {
    f"{table.name}.{column.name}" for table in metadata.sorted_tables for column in table.columns
}
# Tables whose only people are members of staff, known by the shop's user ids.
ONLY_STAFF = {"program_versions", "consent_texts", "saved_filters"}


def test_every_column_is_classified() -> None:
    kinds = classified()

    assert sorted(COLUMNS - set(kinds)) == [], "say in plugin/storage/personal.py what they are"
    assert sorted(set(kinds) - COLUMNS) == []
    assert {name for name, kind in kinds.items() if kind == "personal"} == PERSONAL


def test_every_table_with_something_about_people_is_exported_and_erased() -> None:
    about = {table.name for table in holdings(1, Held(frozenset("e"), frozenset("u")))}

    assert about == set(MEANINGS) - ONLY_STAFF


@pytest.mark.parametrize("table", sorted(MEANINGS))
def test_the_document_names_every_column_about_people(table: str) -> None:
    text = (ROOT / "docs" / "privacy.md").read_text()
    (row,) = re.findall(rf"^\| `{table}` \| ([^|]*) \|", text, re.MULTILINE)

    assert set(re.findall(r"`(\w+)`", row)) == set(MEANINGS[table])


def test_the_document_marks_what_names_somebody() -> None:
    text = (ROOT / "docs" / "privacy.md").read_text()
    rows = re.findall(r"^\| `(\w+)` \| ([^|]*) \|", text, re.MULTILINE)
    bold = {
        f"{table}.{column}" for table, row in rows for column in re.findall(r"\*\*`(\w+)`", row)
    }

    assert bold == PERSONAL
