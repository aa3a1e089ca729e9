"""When a program is open, and which goods count, in a replay as in the shop."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from decimal import Decimal

import pytest
import time_machine

from plugin.domain.goods import OrderConditions, Scope
from plugin.domain.money import Money
from plugin.domain.schedule import Schedule, Window
from plugin.services.people.claim_offer import Claimed
from plugin.services.programs.change_program import set_time_zone
from plugin.services.refusals import RefusalCode, Refused
from tests.services.replays import agreed, reasons, replayed, tried
from tests.world import BOB, CAROL, Person, World, a_line

DAVE = Person("dave@example.com")
# In Auckland December begins at eleven in the morning of 30 November in UTC.
MORNING = datetime(2026, 11, 30, 10, tzinfo=UTC)
NOON = datetime(2026, 11, 30, 12, tzinfo=UTC)
DECEMBER = Schedule(windows=(Window(months=(12,)),))


@dataclass
class Claims:
    """Bob's of the morning, and Dave's of noon."""

    bobs: Claimed
    daves: Claimed


@pytest.fixture
def clock(world: World) -> Iterator[time_machine.Traveller]:
    with time_machine.travel(MORNING, tick=False) as clock:
        set_time_zone(world.ctx, world.shop, "Pacific/Auckland", "staff")
        yield clock


def claims_around_midnight(world: World, clock: time_machine.Traveller) -> Claims:
    world.starts(hold_days=0)
    bobs = world.claim(BOB)
    clock.move_to(NOON)
    return Claims(bobs, world.claim(DAVE))


def test_a_season_of_the_past_begins_at_midnight_in_the_shop(
    world: World, clock: time_machine.Traveller
) -> None:
    claims = claims_around_midnight(world, clock)
    world.buys(BOB, claims.bobs).is_paid()
    world.buys(DAVE, claims.daves).is_paid()
    in_auckland = reasons(tried(world, schedule=DECEMBER))
    assert in_auckland == {"qualified QUALIFIED": 1, "refused PROGRAM_NOT_OPEN": 1}

    set_time_zone(world.ctx, world.shop, "UTC", "staff")
    assert reasons(tried(world, schedule=DECEMBER)) == {"refused PROGRAM_NOT_OPEN": 2}


def test_what_was_claimed_in_season_counts_under_replay_as_in_the_shop(
    world: World, clock: time_machine.Traveller
) -> None:
    world.page_of()
    world.starts(hold_days=0, schedule=DECEMBER)
    with pytest.raises(Refused) as refused:
        world.claim(BOB)
    assert refused.value.code is RefusalCode.PROGRAM_NOT_RUNNING
    clock.move_to(NOON)
    world.buys(BOB, world.claim(BOB)).is_paid()
    daves = world.claim(DAVE)
    # An order counts by when it was claimed: it may come after the season.
    world.buys(DAVE, daves, at=NOON + timedelta(days=20)).is_paid()

    assert agreed(world) == {"qualified QUALIFIED": 2}


def test_a_shop_that_moves_to_another_zone_moves_its_seasons(
    world: World, clock: time_machine.Traveller
) -> None:
    world.starts(hold_days=0, schedule=DECEMBER)
    clock.move_to(NOON)
    bobs = world.claim(BOB)
    set_time_zone(world.ctx, world.shop, "UTC", "staff")
    world.buys(BOB, bobs).is_paid()

    assert agreed(world) == {"refused PROGRAM_NOT_OPEN": 1}


def test_strangers_are_in_reach_if_they_bought_in_season(
    world: World, clock: time_machine.Traveller
) -> None:
    world.buys(BOB).is_paid()
    clock.move_to(NOON)
    world.buys(DAVE).is_paid()

    assert replayed(world).reachable == 2
    assert tried(world, schedule=DECEMBER).reachable == 1


def test_the_minimum_is_of_goods_that_count_and_were_kept(world: World) -> None:
    conditions = OrderConditions(
        minimum={"eu": Money(Decimal(50), "EUR")},
        goods=Scope(categories=frozenset({"Category:1"})),
        but_not=Scope(products=frozenset({"Product:9"})),
        sale_items=False,
    )
    world.starts(hold_days=0, order_conditions=conditions)
    friends = [BOB, CAROL, *(Person(f"friend{number}@example.com") for number in range(3))]
    bought = [world.buys(friend, world.claim(friend)) for friend in friends]
    book = a_line(45.0)
    book["variant"] = {"id": "Variant:9", "product": {**book["variant"]["product"]}}
    book["variant"]["product"]["id"] = "Product:9"
    on_sale = a_line(45.0, discounts=[{"type": "SALE"}])
    bought[0].is_paid()
    bought[1].becomes(lines=[a_line(45.0), book]).is_paid()
    bought[2].becomes(lines=[a_line(45.0), on_sale]).is_paid()
    bought[3].becomes(lines=[book]).is_paid()
    bought[4].becomes(totalRefunded={"amount": 45.0}).is_paid()

    assert agreed(world) == {"qualified QUALIFIED": 1, "refused BELOW_MINIMUM": 4}
    brought = reasons(tried(world, order_conditions=OrderConditions(but_not=conditions.but_not)))
    assert brought == {"qualified QUALIFIED": 4, "refused NO_GOODS_THAT_COUNT": 1}
