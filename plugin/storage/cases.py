"""Cases, and the orders that wait in them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Connection, exists, func, or_, select, text, update
from sqlalchemy.dialects.postgresql import insert

from plugin.domain.abuse.signal import Suspicion
from plugin.domain.review import CaseState, Deadline, Place
from plugin.storage.shops import Shop
from plugin.storage.tables import case_orders, cases
from plugin.storage.tables.base import AnyRow


def open_case(
    conn: Connection, shop: Shop, advocate_id: int, kind: Suspicion, moment: datetime
) -> int:
    """The id of the open case of this advocate and kind; a new one waits from now on."""
    key = {"shop_id": shop.id, "advocate_id": advocate_id, "kind": kind}
    row = insert(cases).values(**key, **waiting_since(moment, shop))
    again = row.on_conflict_do_update(
        index_elements=["shop_id", "advocate_id", "kind"],
        # Written out: a statement that is used often is planned before its parameters are known.
        index_where=text("state = 'open'"),
        set_={"kind": kind},
    )
    case_id: int = conn.execute(again.returning(cases.c.id)).scalar_one()
    return case_id


def waiting_since(moment: datetime, shop: Shop) -> dict[str, datetime | None]:
    """The columns that say how long a case waits."""
    at = shop.deadline.of(moment)
    return {"opened_at": moment, "deadline_at": at, "due_at": at, "reminded_at": None}


def hold_order(conn: Connection, shop_id: int, case_id: int, order_id: str, points: int) -> None:
    """The order waits in this case; it must wait in no other."""
    said = {"points": points, "state": Place.HELD}
    row = insert(case_orders).values(shop_id=shop_id, case_id=case_id, order_id=order_id, **said)
    key = ["shop_id", "case_id", "order_id"]
    conn.execute(row.on_conflict_do_update(index_elements=key, set_=said))


def case_holding(conn: Connection, shop_id: int, order_id: str) -> AnyRow | None:
    """The case in which the order waits."""
    query = (
        select(cases)
        .join(
            case_orders,
            (case_orders.c.shop_id == cases.c.shop_id) & (case_orders.c.case_id == cases.c.id),
        )
        .where(
            case_orders.c.shop_id == shop_id,
            case_orders.c.order_id == order_id,
            case_orders.c.state == Place.HELD,
        )
    )
    return conn.execute(query).one_or_none()


def find_case(conn: Connection, shop_id: int, case_id: int) -> AnyRow | None:
    query = select(cases).where(cases.c.shop_id == shop_id, cases.c.id == case_id)
    return conn.execute(query).one_or_none()


def find_open_case(conn: Connection, shop_id: int, advocate_id: int, kind: str) -> AnyRow | None:
    query = select(cases).where(
        cases.c.shop_id == shop_id,
        cases.c.advocate_id == advocate_id,
        cases.c.kind == kind,
        cases.c.state == CaseState.OPEN,
    )
    return conn.execute(query).one_or_none()


def group_of(conn: Connection, shop_id: int, head_id: int) -> Sequence[AnyRow]:
    """A case, and then those that are merged into it."""
    query = select(cases).where(
        cases.c.shop_id == shop_id, or_(cases.c.id == head_id, cases.c.merged_into == head_id)
    )
    in_order = query.order_by((cases.c.id == head_id).desc(), cases.c.id)
    return conn.execute(in_order).all()


def orders_in(
    conn: Connection, shop_id: int, case_ids: Sequence[int], *states: Place
) -> Sequence[AnyRow]:
    """The orders of these cases that stand so, each once, the oldest first."""
    query = select(case_orders).where(_in(shop_id, case_ids), case_orders.c.state.in_(states))
    return conn.execute(query.order_by(case_orders.c.id)).all()


def place_orders(
    conn: Connection, shop_id: int, case_ids: Sequence[int], old: Place, new: Place
) -> None:
    """Those of these cases that stand so, stand otherwise; none waits in two cases."""
    change = update(case_orders).where(_in(shop_id, case_ids), case_orders.c.state == old)
    if new is Place.HELD:
        elsewhere = case_orders.alias("elsewhere")
        change = change.where(
            ~exists().where(
                elsewhere.c.shop_id == shop_id,
                elsewhere.c.order_id == case_orders.c.order_id,
                elsewhere.c.state == Place.HELD,
            )
        )
    conn.execute(change.values(state=new))


def release_order(conn: Connection, shop_id: int, order_id: str) -> None:
    """The order waits nowhere any more."""
    conn.execute(
        update(case_orders)
        .where(
            case_orders.c.shop_id == shop_id,
            case_orders.c.order_id == order_id,
            case_orders.c.state == Place.HELD,
        )
        .values(state=Place.LEFT)
    )


def change_cases(conn: Connection, shop_id: int, case_ids: Sequence[int], **facts: Any) -> None:
    conn.execute(
        update(cases).where(cases.c.shop_id == shop_id, cases.c.id.in_(case_ids)).values(**facts)
    )


def close_if_empty(conn: Connection, shop_id: int, head_id: int, moment: datetime) -> None:
    """A case in which no order waits any more, nor in those merged into it, is moot."""
    group = [row.id for row in group_of(conn, shop_id, head_id) if row.state == CaseState.OPEN]
    waits = select(case_orders.c.id).where(_in(shop_id, group), case_orders.c.state == Place.HELD)
    if conn.execute(waits.limit(1)).first() is None:
        change_cases(conn, shop_id, group, state=CaseState.MOOT, decided_at=moment, due_at=None)


def counted_orders(conn: Connection, shop_id: int, head_ids: Sequence[int]) -> dict[int, AnyRow]:
    """Of each case with those merged into it: how many `orders`, and the most `points` of one."""
    head = func.coalesce(cases.c.merged_into, cases.c.id).label("head")
    query = (
        select(
            head,
            func.count(case_orders.c.order_id.distinct()).label("orders"),
            func.max(case_orders.c.points).label("points"),
        )
        .join(
            case_orders,
            (case_orders.c.shop_id == cases.c.shop_id) & (case_orders.c.case_id == cases.c.id),
        )
        .where(
            cases.c.shop_id == shop_id,
            or_(cases.c.id.in_(head_ids), cases.c.merged_into.in_(head_ids)),
            case_orders.c.state != Place.LEFT,
        )
        .group_by(head)
    )
    return {row.head: row for row in conn.execute(query)}


_WAITS = (cases.c.state == CaseState.OPEN) & cases.c.merged_into.is_(None)


def due_cases(conn: Connection, shop_id: int, moment: datetime, limit: int) -> list[int]:
    """The ids of open cases whose time is over, or of which staff are to be reminded again."""
    query = (
        select(cases.c.id)
        .where(cases.c.shop_id == shop_id, cases.c.due_at <= moment, _WAITS)
        .order_by(cases.c.due_at)
        .limit(limit)
        .with_for_update(skip_locked=True)
    )
    return list(conn.execute(query).scalars())


def overdue_cases(conn: Connection, shop_id: int, moment: datetime) -> AnyRow:
    """How many `cases` have waited for too long, and since when the `oldest` does."""
    query = select(func.count().label("cases"), func.min(cases.c.opened_at).label("oldest")).where(
        cases.c.shop_id == shop_id, cases.c.deadline_at <= moment, _WAITS
    )
    return conn.execute(query).one()


def set_deadlines(conn: Connection, shop_id: int, wanted: Deadline) -> None:
    """Open cases wait so long from now on."""
    at = cases.c.opened_at + timedelta(days=wanted.days)
    mine = (cases.c.shop_id == shop_id, cases.c.state == CaseState.OPEN)
    conn.execute(update(cases).where(*mine).values(deadline_at=at))
    conn.execute(update(cases).where(*mine, _WAITS).values(due_at=cases.c.deadline_at))


def _in(shop_id: int, case_ids: Sequence[int]) -> Any:
    return (case_orders.c.shop_id == shop_id) & case_orders.c.case_id.in_(case_ids)
