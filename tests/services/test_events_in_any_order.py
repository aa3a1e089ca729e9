"""Events come twice, late and in any order: what Alice has in the end is the same."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from decimal import Decimal
from itertools import permutations
from typing import Any

import pytest

from plugin.domain.terms import OrderShare
from tests.world import ALICE, BOB, World, an_order

PAID: dict[str, Any] = {"chargeStatus": "FULL", "totalCharged": {"amount": 90.0}}
# What becomes of an order, one state after the other.
LIVES: dict[str, tuple[dict[str, Any], ...]] = {
    "paid, sent and refunded in part": (
        {},
        PAID,
        {**PAID, "status": "FULFILLED"},
        {**PAID, "status": "FULFILLED", "totalRefunded": {"amount": 30.01}},
    ),
    "paid, refunded in part and then wholly": (
        {},
        PAID,
        {**PAID, "totalRefunded": {"amount": 30.01}},
        {**PAID, "totalRefunded": {"amount": 90.0}, "chargeStatus": "NONE"},
    ),
}
LEFT = {
    "paid, sent and refunded in part": {"issued": Decimal("5.99")},
    "paid, refunded in part and then wholly": {},
}


@pytest.mark.parametrize("life", LIVES)
@pytest.mark.parametrize("heard", list(permutations(range(4))), ids=str)
def test_whatever_is_heard_first(world: World, life: str, heard: tuple[int, ...]) -> None:
    world.starts(hold_days=0, advocate=OrderShare(Decimal(10), paid_as="fixed"))
    claimed = world.claim()
    world.fake.use(claimed.code)
    began = datetime.now(UTC)
    states = [
        an_order("Order:1", buyer=BOB, code=claimed.code, at=began, **changes)
        for changes in LIVES[life]
    ]
    for place, state in enumerate(states):
        state["updatedAt"] = (began + timedelta(microseconds=place)).isoformat()
    for place in (*heard, *heard):
        world.hears(states[place])

    has = world.balances("EUR", ALICE)
    assert {account: held for account, held in has.items() if account != "released"} == LEFT[life]
    codes = [reward.code for reward in world.rewards_of(ALICE) if reward.code]
    assert [world.fake.honours(code) for code in codes] == [True] * len(LEFT[life])
