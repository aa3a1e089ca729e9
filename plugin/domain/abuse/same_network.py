"""Advocate and friend were in one network: a home, an office, a hotel, or half a country."""

from __future__ import annotations

from plugin.domain.abuse.circumstances import Circumstances, Mark
from plugin.domain.abuse.signal import Rule, RuleSettings, Signal, Suspicion


def look(seen: Circumstances, said: RuleSettings) -> Signal | None:
    if Mark.NETWORK not in seen.shared:
        return None
    return Signal(Suspicion.SAME_NETWORK, said.points, {})


RULE = Rule(
    Suspicion.SAME_NETWORK,
    look,
    RuleSettings(points=10),
    "Advocate and friend were in one network.",
)
