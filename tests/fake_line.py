"""The line to a shop that is kept in memory: it counts calls, and a test may cut it."""

from __future__ import annotations

from collections import Counter

from plugin.saleor.ports import ShopUnavailable


class FakeLine:
    def __init__(self) -> None:
        self.calls: Counter[str] = Counter()
        self.is_away = False
        self._calls_left = -1
        # The name of a call that is carried out, but whose answer is lost on the way.
        self.deaf_to: str | None = None

    def _called(self, name: str) -> None:
        if self._calls_left == 0:
            self._calls_left, self.is_away = -1, True
        if self.is_away:
            raise ShopUnavailable("away")
        self._calls_left -= 1
        self.calls[name] += 1

    def away_after(self, calls: int) -> None:
        """The shop goes away after that many calls."""
        self._calls_left = calls

    def _answered(self, name: str) -> None:
        if self.deaf_to == name:
            self.deaf_to = None
            raise ShopUnavailable("the answer was lost")
