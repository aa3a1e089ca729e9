"""Count what people ask, several questions at once: most ask little, and pay for no counting."""

from __future__ import annotations

import threading
import time
from dataclasses import dataclass

from plugin.domain.rates import Asked
from plugin.services.context import Context
from plugin.services.people.slow_down import Asker, seconds_to_wait
from plugin.storage.shops import Shop

# A process counts an asker's questions for all processes when there are so many more of them. So a
# flood is stopped these few later.
TOGETHER = 5
_MOST_ASKERS = 10_000


@dataclass(slots=True)
class _Asker:
    """times: not counted for all yet. waits_until: by the clock of time.monotonic."""

    times: int = 0
    waits_until: float = 0.0


class Questions:
    """What one process was asked by the storefront's door."""

    def __init__(self, ctx: Context):
        self._ctx = ctx
        self._askers: dict[tuple[int, Asker], _Asker] = {}
        self._lock = threading.Lock()

    def seconds_to_wait(self, shop: Shop, asker: Asker) -> int:
        """0 for whoever may ask; this is one question more."""
        if asker.who is None:
            return 0
        with self._lock:
            known = self._known(shop, asker)
            left = known.waits_until - time.monotonic()
            if left > 0:
                return max(1, round(left))
            known.times = (known.times + 1) % TOGETHER
            if known.times:
                return 0
        wait = seconds_to_wait(self._ctx, shop, Asked.ASK, asker, TOGETHER)
        known.waits_until = time.monotonic() + wait
        return wait

    def _known(self, shop: Shop, asker: Asker) -> _Asker:
        if len(self._askers) >= _MOST_ASKERS:
            # What was not counted yet of anybody is little.
            self._askers.clear()
        return self._askers.setdefault((shop.id, asker), _Asker())
