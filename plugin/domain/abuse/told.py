"""Signals read back from a decision's trace, for people."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from plugin.domain.abuse.signal import Suspicion


@dataclass(frozen=True, slots=True)
class Told:
    """evidence: what the rule saw, in words and figures."""

    rule: Suspicion
    points: int
    evidence: Mapping[str, str]


def signals_in(trace: Iterable[Mapping[str, Any]]) -> list[Told]:
    """trace: as it is stored with the decision."""
    for step in trace:
        if step["rule"] == "honesty":
            return signals_of_step(step["saw"])
    return []


def signals_of_step(saw: Mapping[str, str]) -> list[Told]:
    return [_told(saw, written) for written in _written(saw)]


def _written(saw: Mapping[str, str]) -> list[str]:
    return [] if saw["signals"] == "none" else saw["signals"].split()


def _told(saw: Mapping[str, str], written: str) -> Told:
    name, _, points = written.partition("=")
    about = f"{name}."
    evidence = {
        key.removeprefix(about): value for key, value in saw.items() if key.startswith(about)
    }
    return Told(Suspicion(name), int(points), evidence)
