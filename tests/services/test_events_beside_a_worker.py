"""The shop tells of orders while a worker decides about them: neither waits in a circle."""

from __future__ import annotations

from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from typing import Any

from sqlalchemy import select, text

from plugin.domain.decision import Outcome
from plugin.saleor.orders import parse_order
from plugin.services.orders.evaluate_orders import evaluate_due_orders
from plugin.services.staff.act_on_reward import By
from plugin.services.staff.erase_person import erase_person
from plugin.storage.orders import find_order, order_row, save_orders
from plugin.storage.tables import claims, referrals
from tests.services.alices_rewards import pays_unseen
from tests.waiting import until
from tests.world import BOB, CAROL, Bought, World, an_order

_LATER = timedelta(seconds=5)
_WAITING = text(
    "SELECT count(*) FROM pg_stat_activity "
    "WHERE datname = current_database() AND wait_event_type = 'Lock'"
)


def moved(bought: Bought, **changes: Any) -> Mapping[str, Any]:
    at = datetime.fromisoformat(bought.raw["updatedAt"]) + _LATER
    return {**bought.raw, "updatedAt": at.isoformat(), **changes}


def row_of(world: World, raw: Mapping[str, Any]) -> dict[str, Any]:
    order = parse_order(raw, world.ctx.keys, world.shop.id)
    return order_row(world.shop.id, order, datetime.now(UTC), due=True)


def are_waiting(world: World, many: int) -> bool:
    with world.ctx.engine.connect() as conn:
        return bool(conn.execute(_WAITING).scalar_one() == many)


def is_due(world: World, bought: Bought) -> bool:
    with world.ctx.engine.connect() as conn:
        row = find_order(conn, world.shop.id, bought.id)
    assert row is not None
    return row.due_at is not None


def two_friends_paid(world: World) -> tuple[Bought, Bought]:
    """The rewards of both wait for their day."""
    world.edits(hold_days=14)
    bobs = world.buys(BOB, world.claim(BOB)).is_paid()
    return bobs, world.buys(CAROL, world.claim(CAROL)).is_paid()


def test_what_is_told_of_an_order_that_is_being_decided_has_it_decided_again(world: World) -> None:
    bobs, carols = two_friends_paid(world)
    # What is called off speaks against all that waits with Alice: Bob's is looked at again.
    carols.raw = {**moved(carols, status="CANCELED")}
    world.stores(carols.raw)
    with ThreadPoolExecutor(1) as worker, world.ctx.engine.begin() as conn:
        save_orders(conn, [row_of(world, moved(bobs, number="4711"))])
        decides = worker.submit(evaluate_due_orders, world.ctx, world.shop.id)
        until("the worker wants Bob's order", lambda: are_waiting(world, 1))
        save_orders(conn, [row_of(world, moved(carols, status="FULFILLED"))])
        conn.commit()
        assert decides.result(timeout=30) == 1

    assert carols.why.outcome == Outcome.REVERSED
    assert is_due(world, carols)
    assert is_due(world, bobs)
    world.turns()
    assert carols.why.outcome == Outcome.QUALIFIED
    assert not is_due(world, carols)
    assert not is_due(world, bobs)


def test_nobody_is_erased_while_a_worker_decides_about_them(world: World) -> None:
    bobs = pays_unseen(world, BOB)
    paid: dict[str, Any] = {"chargeStatus": "FULL", "totalCharged": {"amount": 90.0}}
    # By her token alone: her code is not touched, so nobody waits for it.
    token = world.claim(CAROL).checkout_token
    world.stores(an_order("Order:Carol", buyer=CAROL, token=token, **paid))
    by = By("erin@shop.example", "They asked for it.")
    with ThreadPoolExecutor(2) as both, world.ctx.engine.begin() as conn:
        save_orders(conn, [row_of(world, moved(bobs, number="4711"))])
        decides = both.submit(evaluate_due_orders, world.ctx, world.shop.id)
        until("the worker wants Bob's order", lambda: are_waiting(world, 1))
        shop, email = world.shop, CAROL.email
        erases = both.submit(erase_person, world.ctx, shop, email, CAROL.user_id, email, by)
        until("staff wait for the worker", lambda: are_waiting(world, 2))
        conn.commit()
        assert decides.result(timeout=30) == 2
        assert erases.result(timeout=30).rows > 0

    mark = world.ctx.keys.person(email=CAROL.email, user_id=None).email
    with world.ctx.engine.connect() as conn:
        referred = conn.execute(select(referrals.c.friend_email_hmac)).scalars().all()
        claimed = conn.execute(select(claims.c.friend_email_hmac)).scalars().all()
    assert len(referred) == 2
    assert mark not in {*referred, *claimed}
