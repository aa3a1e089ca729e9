"""Accounts that refer each other in a circle."""

from __future__ import annotations

from plugin.domain.abuse.circumstances import Circumstances
from plugin.domain.abuse.signal import Rule, RuleSettings, Signal, Suspicion


def look(seen: Circumstances, said: RuleSettings) -> Signal | None:
    if not seen.ring:
        return None
    return Signal(Suspicion.CIRCLE, said.points, {"people": seen.ring})


RULE = Rule(
    Suspicion.CIRCLE,
    look,
    RuleSettings(points=60),
    "The advocate was brought by this friend before, in a circle of {people} people.",
)
