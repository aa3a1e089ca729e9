"""Something happens in the middle of a worker's turn: it dies, or the world goes on without it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from typing import Any, Literal, cast

import pytest
import time_machine

from plugin.saleor.ports import SaleorPort, ShopUnavailable
from plugin.services.context import LEASE, Context
from plugin.services.look_after_shop import look_after_shop
from tests.fakes import FakeShop
from tests.world import World

Moment = Literal["before", "after"]
MOMENTS: list[Moment] = ["before", "after"]


class Killed(BaseException):
    """kill -9: no code of ours catches it, and the database rolls back what was not committed."""


def dies() -> None:
    raise Killed


def hears_nothing() -> None:
    raise ShopUnavailable("the answer was lost")


@dataclass
class _Interrupted:
    """The shop; at one of its calls something happens, once. turn: at which one of that name."""

    shop: FakeShop
    call: str
    moment: Moment
    happens: Callable[[], None]
    turn: int = 1

    def __getattr__(self, name: str) -> Any:
        def called(*arguments: Any) -> Any:
            self._reached(name, "before")
            answer = getattr(self.shop, name)(*arguments)
            self._reached(name, "after")
            return answer

        return called

    def _reached(self, call: str, moment: Moment) -> None:
        if (call, moment) == (self.call, self.moment):
            self.turn -= 1
            if self.turn == 0:
                self.happens()


def interrupted(
    world: World, call: str, moment: Moment, happens: Callable[[], None] = dies, turn: int = 1
) -> Context:
    """The app's parts as a process has them to which this happens."""
    port = cast(SaleorPort, _Interrupted(world.fake, call, moment, happens, turn))
    return replace(world.ctx, port=lambda _shop: port)


def a_worker_dies(world: World, call: str, moment: Moment) -> None:
    """It did all that was due until it came to this call."""
    ctx = interrupted(world, call, moment)
    with pytest.raises(Killed):
        look_after_shop(ctx, world.shop.id)


def another_takes_up(world: World) -> None:
    """After the time for which the dead one held its rows."""
    with time_machine.travel(datetime.now(UTC) + LEASE + timedelta(seconds=1)):
        world.turns()
