"""Codes and links that have leaked."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import Connection, func, select, update
from sqlalchemy.dialects.postgresql import insert

from plugin.domain.abuse.signal import Suspicion
from plugin.domain.reasons import Reason
from plugin.storage.circumstances.referred import joined
from plugin.storage.tables import claims, decisions, leaks, orders


def strangers_since(conn: Connection, shop_id: int, advocate_id: int, since: datetime) -> int:
    """How many others placed orders since then with codes of the advocate's friends."""
    query = (
        select(func.count(orders.c.email_hmac.distinct()))
        .select_from(decisions)
        .join(claims, joined(claims, "id", decisions, "claim_id"))
        .join(orders, joined(orders, "id", decisions, "order_id"))
        .where(
            decisions.c.shop_id == shop_id,
            decisions.c.reason == Reason.CODE_OF_ANOTHER_PERSON,
            orders.c.placed_at > since,
            claims.c.advocate_id == advocate_id,
        )
    )
    return conn.execute(query).scalar_one()


def open_leak(conn: Connection, shop_id: int, advocate_id: int, rule: Suspicion) -> bool:
    """True if it is new."""
    row = insert(leaks).values(shop_id=shop_id, advocate_id=advocate_id, rule=rule)
    found = conn.execute(row.on_conflict_do_nothing().returning(leaks.c.id))
    return found.first() is not None


def last_ended(conn: Connection, shop_id: int, advocate_id: int) -> datetime | None:
    """When somebody last did something about this advocate's."""
    query = select(func.max(leaks.c.ended_at)).where(
        leaks.c.shop_id == shop_id, leaks.c.advocate_id == advocate_id
    )
    ended: datetime | None = conn.execute(query).scalar_one()
    return ended


def end_leaks(conn: Connection, shop_id: int, advocate_ids: list[int], now: datetime) -> list[int]:
    """Those of these advocates that were open."""
    ended = (
        update(leaks)
        .where(
            leaks.c.shop_id == shop_id,
            leaks.c.advocate_id.in_(advocate_ids),
            leaks.c.ended_at.is_(None),
        )
        .values(ended_at=now)
        .returning(leaks.c.advocate_id)
    )
    return list(conn.execute(ended).scalars())
