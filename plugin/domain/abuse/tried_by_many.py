"""Codes of an advocate's friends that others try: they have leaked."""

from __future__ import annotations

from plugin.domain.abuse.circumstances import Circumstances
from plugin.domain.abuse.signal import Rule, RuleSettings, Signal, Suspicion


# alarm, hours: so many strangers within so long, and staff are told.
def look(seen: Circumstances, said: RuleSettings) -> Signal | None:
    if seen.strangers < said.number("strangers"):
        return None
    return Signal(Suspicion.TRIED_BY_MANY, said.points, {"strangers": seen.strangers})


RULE = Rule(
    Suspicion.TRIED_BY_MANY,
    look,
    RuleSettings(points=30, numbers={"strangers": 5, "alarm": 5, "hours": 24}),
    "{strangers} others have tried codes of this advocate's friends.",
)
