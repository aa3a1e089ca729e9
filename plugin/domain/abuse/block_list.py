"""Advocate or friend are on the shop's block list."""

from __future__ import annotations

from plugin.domain.abuse.circumstances import Circumstances, Watched
from plugin.domain.abuse.signal import Rule, RuleSettings, Signal, Suspicion


def look(seen: Circumstances, said: RuleSettings) -> Signal | None:
    if Watched.BLOCKED not in seen.watched:
        return None
    return Signal(Suspicion.BLOCK_LIST, said.points, {})


RULE = Rule(
    Suspicion.BLOCK_LIST,
    look,
    # The one thing that a person has decided before: it alone reaches the threshold to refuse.
    RuleSettings(points=1000),
    "Advocate or friend are on the shop's block list.",
)
