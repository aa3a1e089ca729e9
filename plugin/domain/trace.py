"""A decision's trace in words and figures, as it is stored and shown."""

from __future__ import annotations

from datetime import datetime
from decimal import Decimal
from enum import Enum
from typing import Any

from plugin.domain.decision import Decision
from plugin.domain.evidence import Candidate, Loser, Via
from plugin.domain.money import Money, plain


def trace_to_json(decision: Decision) -> list[dict[str, Any]]:
    """`{rule, saw: {name: text}, passed, reason}` of each step."""
    return [
        {
            "rule": rule,
            "saw": {name: shown(value) for name, value in saw.items()},
            "passed": reason is None,
            "reason": reason,
        }
        for rule, saw, reason in decision.trace
    ]


def shown(value: object) -> str:
    """What a rule saw, as a text that means the same in each language."""
    match value:
        case None:
            return "none"
        case bool():
            return str(value).lower()
        case Money():
            return f"{plain(value.amount)} {value.currency}"
        case Decimal():
            return str(plain(value))
        case datetime():
            return value.isoformat()
        case Enum():
            return str(value.value)
        case Candidate() | Loser():
            return _candidate(value)
        case frozenset():
            return " ".join(sorted(map(shown, value))) or "any"
        case tuple():
            return " ".join(map(shown, value)) or "none"
        case _:
            return str(value)


def _candidate(value: Candidate | Loser) -> str:
    """A claim by its id; a visit by the touch, whether or not a claim was made of it."""
    if isinstance(value, Loser):
        return f"{_candidate(value.candidate)}={value.why}"
    claim = value.claim
    named = f"touch-{claim.touch_id}" if claim.via is Via.VISIT else str(claim.id)
    return f"{value.strength.name.lower()}:{named}"
