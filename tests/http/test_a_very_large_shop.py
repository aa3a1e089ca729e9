"""The shop that `make bench` fills answers all that the Dashboard's pages ask."""

from __future__ import annotations

from bench.admin.asked import all_asked, samples
from bench.admin.fill import fill
from bench.operations import operation, queries
from tests.http.doors import Door
from tests.world import World

_REFERRALS = 600


def test_all_that_pages_ask_is_answered(admin: Door, world: World) -> None:
    filled = fill(world.ctx.engine, world.shop.id, _REFERRALS)
    asked = all_asked(samples(world.ctx.engine, filled, world.ctx.keys))
    wrong = {}
    for one in asked:
        said = admin.asks(operation("admin", one.operation), **one.variables)
        if said.errors or not said.data:
            wrong[one.name] = said.text[:300]

    assert wrong == {}
    assert {one.operation for one in asked} <= queries("admin")
