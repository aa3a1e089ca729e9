"""How long and how hard to measure."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
BUILD = ROOT / "build"
# Signed events and the throw-away key that signed them stay here from one run to the next.
CACHE = BUILD / "bench"


@dataclass(frozen=True, slots=True)
class Plan:
    """Times are in seconds.

    events: different orders signed in advance; each round sends every one to a shop of its own,
    so that nearly all requests store a new row.
    """

    rounds: int = 5
    round_seconds: int = 6
    warm_up_seconds: int = 5
    processes: int = 2
    connections: int = 32
    events: int = 48_000
    claims_a_second: int = 100
    claims_seconds: int = 20
    claims_rush_seconds: int = 6
    rewards: int = 100
    ways: int = 20


QUICK = Plan(
    rounds=1,
    round_seconds=2,
    warm_up_seconds=2,
    events=12_000,
    claims_seconds=4,
    claims_rush_seconds=2,
    ways=5,
)
