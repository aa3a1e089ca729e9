"""Friends of an advocate who send back what they bought once the reward is issued."""

from __future__ import annotations

from plugin.domain.abuse.circumstances import Circumstances
from plugin.domain.abuse.signal import Rule, RuleSettings, Signal, Suspicion


def look(seen: Circumstances, said: RuleSettings) -> Signal | None:
    refunded, rewarded = seen.refunded, seen.rewarded
    if refunded < said.number("least") or refunded * 100 < rewarded * said.number("percent"):
        return None
    evidence = {"refunded": refunded, "rewarded": rewarded}
    return Signal(Suspicion.REFUND_AFTER_REWARD, said.points, evidence)


RULE = Rule(
    Suspicion.REFUND_AFTER_REWARD,
    look,
    RuleSettings(points=60, numbers={"least": 2, "percent": 50}),
    "Of {rewarded} rewarded orders, {refunded} were undone after the reward was issued.",
)
