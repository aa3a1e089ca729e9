"""Order snapshots: the last known state of each order, and the work it asks for."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import datetime
from typing import Any

import msgspec
from sqlalchemy import (
    JSON,
    ColumnElement,
    Connection,
    RowMapping,
    Text,
    and_,
    bindparam,
    case,
    cast,
    func,
    literal_column,
    null,
    or_,
    select,
    update,
)
from sqlalchemy.dialects.postgresql import distinct_on, insert
from sqlalchemy.engine import make_url

from plugin.domain.identity import Person
from plugin.domain.order import Line, Order
from plugin.storage.tables import decisions, orders
from plugin.storage.tables.base import AnyRow

# The first half of the advisory lock's name; the shop is the second.
_EVALUATING = 1

# Sums are written as text, so to the cent.
_ENCODER = msgspec.json.Encoder()
_LINES = msgspec.json.Decoder(tuple[Line, ...])
# What makes two states of an order different, besides their time.
_STATE = (
    "number",
    "channel",
    "currency",
    "status",
    "charge_status",
    "total",
    "discount",
    "charged",
    "refunded",
    "shipping",
    "country",
    "household_hmac",
    "name_hmac",
    "surname_hmac",
    "phone_hmac",
    "lines",
    "email_hmac",
    "user_hmac",
    "code_hmac",
    "claim_id",
    "journey_id",
    "domain_hmac",
    "gift_cards",
    "language",
)


def order_row(shop_id: int, order: Order, now: datetime, *, due: bool) -> dict[str, Any]:
    """The row of a snapshot. due: somebody should look at what the state means."""
    return {
        "shop_id": shop_id,
        "id": order.id,
        "number": order.number,
        "channel": order.channel,
        "currency": order.currency,
        "status": order.status,
        "charge_status": order.charge_status,
        "total": order.total,
        "discount": order.discount,
        "charged": order.charged,
        "refunded": order.refunded,
        "shipping": order.shipping,
        "country": order.country,
        "household_hmac": order.household,
        "name_hmac": order.name,
        "surname_hmac": order.surname,
        "phone_hmac": order.phone,
        "lines": _written(order.lines),
        "email_hmac": order.buyer.email,
        "user_hmac": order.buyer.user,
        "code_hmac": order.code,
        "claim_id": order.claim_id,
        "journey_id": order.journey_id,
        "domain_hmac": order.domain,
        "gift_cards": order.gift_cards,
        "language": order.language,
        "placed_at": order.created_at,
        "updated_at": order.updated_at,
        "paid_at": order.updated_at if order.is_fully_charged else None,
        "fulfilled_at": order.updated_at if order.is_fulfilled else None,
        "due_at": now if due else None,
    }


_SEEN = ("placed_at", "updated_at", "paid_at", "fulfilled_at", "due_at")
_COLUMNS = (*_STATE, "shop_id", "id", *_SEEN)


# What says whose the order is.
_OF_BUYER = frozenset(
    {
        "household_hmac",
        "name_hmac",
        "surname_hmac",
        "phone_hmac",
        "email_hmac",
        "user_hmac",
        "journey_id",
        "domain_hmac",
    }
)


def _upsert() -> Any:
    # One document for all rows: one statement, one way to the server, and so one commit.
    given = func.json_populate_recordset(
        literal_column("NULL::orders"), cast(bindparam("rows", type_=Text), JSON)
    ).table_valued(*_COLUMNS)
    row = insert(orders).from_select(_COLUMNS, select(*(given.c[name] for name in _COLUMNS)))
    new = row.excluded
    differs = or_(*(orders.c[name].is_distinct_from(new[name]) for name in _STATE))
    return row.on_conflict_do_update(
        index_elements=[orders.c.shop_id, orders.c.id],
        set_={
            **{name: new[name] for name in _STATE if name not in _OF_BUYER},
            **{name: _unless_erased(new[name], orders.c[name]) for name in sorted(_OF_BUYER)},
            "updated_at": new.updated_at,
            # The hold runs from the first time the order was seen paid.
            "paid_at": func.coalesce(orders.c.paid_at, new.paid_at),
            "fulfilled_at": func.coalesce(orders.c.fulfilled_at, new.fulfilled_at),
            "due_at": func.coalesce(new.due_at, orders.c.due_at),
            "attempts": literal_column("0"),
            "last_error": null(),
        },
        # Events come late and in any order: an older state never replaces a newer one, and the
        # same state again is no news.
        where=and_(new.updated_at >= orders.c.updated_at, differs),
    )


def _unless_erased(new: Any, kept: Any) -> Any:
    return case((orders.c.erased_at.is_(None), new), else_=kept)


# Its words are found once: to look for them each time takes longer than to say so much.
_UPSERT = str(_upsert().compile(dialect=make_url("postgresql+psycopg://").get_dialect()()))


def save_orders(conn: Connection, rows: Sequence[dict[str, Any]]) -> None:
    """Store snapshots made by order_row. Each statement is atomic by itself."""
    for turn in _turns(rows):
        conn.exec_driver_sql(_UPSERT, {"rows": _ENCODER.encode(turn).decode()})


def _turns(rows: Sequence[dict[str, Any]]) -> list[list[dict[str, Any]]]:
    """The rows, so divided that a statement meets each order once; mostly all of them.

    In the order of their keys, so that two who write the same orders do not wait in a circle.
    """
    turns: list[dict[tuple[int, str], dict[str, Any]]] = []
    for row in rows:
        key = (row["shop_id"], row["id"])
        turn = next((turn for turn in turns if key not in turn), None)
        if turn is None:
            turns.append(turn := {})
        turn[key] = row
    return [[turn[key] for key in sorted(turn)] for turn in turns]


def hold_evaluation(conn: Connection, shop_id: int) -> None:
    """Until the transaction ends nobody else decides about orders of the shop: limits, first orders
    and cases hang on what was decided a moment before. Other shops do not wait."""
    conn.execute(select(func.pg_advisory_xact_lock(_EVALUATING, shop_id)))


def due_orders(conn: Connection, shop_id: int, now: datetime, limit: int) -> Sequence[AnyRow]:
    """Orders to evaluate. Nothing is locked: events for them go on being stored."""
    query = (
        select(orders)
        .where(orders.c.shop_id == shop_id, orders.c.due_at <= now)
        .order_by(orders.c.due_at)
        .limit(limit)
    )
    return conn.execute(query).all()


def hold_orders(
    conn: Connection, shop_id: int, order_ids: Collection[str]
) -> dict[str, datetime | None]:
    """Lock orders until the transaction ends; when each is due.

    In the order of their keys, as save_orders does, and all at once: whoever waits for one holds
    none that comes after it, so nobody waits in a circle.
    """
    query = (
        select(orders.c.id, orders.c.due_at)
        .where(_these(shop_id, order_ids))
        # As Python sorts, whatever the database's own order is.
        .order_by(orders.c.id.collate("C"))
        .with_for_update(key_share=True)
    )
    return {row.id: row.due_at for row in conn.execute(query)}


def _these(shop_id: int, order_ids: Collection[str]) -> ColumnElement[bool]:
    return and_(orders.c.shop_id == shop_id, orders.c.id.in_(order_ids))


def find_order(conn: Connection, shop_id: int, order_id: str) -> AnyRow | None:
    query = select(orders).where(orders.c.shop_id == shop_id, orders.c.id == order_id)
    return conn.execute(query).one_or_none()


def order_of(row: AnyRow) -> Order:
    # By key: to ask a row itself for a name takes six times as long.
    said = row._mapping
    return order_that_counts(said)._replace(
        name=said["name_hmac"],
        surname=said["surname_hmac"],
        phone=said["phone_hmac"],
        code=said["code_hmac"],
        claim_id=said["claim_id"],
        journey_id=said["journey_id"],
        domain=said["domain_hmac"],
        gift_cards=tuple(said["gift_cards"]),
        language=said["language"],
    )


def order_that_counts(said: RowMapping) -> Order:
    """As much of an order as decides whether it counts: without evidence, and what honesty asks."""
    return Order(
        id=said["id"],
        number=said["number"],
        channel=said["channel"],
        currency=said["currency"],
        status=said["status"],
        charge_status=said["charge_status"],
        created_at=said["placed_at"],
        updated_at=said["updated_at"],
        total=said["total"],
        discount=said["discount"],
        charged=said["charged"],
        refunded=said["refunded"],
        shipping=said["shipping"],
        country=said["country"],
        household=said["household_hmac"],
        lines=_LINES.decode(said["lines"]),
        buyer=Person(said["email_hmac"], said["user_hmac"]),
        paid_at=said["paid_at"],
        fulfilled_at=said["fulfilled_at"],
    )


def _written(lines: tuple[Line, ...]) -> str:
    """Without names: there are many lines."""
    return _ENCODER.encode(lines).decode()


def orders_of(conn: Connection, shop_id: int, buyer: Person) -> list[str]:
    """The ids of all that somebody has ordered."""
    same = [
        column == value
        for column, value in ((orders.c.email_hmac, buyer.email), (orders.c.user_hmac, buyer.user))
        if value is not None
    ]
    query = select(orders.c.id).where(orders.c.shop_id == shop_id, or_(*same))
    return list(conn.execute(query).scalars())


def orders_done(conn: Connection, shop_id: int, order_ids: Collection[str]) -> None:
    conn.execute(
        update(orders)
        .where(_these(shop_id, order_ids))
        .values(due_at=None, attempts=0, last_error=None)
    )


def order_failed(
    conn: Connection, shop_id: int, order_id: str, retry_at: datetime, error: str
) -> None:
    conn.execute(
        update(orders)
        .where(_these(shop_id, [order_id]))
        .values(due_at=retry_at, attempts=orders.c.attempts + 1, last_error=error[:500])
    )


def touch_orders(conn: Connection, shop_id: int, order_ids: Collection[str], now: datetime) -> None:
    """Have these orders looked at again."""
    hold_orders(conn, shop_id, order_ids)
    conn.execute(update(orders).where(_these(shop_id, order_ids)).values(due_at=now))


def last_decisions(conn: Connection, shop_id: int, order_ids: Sequence[str]) -> dict[str, AnyRow]:
    """Of each of these orders that was ever decided."""
    query = (
        select(decisions)
        .ext(distinct_on(decisions.c.order_id))
        .where(decisions.c.shop_id == shop_id, decisions.c.order_id.in_(order_ids))
        .order_by(decisions.c.order_id, decisions.c.id.desc())
    )
    return {row.order_id: row for row in conn.execute(query)}


def last_decision(conn: Connection, shop_id: int, order_id: str) -> AnyRow | None:
    query = (
        select(decisions)
        .where(decisions.c.shop_id == shop_id, decisions.c.order_id == order_id)
        .order_by(decisions.c.id.desc())
        .limit(1)
    )
    return conn.execute(query).one_or_none()
