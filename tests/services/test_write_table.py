"""Tables for spreadsheets and programs: exact, harmless, and never in memory as a whole."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterator
from datetime import datetime, timedelta, timezone
from decimal import Decimal
from io import StringIO
from typing import Any

import pytest

from plugin.services.books.write_table import Form, write_table

COLUMNS = ("name", "amount", "at")


def as_csv(*rows: tuple[Any, ...]) -> list[list[str]]:
    return list(csv.reader(StringIO("".join(write_table(Form.CSV, COLUMNS, rows)), newline="")))


def as_json(*rows: tuple[Any, ...]) -> Any:
    return json.loads("".join(write_table(Form.JSON, COLUMNS, rows)))


@pytest.mark.parametrize("begins", ["=", "+", "-", "@", "\t", "\r"])
def test_no_cell_is_a_formula(begins: str) -> None:
    evil = f'{begins}HYPERLINK("https://evil.example")'

    assert as_csv((evil, None, None))[1] == [f"'{evil}", "", ""]
    assert as_json((evil, None, None))[0]["name"] == evil


def test_commas_quotes_and_lines_stay_in_their_cell() -> None:
    odd = 'Anna, "the first"\nof her name; ö €'

    assert as_csv((odd, None, None))[1][0] == odd
    assert as_json((odd, None, None))[0]["name"] == odd


@pytest.mark.parametrize(
    ("stored", "written"),
    [
        ("10.0000", "10"),
        ("64.8000", "64.8"),
        ("0.0000", "0"),
        ("1200000.0000", "1200000"),
        ("0.0001", "0.0001"),
        ("12345678901234.5678", "12345678901234.5678"),
    ],
)
def test_amounts_are_plain_decimals(stored: str, written: str) -> None:
    row = ("a", Decimal(stored), None)

    assert as_csv(row)[1][1] == written
    assert as_json(row)[0]["amount"] == written


def test_moments_are_utc() -> None:
    noon = datetime(2026, 3, 1, 12, tzinfo=timezone(timedelta(hours=2)))

    assert as_csv(("a", None, noon))[1][2] == "2026-03-01T10:00:00+00:00"
    assert as_json(("a", None, noon))[0]["at"] == "2026-03-01T10:00:00+00:00"


def test_a_table_without_rows_is_a_table() -> None:
    assert as_csv() == [list(COLUMNS)]
    assert as_json() == []


@pytest.mark.parametrize("form", Form)
@pytest.mark.parametrize("count", [1, 499, 500, 501, 1000])
def test_all_rows_come_in_pieces(form: Form, count: int) -> None:
    pieces = list(write_table(form, COLUMNS, [(str(n), None, None) for n in range(count)]))
    text = "".join(pieces)
    names = (
        [row["name"] for row in json.loads(text)]
        if form is Form.JSON
        else [row[0] for row in csv.reader(StringIO(text))][1:]
    )

    assert names == [str(number) for number in range(count)]
    assert len(pieces) == count // 500 + 1


@pytest.mark.parametrize("form", Form)
def test_no_more_rows_are_taken_than_the_piece_needs(form: Form) -> None:
    taken = []

    def rows() -> Iterator[tuple[Any, ...]]:
        for number in range(10_000):
            taken.append(number)
            yield (str(number), None, None)

    next(write_table(form, COLUMNS, rows()))
    assert len(taken) == 500
