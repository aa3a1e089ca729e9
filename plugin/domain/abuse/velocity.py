"""Many claims of one advocate's offer in a short time."""

from __future__ import annotations

from plugin.domain.abuse.circumstances import Circumstances
from plugin.domain.abuse.signal import Rule, RuleSettings, Signal, Suspicion

_SPANS = ("hour", "day", "week")


def look(seen: Circumstances, said: RuleSettings) -> Signal | None:
    counts = {span: getattr(seen.claims, span) for span in _SPANS}
    if not _is_beyond(counts, said, 1):
        return None
    is_far = _is_beyond(counts, said, said.number("far"))
    points = said.number("when_far") if is_far else said.points
    return Signal(Suspicion.VELOCITY, points, counts)


def _is_beyond(counts: dict[str, int], said: RuleSettings, times: int) -> bool:
    return any(counts[span] > said.number(span) * times for span in _SPANS)


RULE = Rule(
    Suspicion.VELOCITY,
    look,
    RuleSettings(points=30, numbers={"hour": 10, "day": 25, "week": 60, "far": 3, "when_far": 60}),
    "{hour} claims within an hour, {day} within a day, {week} within a week.",
)
