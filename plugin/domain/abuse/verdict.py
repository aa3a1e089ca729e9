"""All signals counted together: let the reward go, hold it for a person, or refuse it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from plugin.domain.abuse.circumstances import Circumstances, Ruled
from plugin.domain.abuse.registry import RULES
from plugin.domain.abuse.settings import HonestySettings
from plugin.domain.abuse.signal import Signal, Suspicion

# Whoever shares a home, an office or a mobile network shares these.
_NEVER_ENOUGH = frozenset({Suspicion.SAME_DEVICE, Suspicion.SAME_NETWORK})


class Verdict(StrEnum):
    APPROVE = "approve"
    HOLD = "hold"
    REFUSE = "refuse"


@dataclass(frozen=True, slots=True)
class Judgement:
    """points: of those signals that count; a person may have looked at the others.

    strongest: of those that count, which has the most points; None for none.
    """

    verdict: Verdict
    signals: tuple[Signal, ...]
    points: int
    strongest: Suspicion | None = None


def judge(seen: Circumstances, settings: HonestySettings) -> Judgement:
    signals = signals_of(seen, settings)
    if seen.ruled is Ruled.DISHONEST:
        return Judgement(Verdict.REFUSE, signals, sum(signal.points for signal in signals))
    # What a person has looked at and found honest is not asked again; what came since is.
    counted = [s for s in signals if seen.ruled is None or s.rule not in seen.looked_at]
    points = sum(signal.points for signal in counted)
    if all(signal.rule in _NEVER_ENOUGH for signal in counted):
        return Judgement(Verdict.APPROVE, signals, points)
    strongest = max(counted, key=lambda signal: signal.points).rule
    return Judgement(_verdict(points, settings), signals, points, strongest)


def signals_of(seen: Circumstances, settings: HonestySettings) -> tuple[Signal, ...]:
    """What each of the shop's rules says, as far as it says something."""
    asked = ((rule, settings.rules[rule.name]) for rule in RULES)
    found = (rule.look(seen, said) for rule, said in asked if said.enabled and said.points)
    return tuple([signal for signal in found if signal is not None])


def _verdict(points: int, settings: HonestySettings) -> Verdict:
    if points >= settings.refuse:
        return Verdict.REFUSE
    return Verdict.HOLD if points >= settings.hold else Verdict.APPROVE
