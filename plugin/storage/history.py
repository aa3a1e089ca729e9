"""What people have bought, out of the snapshots of their orders."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Sequence
from datetime import datetime
from decimal import Decimal
from typing import Any

from sqlalchemy import (
    ARRAY,
    BigInteger,
    ColumnElement,
    Connection,
    RowMapping,
    Select,
    and_,
    any_,
    case,
    func,
    literal,
    null,
    or_,
    select,
)

from plugin.domain.evidence import Claim
from plugin.domain.identity import Person
from plugin.domain.order import Order
from plugin.domain.standing import AdvocateFacts, History
from plugin.storage.tables import advocates, claims, erased_people, orders
from plugin.storage.tables.base import AnyRow

_PLACES = (orders.c.channel, orders.c.country, orders.c.currency)


def history_before(
    conn: Connection, shop_id: int, order: Order, converted_at: datetime | None
) -> History:
    """What the buyer had bought before placing this order."""
    since = orders.c.placed_at > converted_at if converted_at else null().is_not(None)
    query = select(
        func.count(),
        func.max(orders.c.placed_at),
        func.count().filter(since),
    ).where(
        *_kept(shop_id, order.buyer),
        or_(
            orders.c.placed_at < order.created_at,
            and_(orders.c.placed_at == order.created_at, orders.c.id < order.id),
        ),
        orders.c.id != order.id,
    )
    before_erasure = erased_buyer(shop_id, order.buyer.email, order.buyer.user).where(
        erased_people.c.last_bought_at < order.created_at
    )
    query = query.add_columns(before_erasure.scalar_subquery())
    earlier, last, since_conversion, once = conn.execute(query).one()
    if once is None:
        return History(earlier, last, since_conversion)
    return History(earlier + 1, max(last or once, once), since_conversion)


def erased_buyer(shop_id: Any, email: Any, user: Any) -> Select[Any]:
    """When somebody who was erased had last bought: it is all that is left of their orders."""
    return select(func.max(erased_people.c.last_bought_at)).where(
        erased_people.c.shop_id == shop_id,
        or_(erased_people.c.email_hmac == email, erased_people.c.user_hmac == user),
    )


def advocate_facts(
    conn: Connection,
    shop_id: int,
    advocate: AnyRow,
    moment: datetime,
    *,
    flags: Collection[str],
    is_invited: bool,
) -> AdvocateFacts:
    """The advocate as of this moment, with the flags that were set then."""
    person = Person(advocate.email_hmac, advocate.user_hmac)
    query = (
        select(
            orders.c.channel,
            orders.c.country,
            orders.c.currency,
            func.count().label("orders"),
            func.sum(orders.c.total - orders.c.refunded).label("spent"),
            func.max(orders.c.placed_at).label("last"),
        )
        .where(*_kept(shop_id, person), orders.c.placed_at < moment)
        .group_by(*_PLACES)
    )
    rows = conn.execute(query).mappings().all()
    return _advocate_facts(rows, flags, advocate.signed_up_at, is_invited=is_invited)


def advocates_as_of(
    conn: Connection, shop_id: int, made: Collection[Claim]
) -> dict[int, AdvocateFacts]:
    """By the claim's id, its advocate when the claim was made; lists are not looked at."""
    if not made:
        return {}
    # One parameter: a statement with hundreds takes longer to write than to run.
    ids = [claim.id for claim in made]
    query = (
        select(
            claims.c.id,
            advocates.c.signed_up_at,
            orders.c.channel,
            orders.c.country,
            orders.c.currency,
            func.count(orders.c.id).label("orders"),
            func.sum(orders.c.total - orders.c.refunded).label("spent"),
            func.max(orders.c.placed_at).label("last"),
        )
        .join(advocates, advocates.c.id == claims.c.advocate_id)
        .outerjoin(
            orders,
            and_(
                *is_kept(shop_id),
                or_(
                    orders.c.email_hmac == advocates.c.email_hmac,
                    orders.c.user_hmac == advocates.c.user_hmac,
                ),
                orders.c.placed_at < claims.c.created_at,
            ),
        )
        .where(claims.c.shop_id == shop_id, claims.c.id == any_(literal(ids, ARRAY(BigInteger))))
        .group_by(claims.c.id, advocates.c.id, *_PLACES)
    )
    found: dict[int, list[RowMapping]] = defaultdict(list)
    for row in conn.execute(query).mappings().all():
        found[row["id"]].append(row)
    return {claim.id: _as_of(claim, found[claim.id]) for claim in made}


def _as_of(claim: Claim, rows: Sequence[RowMapping]) -> AdvocateFacts:
    bought, signed_up_at = [row for row in rows if row["orders"]], rows[0]["signed_up_at"]
    return _advocate_facts(bought, claim.advocate_flags, signed_up_at, is_invited=False)


def _advocate_facts(
    rows: Sequence[RowMapping],
    flags: Collection[str],
    signed_up_at: datetime | None,
    *,
    is_invited: bool,
) -> AdvocateFacts:
    spent: dict[str, Decimal] = defaultdict(Decimal)
    for row in rows:
        spent[row["currency"]] += row["spent"]
    return AdvocateFacts(
        orders=sum([row["orders"] for row in rows]),
        spent=dict(spent),
        last_order_at=max([row["last"] for row in rows], default=None),
        countries=frozenset([row["country"] for row in rows]),
        channels=frozenset([row["channel"] for row in rows]),
        flags=frozenset(flags),
        signed_up_at=signed_up_at,
        is_invited=is_invited,
    )


def _kept(shop_id: int, buyer: Person) -> tuple[Any, ...]:
    """Paid orders of this person that were neither called off nor wholly refunded."""
    same = [
        column == value
        for column, value in ((orders.c.email_hmac, buyer.email), (orders.c.user_hmac, buyer.user))
        if value is not None
    ]
    return (or_(*same) if same else null().is_not(None), *is_kept(shop_id))


def is_kept(shop_id: int | ColumnElement[int], order: Any = orders) -> tuple[Any, ...]:
    """The conditions of an order that was paid, and neither called off nor wholly refunded."""
    return (
        order.c.shop_id == shop_id,
        order.c.paid_at.is_not(None),
        # One by one: a list is written into the statement anew each time.
        *(order.c.status != called_off for called_off in ("CANCELED", "EXPIRED", "DRAFT")),
        case((order.c.total > 0, order.c.refunded < order.c.total), else_=True),
    )
