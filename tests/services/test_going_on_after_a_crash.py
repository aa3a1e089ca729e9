"""Other work that is cut off: an installation, a claim, a reading of orders, a message."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from sqlalchemy import Engine

from plugin.config import Settings
from plugin.domain.reward import CodeState
from plugin.keys import Keys
from plugin.services.find_due_shops import waiting_imports
from plugin.services.look_after_shop import look_after_shop
from plugin.services.messages import announce
from plugin.services.orders.read_orders import read_orders
from plugin.storage.orders import find_order
from plugin.storage.shops import start_import
from plugin.storage.tables import codes
from tests.fakes import FakeShop
from tests.interrupted import MOMENTS, Killed, Moment, a_worker_dies, another_takes_up, interrupted
from tests.world import BOB, World, an_order


@pytest.mark.parametrize("call", ["app", "channels"])
def test_an_installation_that_was_cut_off_can_be_made_again(
    settings: Settings, database: Engine, keys: Keys, call: str
) -> None:
    world = World.closed(settings, database, keys, FakeShop())
    whole, world.ctx = world.ctx, interrupted(world, call, "after")
    with pytest.raises(Killed):
        world.installs()
    assert world.shop.state == "registering"

    world.ctx = whole
    world.installs()
    assert world.shop.is_active


@pytest.mark.parametrize("moment", MOMENTS)
def test_a_friend_who_heard_no_answer_gets_the_same_code_by_asking_again(
    world: World, moment: Moment
) -> None:
    with world.ctx.engine.begin() as conn:
        conn.execute(codes.update().values(state=CodeState.RETIRED))
    whole, world.ctx = world.ctx, interrupted(world, "add_codes", moment)
    with pytest.raises(Killed):
        world.claim(BOB)
    world.ctx = whole
    before = {code for voucher in world.fake.vouchers.values() for code in voucher.codes}

    code = world.claim(BOB).code
    after = {code for voucher in world.fake.vouchers.values() for code in voucher.codes}
    assert world.fake.honours(code)
    assert after - before == ({code} if moment == "before" else set())


def test_reading_goes_on_at_the_page_where_it_stopped(world: World) -> None:
    world.fake.history = [an_order(f"Order:{number}") for number in range(5)]
    with world.ctx.engine.begin() as conn:
        start_import(conn, world.shop.id, "backfill", datetime.now(UTC) - timedelta(days=1))
    world.fake.calls.clear()
    with pytest.raises(Killed):
        read_orders(interrupted(world, "orders_since", "before", turn=2), world.shop, "backfill")
    read_orders(world.ctx, world.shop, "backfill")

    assert world.fake.calls["orders_since"] == 3
    assert waiting_imports(world.ctx, world.shop.id) == []
    with world.ctx.engine.connect() as conn:
        assert all(find_order(conn, world.shop.id, f"Order:{n}") for n in range(5))


@pytest.mark.parametrize("moment", MOMENTS)
def test_staff_hear_of_a_problem_twice_rather_than_never(world: World, moment: Moment) -> None:
    with world.ctx.engine.begin() as conn:
        announce.problem(world.ctx, conn, world.shop.id, "a-problem", "Something is wrong.")
    a_worker_dies(world, "report_problem", moment)
    another_takes_up(world)

    assert world.fake.problems == {"a-problem": "Something is wrong."}
    assert world.fake.calls["report_problem"] == (1 if moment == "before" else 2)


def test_a_fault_in_one_message_does_not_stop_the_others(world: World) -> None:
    with world.ctx.engine.begin() as conn:
        for key in ("first", "second"):
            announce.problem(world.ctx, conn, world.shop.id, key, "Something is wrong.")

    def fault() -> None:
        raise KeyError("nobody thought of this")

    look_after_shop(interrupted(world, "report_problem", "before", fault), world.shop.id)
    assert len(world.fake.problems) == 1

    with time_machine.travel(datetime.now(UTC) + timedelta(minutes=1)):
        world.turns()
    assert sorted(world.fake.problems) == ["first", "second"]
