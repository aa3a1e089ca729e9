"""A shop with a past: orders of some years' customers, one in five of whom a friend has sent."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from itertools import islice
from random import Random

from sqlalchemy import Connection, Engine, insert, select

from bench.decisions import an_order, program
from plugin.domain.audience import Friends
from plugin.domain.identity import Person
from plugin.domain.order import Order
from plugin.services.context import now
from plugin.storage import programs, shops
from plugin.storage.orders import order_row, save_orders
from plugin.storage.shops import Shop
from plugin.storage.tables import advocates, claims, offers

DAYS = 90
_ADVOCATES = 1000
_BATCH = 500
_SHOP = "https://past.example.com/graphql/"


@dataclass(frozen=True, slots=True)
class Past:
    shop: Shop
    program_id: int


def shop_with_past(engine: Engine, count: int) -> Past:
    """So many orders within DAYS, and the program of the decisions, but open to all new friends."""
    promise = replace(program().promise, friends=Friends())
    with engine.begin() as conn:
        shop_id = shops.save_shop(conn, _SHOP, state="inactive", app_id="past", jwks={"keys": []})
        program_id = programs.add_program(conn, shop_id, promise, "bench")
        people = _add_advocates(conn, shop_id)
    chance, began = Random(20), now() - timedelta(days=DAYS)
    earlier = [
        _placed(-number, who, began - timedelta(days=chance.randrange(1, 300)))
        for number, who in enumerate(people, 1)
    ]
    bought = [_bought(number, count, began, chance) for number in range(count)]
    _save(engine, shop_id, [*earlier, *bought])
    with engine.begin() as conn:
        _add_claims(conn, shop_id, program_id, [order for order in bought if order.code])
        shop = shops.shop_by_id(conn, shop_id)
    assert shop is not None
    return Past(shop, program_id)


def _bought(number: int, count: int, began: datetime, chance: Random) -> Order:
    """One in three comes from somebody who has bought before; one in five from a friend."""
    regular, referred = chance.random() < 1 / 3, chance.random() < 1 / 5
    who = chance.randrange(count // 6) if regular else count + number
    buyer = Person(f"buyer {who}", f"account {who}" if who % 2 else None)
    order = _placed(number, buyer, began + timedelta(days=DAYS) * number / count)
    code = f"code {number}" if referred else None
    return order._replace(country=chance.choice(("DE", "AT", "FR", "US")), code=code)


def _placed(number: int, buyer: Person, at: datetime) -> Order:
    return an_order(number % 6)._replace(
        id=f"Order:{number}",
        number=str(number),
        buyer=buyer,
        created_at=at,
        updated_at=at,
        paid_at=at,
        fulfilled_at=at,
    )


def _save(engine: Engine, shop_id: int, found: Iterable[Order]) -> None:
    waiting = iter(found)
    while batch := list(islice(waiting, _BATCH)):
        with engine.begin() as conn:
            save_orders(conn, [order_row(shop_id, order, now(), due=False) for order in batch])


def _add_advocates(conn: Connection, shop_id: int) -> list[Person]:
    """Who have bought in Germany, and signed up before this year."""
    people = [Person(f"advocate {n}", f"account of advocate {n}") for n in range(_ADVOCATES)]
    rows = [
        {
            "shop_id": shop_id,
            "word": f"past-{n}",
            "email_hmac": who.email,
            "user_hmac": who.user,
            "signed_up_at": datetime.fromisoformat("2025-05-01T00:00:00+00:00"),
        }
        for n, who in enumerate(people)
    ]
    conn.execute(insert(advocates), rows)
    return people


def _add_claims(conn: Connection, shop_id: int, program_id: int, bought: list[Order]) -> None:
    """Each made by the buyer within a fortnight before the order."""
    (version,) = programs.versions_of(conn, shop_id, program_id)
    offer_id = conn.execute(
        select(offers.c.id).where(offers.c.version_id == version.id)
    ).scalar_one()
    ids = list(conn.execute(select(advocates.c.id).where(advocates.c.shop_id == shop_id)).scalars())
    rows = {
        order.buyer.email: {
            "shop_id": shop_id,
            "program_id": program_id,
            "version_id": version.id,
            "offer_id": offer_id,
            "advocate_id": ids[place % len(ids)],
            "friend_email_hmac": order.buyer.email,
            "friend_user_hmac": order.buyer.user,
            "friend_domain_hmac": "example.com",
            "channel": order.channel,
            "consent": True,
            "created_at": order.created_at - timedelta(days=place % 14, minutes=1),
        }
        for place, order in enumerate(bought)
    }
    conn.execute(insert(claims), list(rows.values()))
