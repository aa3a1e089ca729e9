"""The first run: how far a shop has come on the way to its first reward."""

from __future__ import annotations

from datetime import timedelta

import pytest
from sqlalchemy import Engine, update

from plugin.config import Settings
from plugin.domain.program import ProgramState
from plugin.domain.setup import SetupStep, seconds_left
from plugin.domain.terms import GiftCard
from plugin.keys import Keys
from plugin.saleor.addresses import jwks_url
from plugin.services.context import now
from plugin.services.figures.check_setup import Permission, Setup, check_setup
from plugin.services.orders.read_orders import read_orders
from plugin.services.programs.change_program import move_program, save_version, set_storefront
from plugin.services.programs.manage_programs import create_program
from plugin.services.shops.install_shop import install_shop, refresh_shop
from plugin.services.staff.claim_for import claim_for
from plugin.storage.programs import programs_of
from plugin.storage.tables import imports
from tests.fakes import ALL, FakeShop
from tests.keys import serving_jwks
from tests.promises import TEN_EACH, a_promise
from tests.services.staff import ERIN, Staff
from tests.world import ALICE, BOB, CAROL, World


def setup(world: World) -> Setup:
    return check_setup(world.ctx, world.shop)


def done(world: World) -> set[SetupStep]:
    return {step for step, is_done in setup(world).steps.items() if is_done}


def test_step_by_step_a_shop_comes_to_its_first_reward(
    settings: Settings, database: Engine, keys: Keys
) -> None:
    world = World.closed(settings, database, keys, FakeShop())
    with serving_jwks(jwks_url(world.api_url)):
        install_shop(world.ctx, world.api_url, "t" * 30)
    seen = {SetupStep.PERMISSIONS, SetupStep.CHANNELS}
    assert done(world) == seen
    read_orders(world.ctx, world.shop, "backfill")
    seen |= {SetupStep.HISTORY}
    assert done(world) == seen
    set_storefront(world.ctx, world.shop, "https://shop.example/", "staff")
    seen |= {SetupStep.STOREFRONT_ADDRESS}
    assert done(world) == seen
    with database.connect() as conn:
        (draft,) = programs_of(conn, world.shop.id)
    save_version(world.ctx, world.shop, draft.id, a_promise(hold_days=0), "staff")
    seen |= {SetupStep.PROGRAM_CHOSEN}
    assert done(world) == seen
    move_program(world.ctx, world.shop, draft.id, ProgramState.ACTIVE, "staff")
    seen |= {SetupStep.PROGRAM_RUNNING}
    assert done(world) == seen
    world.turns()
    claimed = world.claim()
    seen |= {SetupStep.STOREFRONT_SEEN}
    assert done(world) == seen
    world.buys(claimed=claimed).is_paid()

    assert done(world) == set(SetupStep)


def test_an_order_that_was_called_off_was_tried_all_the_same(world: World) -> None:
    assert setup(world).tried is None
    _, bought = world.story()
    bought.is_cancelled()
    found = setup(world)

    assert found.steps[SetupStep.TEST_ORDER]
    assert found.tried is not None
    assert (found.tried.order_id, found.tried.outcome, found.tried.reason) == (
        bought.id,
        "reversed",
        "ORDER_CANCELLED",
    )


def test_an_order_that_was_refused_is_shown_and_is_not_enough(world: World) -> None:
    world.buys(CAROL, code=world.claim(BOB).code).is_paid()
    found = setup(world)

    assert not found.steps[SetupStep.TEST_ORDER]
    assert found.tried is not None
    assert found.tried.reason == "CODE_OF_ANOTHER_PERSON"


def test_what_staff_claim_is_no_sign_of_the_storefront(world: World) -> None:
    erin = Staff(world)
    claim_for(world.ctx, world.shop, erin.id_of(ALICE), "eu", BOB.email, erin.by)
    assert setup(world).signs.storefront_at is None
    world.visits()

    at = setup(world).signs.storefront_at
    assert at is not None
    assert now() - at < timedelta(minutes=1)


def test_gift_cards_need_a_right_only_where_a_program_pays_with_them(world: World) -> None:
    assert setup(world).permissions[-1] == Permission("MANAGE_GIFT_CARD", False, False)
    world.fake.permissions = (*ALL, "MANAGE_GIFT_CARD")
    world.starts(advocate=GiftCard(TEN_EACH.amounts))
    assert setup(world).permissions[-1] == Permission("MANAGE_GIFT_CARD", True, True)
    world.fake.permissions = ALL
    refresh_shop(world.ctx, world.shop)

    assert SetupStep.PERMISSIONS not in done(world)


def test_the_program_that_came_furthest_is_the_one_that_counts(world: World) -> None:
    create_program(world.ctx, world.shop, a_promise(name="Another"), ERIN)
    program = setup(world).program
    assert program is not None
    assert (program.id, program.state) == (Staff(world).program_id, ProgramState.ACTIVE)
    move_program(world.ctx, world.shop, program.id, ProgramState.ENDED, "staff")

    after = setup(world).program
    assert after is not None
    assert after.name == "Another"


def test_a_half_read_history_is_not_done(world: World) -> None:
    with world.ctx.engine.begin() as conn:
        half = {"state": "running", "finished_at": None, "done": 50, "total": 200}
        conn.execute(update(imports).values(**half))

    assert SetupStep.HISTORY not in done(world)


@pytest.mark.parametrize(
    ("read", "total", "left"), [(50, 200, 180), (200, 200, 0), (0, 200, None), (50, None, None)]
)
def test_the_rest_takes_as_long_as_what_was_read(
    read: int, total: int | None, left: int | None
) -> None:
    """A minute for fifty orders."""
    moment = now()

    assert seconds_left(read, total, moment - timedelta(minutes=1), moment) == left
    assert seconds_left(read, total, None, moment) is None
