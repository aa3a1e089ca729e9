"""The friend's mail address is one to be thrown away."""

from __future__ import annotations

from plugin.domain.abuse.circumstances import Circumstances
from plugin.domain.abuse.signal import Rule, RuleSettings, Signal, Suspicion


def look(seen: Circumstances, said: RuleSettings) -> Signal | None:
    if not seen.throwaway:
        return None
    # One friend may care for their privacy; all of an advocate's friends hardly do.
    many = seen.throwaway_friends >= said.number("others")
    points = said.number("with_others") if many else said.points
    return Signal(Suspicion.DISPOSABLE_DOMAIN, points, {"others": seen.throwaway_friends})


RULE = Rule(
    Suspicion.DISPOSABLE_DOMAIN,
    look,
    RuleSettings(points=30, numbers={"others": 2, "with_others": 60}),
    "The friend has a disposable mail address, and so have {others} other friends.",
)
