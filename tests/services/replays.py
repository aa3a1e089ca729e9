"""A replay of a shop's orders, beside what the live engine decided and gave."""

from __future__ import annotations

from collections import Counter
from datetime import UTC, datetime
from decimal import Decimal
from typing import Any

from sqlalchemy import func, select

from plugin.domain.promise import Promise
from plugin.services.replay.replay_orders import Replay, replay_orders, trial_version
from plugin.storage.past_orders import Part
from plugin.storage.programs import programs_of
from plugin.storage.tables import decisions, rewards
from tests.promises import a_promise
from tests.world import World

BEGIN, END = datetime(2000, 1, 1, tzinfo=UTC), datetime(2100, 1, 1, tzinfo=UTC)
# Rewards and what they cost; by side or limit, currency, and whether a limit keeps them back.
Sums = dict[tuple[str, str, str], tuple[int, Decimal]]


def replayed(
    world: World,
    promise: Promise | None = None,
    *,
    program_id: int | None = None,
    processes: int = 1,
    most: int | None = None,
) -> Replay:
    """All orders, under this promise or the newest version of a program, the first unless said."""
    if promise is None and program_id is None:
        program_id = first_program(world)
    version = trial_version(world.ctx, world.shop, promise, program_id)
    part = Part(BEGIN, END, most)
    return replay_orders(world.ctx, world.shop, version, part, processes=processes)


def tried(world: World, **said: Any) -> Replay:
    """All orders under this promise (see a_promise), as the program's next version."""
    return replayed(world, a_promise(**said), program_id=first_program(world))


def agreed(world: World) -> dict[str, int]:
    """What became of the orders that somebody brought, if replay and live engine say the same."""
    replay = replayed(world)
    brought = {name: count for name, count in reasons(replay).items() if "unrelated" not in name}
    assert brought == as_decided(world)
    assert would_pay(replay) == as_paid(world)
    return brought


def first_program(world: World) -> int:
    with world.ctx.engine.connect() as conn:
        return programs_of(conn, world.shop.id)[0].id


def reasons(replay: Replay) -> dict[str, int]:
    return {f"{one.outcome} {one.reason}": one.orders for one in replay.outcomes}


def as_decided(world: World) -> dict[str, int]:
    """The last decision on each order, as it is stored."""
    mine = decisions.c.shop_id == world.shop.id
    last = select(func.max(decisions.c.id)).where(mine).group_by(decisions.c.order_id)
    query = select(decisions.c.outcome, decisions.c.reason).where(decisions.c.id.in_(last))
    with world.ctx.engine.connect() as conn:
        return Counter(f"{row.outcome} {row.reason}" for row in conn.execute(query))


def as_paid(world: World) -> Sums:
    """Rewards that somebody has."""
    query = select(rewards).where(
        rewards.c.shop_id == world.shop.id, rewards.c.state.not_in(["void", "voiding"])
    )
    found: Sums = {}
    with world.ctx.engine.connect() as conn:
        for row in conn.execute(query):
            name = row.reason if row.state == "capped" else row.side
            key = (name, row.currency, "capped" if row.state == "capped" else "paid")
            count, cost = found.get(key, (0, Decimal(0)))
            found[key] = count + 1, cost + row.cost
    return found


def would_pay(replay: Replay) -> Sums:
    """Rewards that somebody would have."""
    paid = {(str(p.side), p.currency, "paid"): (p.rewards, p.cost) for p in replay.paid}
    capped = {(str(c.reason), c.currency, "capped"): (c.rewards, c.cost) for c in replay.capped}
    return {**paid, **capped}
