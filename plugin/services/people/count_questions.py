"""Count what people ask, several questions at once: most ask little, and pay for no counting."""

from __future__ import annotations

import threading
import time
from dataclasses import dataclass

from plugin.domain.rates import Asked
from plugin.services.context import Context
from plugin.services.people.slow_down import Asker, seconds_to_wait
from plugin.services.refusals import RefusalCode, Refused
from plugin.storage.shops import Shop

# A process counts what an asker asks most for all processes when there are so many more of it. So a
# flood is stopped these few later. Everything else is counted each time.
TOGETHER = 5
_ASKED_MOST = (Asked.ASK, Asked.CLAIM)
_MOST_ASKERS = 4_000


@dataclass(slots=True)
class _Asker:
    """times: not counted for all yet. waits_until: by the clock of time.monotonic."""

    times: int = 0
    waits_until: float = 0.0


class Questions:
    """What one process was asked by the storefront's door."""

    def __init__(self, ctx: Context):
        self._ctx = ctx
        self._askers: dict[tuple[int, Asked, Asker], _Asker] = {}
        self._lock = threading.Lock()

    def slow_down(self, shop: Shop, asked: Asked, asker: Asker) -> None:
        """Raises Refused."""
        if self.seconds_to_wait(shop, asked, asker):
            raise Refused(RefusalCode.RATE_LIMITED)

    def seconds_to_wait(self, shop: Shop, asked: Asked, asker: Asker) -> int:
        """0 for whoever may ask; this is one question more."""
        if asker.who is None:
            return 0
        together = TOGETHER if asked in _ASKED_MOST else 1
        with self._lock:
            known = self._known(shop, asked, asker)
            left = known.waits_until - time.monotonic()
            if left > 0:
                return max(1, round(left))
            known.times = (known.times + 1) % together
            if known.times:
                return 0
        wait = seconds_to_wait(self._ctx, shop, asked, asker, together)
        known.waits_until = time.monotonic() + wait
        return wait

    def _known(self, shop: Shop, asked: Asked, asker: Asker) -> _Asker:
        if len(self._askers) >= _MOST_ASKERS:
            # What was not counted yet of anybody is little.
            self._askers.clear()
        return self._askers.setdefault((shop.id, asked, asker), _Asker())
