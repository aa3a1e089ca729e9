"""Where there are many orders nobody waits for figures: they are kept, and added up anew."""

from __future__ import annotations

from datetime import timedelta
from decimal import Decimal

import pytest
from sqlalchemy import func, insert, literal, select, update

from plugin.domain.figures.timeline import Step
from plugin.domain.limits import Cap, Limits
from plugin.services.figures.draw_overview import Overview
from plugin.services.figures.keep_figures import BUSY, Shown
from plugin.services.figures.kept import (
    LIABILITY,
    OVERVIEW,
    RESULTS,
    LiabilityAsked,
    OverviewAsked,
    ResultsAsked,
)
from plugin.services.figures.weigh_programs import Result
from plugin.services.find_due_shops import find_due_shops
from plugin.services.look_after_shop import look_after_shop
from plugin.services.shops.keep_no_longer import keep_no_longer
from plugin.storage.tables import kept_figures, rewards
from tests.crowds import busily
from tests.world import CAROL, Person, World

DAVE = Person("dave@example.com")
LATELY = OverviewAsked(None, None, 30, Step.DAY, None)


@pytest.fixture
def busy(world: World) -> World:
    world.story()
    busily(world, BUSY)
    return world


def shown(world: World, asked: OverviewAsked = LATELY) -> Shown[Overview]:
    return OVERVIEW.show(world.ctx, world.shop, asked)


def revenue(found: Shown[Overview]) -> Decimal:
    return found.figures.earnings[0][0].sales.revenue


def given(world: World, count: int) -> None:
    """As if so many more had been given, of which nothing is owed any more."""
    columns = [c for c in rewards.c if c.name not in {"id", "state", "rule", "grant_key"}]
    number = func.generate_series(1, count)
    said = (func.concat("repeat Order:", number), literal("void"))
    copied = select(*columns, *said).where(rewards.c.side == "advocate").limit(count)
    names = [*(c.name for c in columns), "rule", "state"]
    with world.ctx.engine.begin() as conn:
        conn.execute(insert(rewards).from_select(names, copied))


def time_passes(world: World, **time: float) -> None:
    with world.ctx.engine.begin() as conn:
        before = kept_figures.c.counted_at - timedelta(**time)
        conn.execute(update(kept_figures).values(counted_at=before))


def test_a_small_shop_sees_what_has_just_happened(world: World) -> None:
    world.story()
    first = shown(world)
    world.buys(CAROL, total=80).is_paid()

    assert revenue(shown(world)) == revenue(first) + 80
    assert not shown(world).is_counted_anew


def test_the_same_question_is_answered_by_the_same_figures_for_some_minutes(busy: World) -> None:
    first = shown(busy)
    busy.buys(CAROL, total=80).is_paid()

    assert shown(busy) == first
    assert revenue(shown(busy, OverviewAsked(None, None, 7, Step.DAY, None))) == revenue(first) + 80


def test_then_they_are_shown_with_their_time_while_a_worker_adds_up_new_ones(busy: World) -> None:
    first = shown(busy)
    busy.buys(CAROL, total=80).is_paid()
    time_passes(busy, minutes=5)
    late = shown(busy)

    assert (late.figures, late.is_counted_anew) == (first.figures, True)
    assert late.counted_at == first.counted_at - timedelta(minutes=5)
    assert find_due_shops(busy.ctx) == [busy.shop.id]
    look_after_shop(busy.ctx, busy.shop.id)
    assert revenue(shown(busy)) == revenue(first) + 80
    assert not shown(busy).is_counted_anew
    assert find_due_shops(busy.ctx) == []


def test_what_nobody_has_asked_for_in_a_week_is_added_up_anew(busy: World) -> None:
    first = shown(busy)
    busy.buys(CAROL, total=80).is_paid()
    time_passes(busy, days=8)

    assert revenue(shown(busy)) == revenue(first) + 80


def test_and_is_forgotten(busy: World) -> None:
    shown(busy)
    time_passes(busy, days=8)
    keep_no_longer(busy.ctx)

    with busy.ctx.engine.connect() as conn:
        assert conn.execute(select(kept_figures)).all() == []


def test_so_is_what_is_owed_where_there_are_many_rewards(world: World) -> None:
    limits = Limits(per_program=(Cap(money={"EUR": Decimal(100_000)}), Cap(count=9_000)))
    world.starts(hold_days=0, limits=limits)
    world.story()
    given(world, BUSY)
    asked = LiabilityAsked()
    first = LIABILITY.show(world.ctx, world.shop, asked)
    world.buys(DAVE, world.claim(DAVE)).is_paid()
    assert LIABILITY.show(world.ctx, world.shop, asked) == first

    time_passes(world, minutes=5)
    late = LIABILITY.show(world.ctx, world.shop, asked)
    assert (late.figures, late.is_counted_anew) == (first.figures, True)
    look_after_shop(world.ctx, world.shop.id)
    newer = LIABILITY.show(world.ctx, world.shop, asked).figures
    before, after = first.figures.liabilities[0], newer.liabilities[0]
    assert after.owed + after.issued == before.owed + before.issued + 10
    assert newer.limits.keys() == first.figures.limits.keys() == {before.program_id}


def test_but_not_where_there_are_few(world: World) -> None:
    world.story()
    first = LIABILITY.show(world.ctx, world.shop, LiabilityAsked())
    world.buys(DAVE, world.claim(DAVE)).is_paid()

    assert LIABILITY.show(world.ctx, world.shop, LiabilityAsked()).figures != first.figures


def test_what_programs_brought_is_kept_too(busy: World) -> None:
    def friends(found: Shown[list[Result]]) -> list[int]:
        return [result.earned.sales.firsts for result in found.figures]

    asked = ResultsAsked(30)
    first = RESULTS.show(busy.ctx, busy.shop, asked)
    busy.buys(DAVE, busy.claim(DAVE)).is_paid()
    assert RESULTS.show(busy.ctx, busy.shop, asked) == first

    time_passes(busy, minutes=5)
    assert RESULTS.show(busy.ctx, busy.shop, asked).is_counted_anew
    look_after_shop(busy.ctx, busy.shop.id)
    assert (friends(first), friends(RESULTS.show(busy.ctx, busy.shop, asked))) == ([1], [2])
