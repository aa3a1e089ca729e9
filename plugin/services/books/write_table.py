"""Write rows as CSV for spreadsheets, or as JSON for programs; a piece at a time."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator, Sequence
from datetime import UTC, datetime
from decimal import Decimal
from enum import StrEnum
from io import StringIO
from typing import Any

import orjson

from plugin.domain.money import plain

# So many rows make a piece.
_PIECE = 500
# With these a spreadsheet begins a formula, and anybody may have written the cell.
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


class Form(StrEnum):
    """json: one array of objects, one a line."""

    CSV = "csv"
    JSON = "json"


def write_table(form: Form, columns: Sequence[str], rows: Iterable[Sequence[Any]]) -> Iterator[str]:
    """Amounts are plain decimals, in JSON as strings; moments are UTC."""
    return _csv(columns, rows) if form is Form.CSV else _json(columns, rows)


def _csv(columns: Sequence[str], rows: Iterable[Sequence[Any]]) -> Iterator[str]:
    out = StringIO()
    writer = csv.writer(out)
    writer.writerow(columns)
    for number, row in enumerate(rows, 1):
        writer.writerow([_harmless(_value(cell)) for cell in row])
        if number % _PIECE == 0:
            yield _taken(out)
    yield _taken(out)


def _json(columns: Sequence[str], rows: Iterable[Sequence[Any]]) -> Iterator[str]:
    out = StringIO()
    before = "[\n"
    for number, row in enumerate(rows, 1):
        named = dict(zip(columns, map(_value, row), strict=True))
        out.write(before + orjson.dumps(named).decode())
        before = ",\n"
        if number % _PIECE == 0:
            yield _taken(out)
    out.write("\n]\n" if before == ",\n" else "[]\n")
    yield _taken(out)


def _value(cell: Any) -> Any:
    if isinstance(cell, Decimal):
        return f"{plain(cell):f}"
    if isinstance(cell, datetime):
        return cell.astimezone(UTC).isoformat()
    return cell


def _harmless(cell: Any) -> Any:
    return f"'{cell}" if isinstance(cell, str) and cell.startswith(_FORMULA) else cell


def _taken(out: StringIO) -> str:
    text = out.getvalue()
    out.seek(0)
    out.truncate()
    return text
