"""How long and how hard to measure."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
BUILD = ROOT / "build"
# Signed events and the throw-away key that signed them stay here from one run to the next.
CACHE = BUILD / "bench"


@dataclass(frozen=True, slots=True)
class Plan:
    """Times are in seconds.

    events_a_core: different orders signed in advance; each round sends them to a shop of its own,
    every one once, so that each request stores a new row.
    webhook_connections: so many that both sides have work at any moment, as in a rush.
    """

    rounds: int = 5
    round_seconds: int = 6
    warm_up_requests: int = 10_000
    longest_warm_up_seconds: int = 60
    processes: int = 2
    webhook_connections: int = 128
    connections: int = 32
    events_a_core: int = 24_000
    claims_a_second: int = 100
    claims_seconds: int = 20
    claims_rush_seconds: int = 6
    storefront_a_second: int = 200
    storefront_seconds: int = 20
    page_loads: int = 25
    rewards: int = 100
    ways: int = 20
    decisions_seconds: int = 5
    past_orders: int = 100_000
    referrals: int = 100_000
    many_referrals: int = 1_000_000
    admin_times: int = 30

    @property
    def events(self) -> int:
        return self.events_a_core * (os.cpu_count() or 1)


QUICK = Plan(
    rounds=1,
    round_seconds=2,
    warm_up_requests=500,
    events_a_core=6_000,
    claims_seconds=4,
    claims_rush_seconds=2,
    storefront_seconds=3,
    page_loads=3,
    ways=5,
    decisions_seconds=1,
    past_orders=10_000,
    referrals=2_000,
    many_referrals=5_000,
    admin_times=3,
)
