"""What was kept for long enough is forgotten, and nothing that anybody is owed."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from sqlalchemy import Table, func, select

from plugin.domain.retention import SPANS, Kept
from plugin.domain.sighting import Seen
from plugin.services.people.show_advocate import Visitor, show_advocate
from plugin.services.refusals import RefusalCode, Refused
from plugin.services.shops.keep_no_longer import days_kept, keep_no_longer, set_retention
from plugin.storage.shops import change_shop
from plugin.storage.tables import advocates, claims, codes, messages, orders, rewards, touches
from plugin.storage.tables.base import AnyRow
from tests.world import ALICE, Person, World

DAVE = Person("dave@example.com")


def later(world: World, days: int) -> None:
    with time_machine.travel(datetime.now(UTC) + timedelta(days=days, minutes=1)):
        keep_no_longer(world.ctx)


def count(world: World, table: Table) -> int:
    with world.ctx.engine.connect() as conn:
        return conn.execute(select(func.count()).select_from(table)).scalar_one()


def row(world: World, table: Table) -> AnyRow:
    with world.ctx.engine.connect() as conn:
        return conn.execute(select(table)).one()


def test_visits_are_forgotten_after_half_a_year(world: World) -> None:
    world.visits()
    later(world, 179)
    assert count(world, touches) == 1

    later(world, 180)
    assert count(world, touches) == 0


def test_marks_of_a_device_go_before_the_page_that_they_are_on(world: World) -> None:
    visitor = Visitor(ALICE.email, ALICE.user_id, "Alice", seen=Seen("81.2.69.142", "Firefox"))
    show_advocate(world.ctx, world.shop, visitor)
    later(world, 59)
    assert row(world, advocates).network_mark is not None

    later(world, 60)
    alice = row(world, advocates)
    assert (alice.network_mark, alice.device_mark) == (None, None)
    assert alice.email is not None


def test_what_was_sent_is_forgotten_and_what_waits_is_not(world: World) -> None:
    world.story()
    with world.ctx.engine.begin() as conn:
        conn.execute(messages.update().values(state="due"))
    later(world, 31)
    assert count(world, messages) == 1

    with world.ctx.engine.begin() as conn:
        conn.execute(messages.update().values(state="sent"))
    later(world, 31)
    assert count(world, messages) == 0


def test_a_claim_that_nothing_came_of_is_forgotten_with_its_code(world: World) -> None:
    world.story()
    world.claim(DAVE)
    world.turns()
    later(world, 730)

    (kept,) = [row(world, claims)]
    with world.ctx.engine.connect() as conn:
        owners = set(conn.execute(select(codes.c.claim_id)).scalars())
    assert owners <= {kept.id, None}
    assert count(world, rewards) == 2


def test_on_an_old_order_it_is_forgotten_where_it_went(world: World) -> None:
    world.story()
    assert row(world, orders).household_hmac is not None
    later(world, 730)

    order = row(world, orders)
    assert (order.household_hmac, order.surname_hmac, order.phone_hmac) == (None, None, None)
    assert order.email_hmac is not None


def test_a_merchant_says_for_how_long(world: World) -> None:
    world.visits()
    set_retention(world.ctx, world.shop, {Kept.VISITS: 7}, "staff")
    assert days_kept(world.ctx, world.shop)[Kept.VISITS] == 7
    assert days_kept(world.ctx, world.shop)[Kept.MARKS] == 60

    later(world, 7)
    assert count(world, touches) == 0


@pytest.mark.parametrize("kept", Kept)
def test_not_for_ever_and_not_too_short(world: World, kept: Kept) -> None:
    for days in (SPANS[kept].least - 1, SPANS[kept].most + 1):
        with pytest.raises(Refused) as refused:
            set_retention(world.ctx, world.shop, {kept: days}, "staff")
        assert refused.value.code is RefusalCode.RETENTION_INVALID
    assert days_kept(world.ctx, world.shop)[kept] == SPANS[kept].usual


def test_a_shop_that_has_left_is_not_remembered_longer(world: World) -> None:
    world.visits()
    with world.ctx.engine.begin() as conn:
        change_shop(conn, world.shop.id, state="deleted")
    later(world, 180)

    assert count(world, touches) == 0


def test_however_many_there_are_all_are_forgotten(world: World) -> None:
    with world.ctx.engine.begin() as conn:
        rows = [{"shop_id": world.shop.id, "kind": "visit"}] * 1201
        conn.execute(touches.insert(), rows)
    later(world, 180)

    assert count(world, touches) == 0
