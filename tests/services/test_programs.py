"""A merchant's program: drafted on installation, changed by versions, run and paused."""

from __future__ import annotations

from decimal import Decimal

import pytest
from sqlalchemy import Engine

from plugin.config import Settings
from plugin.domain.audience import Who
from plugin.domain.money import Money
from plugin.domain.offer import Side
from plugin.domain.program import ProgramState
from plugin.domain.terms import FixedOff, PercentOff
from plugin.keys import Keys
from plugin.saleor.ports import Channel
from plugin.services.programs.change_program import move_program, save_version, set_storefront
from plugin.services.refusals import RefusalCode, Refused
from plugin.storage.programs import Program, programs_of
from tests.fakes import EUROS, FakeShop
from tests.promises import a_promise, sums
from tests.world import World


def program_of(world: World) -> Program:
    with world.ctx.engine.connect() as conn:
        (program,) = programs_of(conn, world.shop.id)
    return program


def installed(settings: Settings, database: Engine, keys: Keys, *channels: Channel) -> World:
    shop = FakeShop()
    shop.found_channels = list(channels) or shop.found_channels
    world = World.closed(settings, database, keys, shop)
    world.installs()
    return world


def refusal(call: object) -> RefusalCode:
    with pytest.raises(Refused) as refused:
        call()  # type: ignore[operator]
    return refused.value.code


def test_a_new_shop_has_a_draft_with_sums_in_every_channels_currency(
    settings: Settings, database: Engine, keys: Keys
) -> None:
    program = program_of(installed(settings, database, keys))

    assert program.state is ProgramState.DRAFT
    (offer,) = program.promise.offers
    assert offer.reward(Side.FRIEND) == PercentOff(Decimal(10))
    assert offer.reward(Side.ADVOCATE) == sums(eu=10, pl=40)
    assert (offer.advocate.hold_days, program.promise.friends.who) == (14, Who.NEW)


def test_a_currency_nobody_knows_a_round_sum_for_gets_a_percentage(
    settings: Settings, database: Engine, keys: Keys
) -> None:
    kwacha = Channel("Q2hhbm5lbDoz", "zm", "Zambia", "ZMW", is_active=True)
    program = program_of(installed(settings, database, keys, EUROS, kwacha))

    assert program.promise.offers[0].reward(Side.ADVOCATE) == PercentOff(Decimal(10))


def test_installing_again_leaves_the_program_alone(world: World) -> None:
    before = program_of(world)
    world.installs(token="u" * 30)

    assert program_of(world) == before


def test_a_program_starts_only_where_links_can_lead_somewhere(
    settings: Settings, database: Engine, keys: Keys
) -> None:
    world = installed(settings, database, keys)
    program = program_of(world)

    def start() -> None:
        move_program(world.ctx, world.shop, program.id, ProgramState.ACTIVE, "staff")

    assert refusal(start) is RefusalCode.STOREFRONT_MISSING
    set_storefront(world.ctx, world.shop, "https://shop.example/", "staff")
    start()
    assert program_of(world).state is ProgramState.ACTIVE


def test_a_program_starts_only_with_the_rights_that_it_needs(
    settings: Settings, database: Engine, keys: Keys
) -> None:
    shop = FakeShop()
    shop.permissions = ("MANAGE_ORDERS",)
    world = World.closed(settings, database, keys, shop)
    world.installs()
    set_storefront(world.ctx, world.shop, "https://shop.example/", "staff")
    program = program_of(world)

    assert (
        refusal(
            lambda: move_program(world.ctx, world.shop, program.id, ProgramState.ACTIVE, "staff")
        )
        is RefusalCode.PERMISSION_MISSING
    )


def test_a_program_moves_only_where_it_may(world: World) -> None:
    program = program_of(world)

    def move(state: ProgramState) -> None:
        move_program(world.ctx, world.shop, program.id, state, "staff")

    assert refusal(lambda: move(ProgramState.ACTIVE)) is RefusalCode.PROGRAM_STATE
    move(ProgramState.PAUSED)
    move(ProgramState.ACTIVE)
    move(ProgramState.ENDED)
    assert refusal(lambda: move(ProgramState.ACTIVE)) is RefusalCode.PROGRAM_STATE


def test_each_change_is_a_new_version(world: World) -> None:
    before = program_of(world).version.number
    world.starts(hold_days=3)

    assert program_of(world).version.number == before + 1


def test_sums_must_be_in_the_channels_own_currency(world: World) -> None:
    dollars = FixedOff({"eu": Money(Decimal(10), "USD")})
    promise = a_promise(advocate=dollars)
    program = program_of(world)

    assert (
        refusal(lambda: save_version(world.ctx, world.shop, program.id, promise, "staff"))
        is RefusalCode.PROGRAM_INVALID
    )


@pytest.mark.parametrize("url", ["shop.example", "javascript:alert(1)", "https://", "ftp://a/"])
def test_a_storefront_is_an_address_that_customers_can_open(world: World, url: str) -> None:
    assert (
        refusal(lambda: set_storefront(world.ctx, world.shop, url, "staff"))
        is RefusalCode.STOREFRONT_INVALID
    )


def test_a_channel_that_comes_later_gets_the_percentage_too(world: World) -> None:
    claimed = world.claim()
    later = Channel("Q2hhbm5lbDoz", "us", "America", "USD", is_active=True)
    world.fake.found_channels = [*world.fake.found_channels, later]
    assert not world.fake.honours(claimed.code, later)
    world.reconciles()
    world.turns()

    assert world.fake.honours(claimed.code, later)
