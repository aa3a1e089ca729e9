"""What a rule saw, read back out of a stored trace (see domain/trace.py) and shown to a reader."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from decimal import Decimal

from plugin.domain.money import Money
from plugin.services.telling.reader import Reader

# Names and texts, as stored.
Saw = Mapping[str, str]

_SUMS = frozenset({"total", "refunded", "charged", "goods", "minimum"})
_MOMENTS = frozenset({"claimed", "ordered", "until", "last_order", "banned"})
_NOTHING = "none"


def money(text: str) -> Money | None:
    if text == _NOTHING:
        return None
    amount, _, currency = text.partition(" ")
    return Money(Decimal(amount), currency)


def moment(text: str) -> datetime | None:
    return None if text == _NOTHING else datetime.fromisoformat(text)


def words(text: str) -> list[str]:
    """Of a list; an empty one has a word of its own."""
    return [] if text in (_NOTHING, "any") else text.split(" ")


def is_true(text: str) -> bool:
    return text == "true"


def shown(reader: Reader, name: str, text: str) -> str:
    """The value as the reader writes sums and days; codes and ids stay as they are."""
    if text == _NOTHING:
        return reader.say("none")
    if name in _SUMS:
        return reader.shown(money(text))
    if name in _MOMENTS:
        return reader.moment(datetime.fromisoformat(text))
    if text in ("true", "false"):
        return reader.say("yes") if is_true(text) else reader.say("no")
    return text
