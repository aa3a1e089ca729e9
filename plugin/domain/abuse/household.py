"""Advocate and friend have one postal address: a family, a hall of residence, or one person."""

from __future__ import annotations

from plugin.domain.abuse.circumstances import Circumstances, Mark
from plugin.domain.abuse.signal import Rule, RuleSettings, Signal, Suspicion


def look(seen: Circumstances, said: RuleSettings) -> Signal | None:
    if Mark.ADDRESS not in seen.shared:
        return None
    shared = {Mark.ADDRESS, Mark.SURNAME} & seen.shared
    points = said.number("with_surname") if Mark.SURNAME in shared else said.points
    return Signal(Suspicion.HOUSEHOLD, points, {"shared": tuple(sorted(shared))})


RULE = Rule(
    Suspicion.HOUSEHOLD,
    look,
    # Families are welcome. A shop that thinks otherwise sets these to its threshold.
    RuleSettings(points=10, numbers={"with_surname": 20}),
    "Advocate and friend share: {shared}.",
)
