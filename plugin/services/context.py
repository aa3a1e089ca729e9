"""What every service is given."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from random import SystemRandom

from sqlalchemy import Engine

from plugin.config import Settings
from plugin.keys import Keys
from plugin.saleor.ports import SaleorPort
from plugin.storage.shops import Shop

_random = SystemRandom()

# How long a worker may hold a row while it talks to the shop.
LEASE = timedelta(minutes=2)
_FIRST_RETRY = timedelta(seconds=5)
_LONGEST_WAIT = timedelta(hours=1)


@dataclass(frozen=True)
class Context:
    """The app's parts. wake: have the background engine look after a shop soon."""

    settings: Settings
    engine: Engine
    keys: Keys
    port: Callable[[Shop], SaleorPort]
    wake: Callable[[int], None]


def now() -> datetime:
    return datetime.now(UTC)


def retry_at(attempts: int, moment: datetime) -> datetime:
    """When to try again after that many failures: 5 s, 10 s, 20 s … an hour, with jitter."""
    wait: timedelta = min(_FIRST_RETRY * 2 ** min(attempts, 20), _LONGEST_WAIT)
    jitter: float = _random.uniform(0.75, 1.25)
    return moment + wait * jitter
