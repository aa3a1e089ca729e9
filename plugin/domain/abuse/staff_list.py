"""Advocate or friend work for the shop."""

from __future__ import annotations

from plugin.domain.abuse.circumstances import Circumstances, Watched
from plugin.domain.abuse.signal import Rule, RuleSettings, Signal, Suspicion


def look(seen: Circumstances, said: RuleSettings) -> Signal | None:
    if Watched.STAFF not in seen.watched:
        return None
    return Signal(Suspicion.STAFF_LIST, said.points, {})


RULE = Rule(
    Suspicion.STAFF_LIST,
    look,
    RuleSettings(points=60),
    "Advocate or friend are on the shop's list of staff.",
)
