"""What a rule saw, read back out of a stored trace: see domain/trace.py."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from decimal import Decimal

from plugin.domain.money import Money

# Names and texts, as stored.
Saw = Mapping[str, str]

NOTHING = "none"


def money(text: str) -> Money | None:
    if text == NOTHING:
        return None
    amount, _, currency = text.partition(" ")
    return Money(Decimal(amount), currency)


def moment(text: str) -> datetime | None:
    return None if text == NOTHING else datetime.fromisoformat(text)


def words(text: str) -> list[str]:
    """Of a list; an empty one has a word of its own."""
    return [] if text in (NOTHING, "any") else text.split(" ")


def is_true(text: str) -> bool:
    return text == "true"
