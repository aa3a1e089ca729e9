"""Many claims of an advocate's offer with which nobody ever buys."""

from __future__ import annotations

from plugin.domain.abuse.circumstances import Circumstances
from plugin.domain.abuse.signal import Rule, RuleSettings, Signal, Suspicion


def look(seen: Circumstances, said: RuleSettings) -> Signal | None:
    old, unused = seen.claims.old, seen.claims.unused
    if old < said.number("least") or unused * 100 < old * said.number("percent"):
        return None
    return Signal(Suspicion.UNUSED_CLAIMS, said.points, {"old": old, "unused": unused})


RULE = Rule(
    Suspicion.UNUSED_CLAIMS,
    look,
    # Of ten who accept an offer, one or two buy.
    RuleSettings(points=30, numbers={"least": 20, "percent": 95}),
    "Of {old} claims, {unused} were never used.",
)
