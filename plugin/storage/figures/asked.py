"""Which rows a figure is of, and in which step each lies."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import ARRAY, ColumnElement, func, literal, or_

from plugin.storage.history import is_kept
from plugin.storage.tables import orders, referrals, rewards
from plugin.storage.tables.base import Moment


@dataclass(frozen=True, slots=True)
class Asked:
    """bounds: of each step the first moment, and the first moment after the last. The first of the
    steps is what the others are compared with. channel: None for all."""

    shop_id: int
    bounds: tuple[datetime, ...]
    channel: str | None = None

    def step(self, at: Any) -> ColumnElement[int]:
        """1 for the step that the others are compared with, then as they follow."""
        # By moments that we know, not by the database's own days: it may know other zones.
        return func.width_bucket(at, literal(list(self.bounds), ARRAY(Moment)))

    def is_now(self, at: Any) -> ColumnElement[bool]:
        """Not in the step that the others are compared with."""
        now: ColumnElement[bool] = at >= self.bounds[1]
        return now

    def holds(self, at: Any, channel: Any = None) -> Iterator[ColumnElement[bool]]:
        """The conditions under which a row lies in any step. channel: where it says which."""
        yield at >= self.bounds[0]
        yield at < self.bounds[-1]
        if self.channel is not None and channel is not None:
            yield channel == self.channel

    def earned_since(self) -> tuple[ColumnElement[bool], ...]:
        """Of rewards: nothing is earned before its order is placed, and an index leads there."""
        return rewards.c.shop_id == self.shop_id, rewards.c.earned_at >= self.bounds[0]

    def converted_since(self) -> tuple[ColumnElement[bool], ...]:
        """The same of referrals."""
        return referrals.c.shop_id == self.shop_id, referrals.c.converted_at >= self.bounds[0]


def stands(shop_id: int) -> tuple[Any, ...]:
    """The conditions of an order that brought the shop something: see `revenue`."""
    # Of what was paid once and was not refunded, nothing is left where it was charged back.
    return (*is_kept(shop_id), or_(orders.c.total == 0, orders.c.charged > 0))
