"""From when and until when."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement


@dataclass(frozen=True, slots=True)
class Period:
    """since: the first moment. until: the first moment after. None for no bound."""

    since: datetime | None = None
    until: datetime | None = None

    def holds(self, column: Any) -> Iterator[ColumnElement[bool]]:
        """The conditions under which a moment lies in the period."""
        if self.since is not None:
            yield column >= self.since
        if self.until is not None:
            yield column < self.until


EVER = Period()
