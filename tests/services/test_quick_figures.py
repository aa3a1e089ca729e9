"""In a shop with many orders what is asked for is found by an index, and not by reading all."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import event, text

from plugin.domain.figures.timeline import Step
from plugin.domain.reward import RewardState
from plugin.services.context import now
from plugin.services.figures.draw_overview import draw_overview, timeline_of
from plugin.services.figures.list_attention import list_attention
from plugin.storage.pages import advocates, referrals, rewards
from tests.crowds import crowd
from tests.world import World

# Enough for an index to be worth it, for a week out of two years.
_ORDERS = 20_000
# Of these there are as many as orders, or half as many.
_LARGE = {"orders", "touches", "claims"}


@contextmanager
def plans(world: World) -> Iterator[list[Any]]:
    """How the database goes about what it is asked meanwhile."""
    found: list[Any] = []

    def explain(_conn: Any, cursor: Any, statement: str, parameters: Any, *_: Any) -> None:
        if statement.lstrip().startswith(("SELECT", "WITH")):
            with cursor.connection.cursor() as another:
                another.execute(f"EXPLAIN (FORMAT JSON) {statement}", parameters)
                found.append(another.fetchone()[0])

    event.listen(world.ctx.engine, "before_cursor_execute", explain)
    yield found
    event.remove(world.ctx.engine, "before_cursor_execute", explain)


def read_whole(plan: Any) -> set[str]:
    """The tables of which the plan reads every row."""
    scans = re.findall(r'"Node Type": "Seq Scan".*?"Relation Name": "(\w+)"', json.dumps(plan))
    return set(scans)


def overview(world: World) -> None:
    a_week_ago = now().date() - timedelta(days=7)
    line = timeline_of(world.ctx, world.shop, a_week_ago, None, Step.DAY)
    draw_overview(world.ctx, world.shop, line, None)


def attention(world: World) -> None:
    list_attention(world.ctx, world.shop)


def searches(world: World) -> None:
    """By what people know, in each list; and how long a list is."""
    shop_id = world.shop.id
    one: dict[str, Any] = {"after": None, "limit": 51}
    by_number: dict[str, Any] = {"order_number": "70"}
    by_word: dict[str, Any] = {"word": f"crowd-{shop_id}-1"}
    by_few: dict[str, Any] = {"word": f"crowd-{shop_id}-11"}
    by_owner: dict[str, Any] = {"owner_hmac": "buyer 70"}
    with world.ctx.engine.connect() as conn:
        for asked in (by_number, by_word, by_few, by_owner):
            of_rewards = rewards.Wanted(**asked)
            rewards.page_of_rewards(conn, shop_id, of_rewards, **one)
            rewards.count_rewards(conn, shop_id, of_rewards)
        for asked in (by_number, by_word, by_few):
            of_referrals = referrals.Wanted(**asked)
            referrals.page_of_referrals(conn, shop_id, of_referrals, **one)
            referrals.count_referrals(conn, shop_id, of_referrals)
        of_advocates = advocates.Wanted(order_number="70")
        advocates.newest_advocates(conn, shop_id, of_advocates, **one)


def test_rewards_that_ended_long_ago_are_not_looked_for_among_all(world: World) -> None:
    of_old = rewards.Wanted(state=RewardState.EXPIRED)
    with world.ctx.engine.begin() as conn:
        crowd(conn, world.shop.id, _ORDERS)
        conn.execute(text("UPDATE rewards SET state = 'expired' WHERE expires_at < now()"))
    with world.ctx.engine.connect().execution_options(isolation_level="AUTOCOMMIT") as conn:
        conn.execute(text("VACUUM ANALYZE rewards"))
    with plans(world) as seen, world.ctx.engine.connect() as conn:
        found = rewards.page_of_rewards(conn, world.shop.id, of_old, after=None, limit=26)

    assert len(found) == 26
    assert "rewards_state_ix" in json.dumps(seen)


@pytest.mark.parametrize("asks", [overview, attention, searches])
def test_no_large_table_is_read_whole(world: World, asks: Callable[[World], None]) -> None:
    with world.ctx.engine.begin() as conn:
        crowd(conn, world.shop.id, _ORDERS)
    with plans(world) as seen:
        asks(world)

    assert len(seen) > 3
    assert {table for plan in seen for table in read_whole(plan)} & _LARGE == set()
