"""What asks for somebody's attention."""

from __future__ import annotations

from dataclasses import replace

import pytest
from pydantic import SecretStr
from sqlalchemy import update

from plugin.config import Settings
from plugin.domain.abuse.signal import Suspicion
from plugin.domain.figures.attention import Attention, Concern
from plugin.domain.limits import Cap, Limits
from plugin.domain.program import ProgramState
from plugin.domain.promise import RefundPolicy
from plugin.keys import Keys
from plugin.services.context import now
from plugin.services.figures.list_attention import list_attention
from plugin.services.orders.read_orders import read_orders
from plugin.services.programs.change_program import move_program
from plugin.services.shops.install_shop import refresh_shop
from plugin.services.telling.reader import ENGLISH, Reader
from plugin.services.telling.tell_attention import tell_attention
from plugin.storage.leaks import open_leak
from plugin.storage.tables import cases, imports, orders, shops
from tests.services.desk import Desk
from tests.services.staff import Staff
from tests.services.test_taking_back_and_correcting import spent_and_refunded
from tests.world import ALICE, BOB, World


def listed(world: World) -> list[Attention]:
    """Where the operator has a mail server."""
    settings = world.ctx.settings.model_copy(update={"smtp_url": SecretStr("smtp://localhost")})
    return list_attention(replace(world.ctx, settings=settings), world.shop)


def concerns(world: World) -> dict[Concern, int]:
    return {one.concern: one.count for one in listed(world)}


def test_a_shop_in_which_all_is_well_needs_nobody(world: World) -> None:
    world.story()

    assert listed(world) == []


def test_a_shop_that_has_just_come_needs_much(settings: Settings, world: World, keys: Keys) -> None:
    theirs = World.closed(settings, world.ctx.engine, keys, world.fake)
    theirs.api_url = "https://theirs.example/graphql/"
    world.fake.permissions = ("MANAGE_DISCOUNTS",)
    theirs.installs()

    found = list_attention(theirs.ctx, theirs.shop)
    assert [one.concern for one in found] == [
        Concern.PERMISSIONS_MISSING,
        Concern.HISTORY_NOT_READ,
        Concern.STOREFRONT_MISSING,
        Concern.PROGRAM_NOT_RUNNING,
        Concern.WORK_FAILING,
        Concern.MAIL_NOT_SET_UP,
    ]
    assert found[0].names == ("MANAGE_ORDERS", "MANAGE_USERS")
    assert concerns(world) == {}


def test_a_program_that_staff_paused_is_as_they_want_it(world: World) -> None:
    program = Staff(world).program_id
    move_program(world.ctx, world.shop, program, ProgramState.PAUSED, "staff")
    assert concerns(world) == {}
    move_program(world.ctx, world.shop, program, ProgramState.ENDED, "staff")

    assert concerns(world) == {Concern.PROGRAM_NOT_RUNNING: 1}


def test_a_limit_is_told_before_it_is_reached(world: World) -> None:
    world.starts(hold_days=0, limits=Limits(per_program=(Cap(count=5),)))
    erin = Staff(world)
    for _ in range(4):
        erin.grants()
    (near,) = listed(world)
    erin.grants()
    (reached,) = listed(world)

    names = ("Refer a friend",)
    assert near == Attention(Concern.LIMIT_NEAR, 1, names, erin.program_id)
    assert reached == Attention(Concern.LIMIT_REACHED, 1, names, erin.program_id)


def test_a_case_that_is_late_is_not_counted_twice(world: World) -> None:
    desk = Desk(world)
    desk.watches(BOB)
    desk.brings()
    desk.circle()
    with world.ctx.engine.begin() as conn:
        first = update(cases).where(cases.c.id == desk.all()[0].id)
        conn.execute(first.values(deadline_at=now()))

    late, waiting = len(desk.all()[:1]), len(desk.all()[1:])
    assert concerns(world) == {Concern.CASES_OVERDUE: late, Concern.CASES_OPEN: waiting}


def test_rewards_that_wait_for_a_decision_are_counted(world: World) -> None:
    world.starts(hold_days=0, refunds=RefundPolicy.REVIEW)
    spent_and_refunded(world, Staff(world))

    assert concerns(world) == {Concern.REWARDS_IN_REVIEW: 1}


def test_codes_that_go_round_are_told_until_somebody_does_something(world: World) -> None:
    with world.ctx.engine.begin() as conn:
        open_leak(conn, world.shop.id, Staff(world).id_of(ALICE), Suspicion.VELOCITY)

    assert concerns(world) == {Concern.LEAKS: 1}


def test_what_failed_is_counted_once_for_each_thing(world: World) -> None:
    for _ in range(2):
        world.buys()
    with world.ctx.engine.begin() as conn:
        conn.execute(update(orders).values(last_error="KeyError"))

    assert concerns(world) == {Concern.WORK_FAILING: 2}


def test_rights_that_were_given_since_are_missed_no_more(world: World) -> None:
    given, world.fake.permissions = world.fake.permissions, ("MANAGE_DISCOUNTS",)
    refresh_shop(world.ctx, world.shop)
    assert concerns(world) == {Concern.PERMISSIONS_MISSING: 2}
    world.fake.permissions = given
    refresh_shop(world.ctx, world.shop)

    assert concerns(world) == {}


def test_history_is_asked_for_until_it_is_read(world: World) -> None:
    with world.ctx.engine.begin() as conn:
        conn.execute(update(imports).values(finished_at=None, state="waiting"))
        conn.execute(update(shops).values(storefront_url=None))
    assert concerns(world) == {Concern.HISTORY_NOT_READ: 1, Concern.STOREFRONT_MISSING: 1}
    read_orders(world.ctx, world.shop, "backfill")

    assert concerns(world) == {Concern.STOREFRONT_MISSING: 1}


@pytest.mark.parametrize("concern", Concern)
def test_everything_is_said_in_words(concern: Concern) -> None:
    for count in (1, 2):
        found = Attention(concern, count, ("Refer a friend",), since=now())
        english, german = (tell_attention(one, found) for one in (ENGLISH, Reader("de")))
        assert english.endswith(".")
        assert english != german
        assert "{" not in english + german


def test_numbers_are_counted_as_the_language_counts() -> None:
    one, two = (tell_attention(ENGLISH, Attention(Concern.CASES_OPEN, n)) for n in (1, 2))

    assert one == "1 case waits for a decision."
    assert two == "2 cases wait for a decision."
