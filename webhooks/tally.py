"""Count what becomes of webhooks: for operators as a metric, and for the staff of each shop."""

from __future__ import annotations

from functools import cache

from prometheus_client import Counter

from plugin.services.shops.note_deliveries import Deliveries
from webhooks.answers import Answer

_COUNTED = Counter("referrals_webhooks_total", "Webhooks received", ["family", "answer"])


class Tally:
    """What one process has answered."""

    def __init__(self, deliveries: Deliveries):
        self._deliveries = deliveries

    def count(self, shop_id: int | None, family: str, answer: str, times: int = 1) -> None:
        """shop_id: None for one that we do not know."""
        _counter(family, answer).inc(times)
        if shop_id is not None:
            self._deliveries.note(shop_id, family, answer, times)

    def stored(self, shop_id: int, times: int) -> None:
        """Orders of a shop, several at once."""
        self.count(shop_id, "orders", Answer.ACCEPTED.name, times)


@cache
def _counter(family: str, answer: str) -> Counter:
    return _COUNTED.labels(family, answer)
