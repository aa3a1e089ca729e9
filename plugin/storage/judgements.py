"""What people decided who looked at an order."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import Connection, delete, func, select
from sqlalchemy.dialects.postgresql import insert

from plugin.domain.abuse.circumstances import Ruled
from plugin.storage.tables import judgements
from plugin.storage.tables.base import AnyRow


def judgement_on(conn: Connection, shop_id: int, order_id: str) -> AnyRow | None:
    query = select(judgements).where(
        judgements.c.shop_id == shop_id, judgements.c.order_id == order_id
    )
    return conn.execute(query).one_or_none()


def judge(
    conn: Connection, shop_id: int, order_id: str, ruled: Ruled, rules: Sequence[str]
) -> None:
    """In place of what was decided before. rules: those that had something to say."""
    said = {"ruled": ruled, "rules": list(rules)}
    row = insert(judgements).values(shop_id=shop_id, order_id=order_id, **said)
    again = {**said, "created_at": func.now()}
    conn.execute(row.on_conflict_do_update(index_elements=["shop_id", "order_id"], set_=again))


def withdraw_judgement(conn: Connection, shop_id: int, order_id: str) -> None:
    conn.execute(
        delete(judgements).where(judgements.c.shop_id == shop_id, judgements.c.order_id == order_id)
    )
