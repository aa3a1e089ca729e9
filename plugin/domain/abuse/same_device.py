"""Advocate and friend used one kind of device: its browser and its languages tell no more."""

from __future__ import annotations

from plugin.domain.abuse.circumstances import Circumstances, Mark
from plugin.domain.abuse.signal import Rule, RuleSettings, Signal, Suspicion


def look(seen: Circumstances, said: RuleSettings) -> Signal | None:
    if Mark.DEVICE not in seen.shared:
        return None
    return Signal(Suspicion.SAME_DEVICE, said.points, {})


RULE = Rule(
    Suspicion.SAME_DEVICE,
    look,
    RuleSettings(points=15),
    "Advocate and friend used one device.",
)
