"""How strict a shop is: its own words where it has some, the usual ones for all the rest."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from plugin.domain.abuse.registry import BY_NAME
from plugin.domain.abuse.signal import RuleSettings, Suspicion
from plugin.domain.part import BadTerms, part, within

_MOST_POINTS = 1000
_MOST_WORDS = 1000


@part
class RuleSaid:
    """What a shop says of one rule; what it leaves out is as usual."""

    enabled: bool | None = None
    points: int | None = None
    numbers: Mapping[str, int] | None = None
    words: Mapping[str, tuple[str, ...]] | None = None

    def __post_init__(self) -> None:
        within("points", self.points or 0, 0, _MOST_POINTS)
        for name, value in (self.numbers or {}).items():
            within(name, value, 0, 1_000_000)
        for name, words in (self.words or {}).items():
            within(f"the number of {name}", len(words), 0, _MOST_WORDS)


@part
class HonestySaid:
    """What a shop says of honesty: from how many points on a reward is held, or refused."""

    hold: int = 60
    refuse: int = _MOST_POINTS
    rules: Mapping[Suspicion, RuleSaid] = field(default_factory=dict)

    def __post_init__(self) -> None:
        within("hold", self.hold, 1, _MOST_POINTS)
        within("refuse", self.refuse, 1, _MOST_POINTS)
        if self.refuse < self.hold:
            raise BadTerms("refuse is at least as much as hold.")
        for name, said in self.rules.items():
            _check_names(name, said)


def _check_names(name: Suspicion, said: RuleSaid) -> None:
    usual = BY_NAME[name].usual
    unknown = {*(said.numbers or ())} - {*(usual.numbers or ())}
    unknown |= {*(said.words or ())} - {*(usual.words or ())}
    if unknown:
        raise BadTerms(f"The rule {name} has no {', '.join(sorted(unknown))}.")


@dataclass(frozen=True, slots=True)
class HonestySettings:
    """What holds in a shop."""

    hold: int
    refuse: int
    rules: Mapping[Suspicion, RuleSettings]


def settings_of(said: HonestySaid) -> HonestySettings:
    """The shop's words merged with the usual ones."""
    rules = {
        name: _merged(rule.usual, said.rules.get(name, RuleSaid()))
        for name, rule in BY_NAME.items()
    }
    return HonestySettings(said.hold, said.refuse, rules)


def _merged(usual: RuleSettings, said: RuleSaid) -> RuleSettings:
    return replace(
        usual,
        points=usual.points if said.points is None else said.points,
        enabled=usual.enabled if said.enabled is None else said.enabled,
        numbers={**(usual.numbers or {}), **(said.numbers or {})},
        words={**(usual.words or {}), **(said.words or {})},
    )


USUAL = settings_of(HonestySaid())
