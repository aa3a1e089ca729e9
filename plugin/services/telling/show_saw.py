"""Show what a rule saw, each value as the reader writes it."""

from __future__ import annotations

from datetime import datetime

from plugin.services.telling import saw
from plugin.services.telling.reader import Reader
from plugin.services.telling.tell_evidence import evidence
from plugin.services.telling.tell_people import CONDITIONS

_SUMS = frozenset({"total", "refunded", "charged", "goods", "minimum"})
_MOMENTS = frozenset({"claimed", "ordered", "until", "last_order", "banned"})
_EVIDENCE = frozenset({"candidates", "winner", "lost"})


def show_saw(reader: Reader, name: str, text: str) -> str:
    """Codes and ids that have no word stay as they are."""
    if text == saw.NOTHING:
        return reader.say("none")
    if name in _SUMS:
        return reader.shown(saw.money(text))
    if name in _MOMENTS:
        return reader.moment(datetime.fromisoformat(text))
    if name in _EVIDENCE:
        return reader.shown([evidence(reader, one) for one in saw.words(text)])
    if name == "missing":
        return reader.shown([reader.say(CONDITIONS[one]) for one in saw.words(text)])
    if text in ("true", "false"):
        return reader.say("yes") if saw.is_true(text) else reader.say("no")
    return text
