"""Whatever happened in a shop, a replay of its program gives what the live engine gave."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from itertools import count
from typing import Any

from hypothesis import given
from hypothesis import settings as tries
from hypothesis import strategies as st
from sqlalchemy import Engine, func, select

from plugin.config import Settings
from plugin.domain.goods import OrderConditions
from plugin.domain.limits import Cap, Limits, Period
from plugin.domain.money import Money
from plugin.domain.offer import Milestone, Repeat
from plugin.domain.promise import Touch
from plugin.domain.terms import OrderShare
from plugin.keys import Keys
from plugin.services.people.claim_offer import Claimed
from plugin.storage.orders import touch_orders
from plugin.storage.tables import orders
from tests.fakes import FakeShop
from tests.promises import ANYONE, TEN_EACH, sums
from tests.services.replays import agreed, replayed
from tests.world import AT_HOME, Person, World, an_order

_numbers = count(1)
ADVOCATES = [Person(f"advocate{number}@example.com") for number in range(2)]
# The second has two addresses in one account; the first advocate is a friend too.
FRIENDS = [
    Person("friend0@example.com"),
    Person("friend1@example.com", "VXNlcjo5"),
    Person("second@example.com", "VXNlcjo5"),
    Person("friend3@example.com"),
    ADVOCATES[0],
]
ELSEWHERE = {**AT_HOME, "postalCode": "20095"}
SHARE = OrderShare(Decimal(20), paid_as="fixed")
# The first is out of reach.
MILESTONES = (Milestone(9, sums(eu=20, pl=80)), Milestone(1, TEN_EACH), Milestone(2, TEN_EACH))
PROMISES: dict[str, dict[str, Any]] = {
    "plain": {"attribution": Touch.FIRST},
    "a share for anyone": {"friends": ANYONE, "advocate": SHARE},
    "later orders": {"friends": ANYONE, "repeat": Repeat(orders=3, months=2)},
    "a minimum": {"order_conditions": OrderConditions(minimum={"eu": Money(Decimal(50), "EUR")})},
    "counts": {
        "friends": ANYONE,
        "repeat": Repeat(orders=2),
        "milestones": MILESTONES,
        "limits": Limits((Cap(count=1, per=Period.ROLLING, days=2),), (Cap(count=3),)),
    },
    "money": {
        "friends": ANYONE,
        "advocate": SHARE,
        "milestones": MILESTONES,
        "limits": Limits((Cap(money={"EUR": Decimal(40)}, per=Period.MONTH),)),
    },
}


@dataclass(frozen=True)
class Buys:
    """One order. claim: by its number, whose code and token are on it. stranger: who buys, if not
    the friend of the claim. hours, late: when it was placed, from now on, and how many hours later
    it was paid."""

    stranger: int | None
    claim: int
    by_code: bool
    by_token: bool
    hours: int
    late: int
    total: int
    channel: str
    becomes: str
    home: Any


@dataclass(frozen=True)
class Season:
    """claims: which friend claimed from which advocate."""

    promise: str
    claims: Sequence[tuple[int, int]]
    orders: Sequence[Buys]


buys = st.builds(
    Buys,
    stranger=st.sampled_from([None] * 5 + [*range(len(FRIENDS))]),
    claim=st.integers(0, 7),
    by_code=st.booleans(),
    by_token=st.booleans(),
    hours=st.sampled_from([-30, 1, 2, 3, 25, 50, 75, 24 * 40]),
    late=st.sampled_from([0, 0, 24]),
    total=st.sampled_from([20, 60, 90, 150]),
    channel=st.sampled_from(["eu", "eu", "pl"]),
    becomes=st.sampled_from(["paid"] * 5 + ["refunded", "less", "cancelled", "unpaid"]),
    home=st.sampled_from([AT_HOME, ELSEWHERE]),
)
# Nobody claims from themselves.
pairs = st.tuples(st.integers(0, len(FRIENDS) - 2), st.integers(0, len(ADVOCATES) - 1))
claims = st.lists(pairs, min_size=3, max_size=6, unique=True)
seasons = st.builds(
    Season, st.sampled_from(sorted(PROMISES)), claims, st.lists(buys, min_size=5, max_size=10)
)


def a_shop(settings: Settings, database: Engine, keys: Keys) -> World:
    """One more shop in the database."""
    world = World.closed(settings, database, keys, FakeShop())
    world.api_url = f"https://127.0.0.1:{8000 + next(_numbers)}/graphql/"
    world.installs()
    return world


def happens(world: World, season: Season) -> None:
    """The season is lived through; then all orders are evaluated at once, in the order of time."""
    world.starts(hold_days=0, **PROMISES[season.promise])
    made = [world.claim(FRIENDS[friend], ADVOCATES[who]) for friend, who in season.claims]
    begin = datetime.now(UTC)
    for number, order in enumerate(season.orders):
        moment = begin + timedelta(hours=order.hours)
        # What is paid within an hour is paid at its end, whichever was placed first.
        at = order.claim % len(made)
        friend = season.claims[at][0] if order.stranger is None else order.stranger
        raw = _placed(number, order, FRIENDS[friend], made[at], moment)
        for state in _states(order, raw, moment + timedelta(hours=order.late)):
            world.stores(state)
    _in_the_order_of_time(world)
    world.turns()


def _placed(
    number: int, order: Buys, buyer: Person, claim: Claimed, moment: datetime
) -> dict[str, Any]:
    return an_order(
        f"Order:{number}",
        buyer=buyer,
        code=claim.code if order.by_code else None,
        token=claim.checkout_token if order.by_token else None,
        channel=order.channel,
        total=float(order.total),
        at=moment - timedelta(minutes=number),
        shippingAddress=order.home,
    )


def _states(order: Buys, raw: dict[str, Any], moment: datetime) -> list[dict[str, Any]]:
    """The order as it was placed, paid at this moment, and what became of it afterwards."""
    total, later = {"amount": float(order.total)}, (moment + timedelta(hours=100)).isoformat()
    paid = {**raw, "updatedAt": moment.isoformat(), "chargeStatus": "FULL", "totalCharged": total}
    after: dict[str, dict[str, Any]] = {
        "refunded": {"chargeStatus": "NONE", "totalCharged": {"amount": 0}, "totalRefunded": total},
        "less": {"totalRefunded": {"amount": order.total / 4}},
        "cancelled": {"status": "CANCELED"},
    }
    if order.becomes == "unpaid":
        return [raw]
    if order.becomes == "paid":
        return [raw, paid]
    return [raw, paid, {**paid, "updatedAt": later, **after[order.becomes]}]


def _in_the_order_of_time(world: World) -> None:
    moment = func.coalesce(orders.c.paid_at, orders.c.updated_at)
    mine = select(orders.c.id).where(orders.c.shop_id == world.shop.id)
    with world.ctx.engine.begin() as conn:
        ids = conn.execute(mine.order_by(moment, orders.c.placed_at, orders.c.id)).scalars().all()
        begin = datetime.now(UTC) - timedelta(hours=1)
        for number, order_id in enumerate(ids):
            touch_orders(conn, world.shop.id, [order_id], begin + timedelta(seconds=number))


@tries(max_examples=40, deadline=None, derandomize=True)
@given(season=seasons)
def test_any_season_is_replayed_as_it_was_lived(
    settings: Settings, migrated: Engine, keys: Keys, season: Season
) -> None:
    world = a_shop(settings, migrated, keys)
    happens(world, season)

    agreed(world)


@tries(max_examples=4, deadline=None, derandomize=True)
@given(season=seasons)
def test_any_number_of_processes_replays_any_season_alike(
    settings: Settings, migrated: Engine, keys: Keys, season: Season
) -> None:
    world = a_shop(settings, migrated, keys)
    happens(world, season)
    one, two, three = (replayed(world, processes=processes) for processes in (1, 2, 3))

    assert one == two == three
    assert one.orders == len(season.orders)
