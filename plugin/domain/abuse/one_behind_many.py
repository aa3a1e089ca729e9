"""Several friends of an advocate with one telephone, or with one name at one address."""

from __future__ import annotations

from plugin.domain.abuse.circumstances import Circumstances, Mark
from plugin.domain.abuse.signal import Rule, RuleSettings, Signal, Suspicion


def look(seen: Circumstances, said: RuleSettings) -> Signal | None:
    others = max(seen.friends_alike.get(mark, 0) for mark in (Mark.PHONE, Mark.NAME))
    if others < said.number("others"):
        return None
    return Signal(Suspicion.ONE_BEHIND_MANY, said.points, {"others": others})


RULE = Rule(
    Suspicion.ONE_BEHIND_MANY,
    look,
    RuleSettings(points=60, numbers={"others": 2}),
    "{others} other friends of this advocate are probably the same person.",
)
