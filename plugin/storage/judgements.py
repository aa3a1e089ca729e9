"""What people decided who looked at an order."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from sqlalchemy import Connection, delete, func, select
from sqlalchemy.dialects.postgresql import insert

from plugin.domain.abuse.circumstances import Ruled
from plugin.domain.reasons import Reason
from plugin.domain.reward import RewardState
from plugin.storage.tables import judgements, rewards
from plugin.storage.tables.base import AnyRow


def judgement_on(conn: Connection, shop_id: int, order_id: str) -> AnyRow | None:
    query = select(judgements).where(
        judgements.c.shop_id == shop_id, judgements.c.order_id == order_id
    )
    return conn.execute(query).one_or_none()


def judgements_on(conn: Connection, shop_id: int, order_ids: Sequence[str]) -> dict[str, AnyRow]:
    query = select(judgements).where(
        judgements.c.shop_id == shop_id, judgements.c.order_id.in_(order_ids)
    )
    return {row.order_id: row for row in conn.execute(query)}


def judge(conn: Connection, shop_id: int, said: Mapping[str, tuple[Ruled, Sequence[str]]]) -> None:
    """In place of what was decided before. said: of each order what was found, and the rules that
    had something to say."""
    rows = [
        {"shop_id": shop_id, "order_id": order_id, "ruled": ruled, "rules": list(rules)}
        for order_id, (ruled, rules) in said.items()
    ]
    if not rows:
        return
    row = insert(judgements)
    again = {"ruled": row.excluded.ruled, "rules": row.excluded.rules, "created_at": func.now()}
    key = ["shop_id", "order_id"]
    conn.execute(row.on_conflict_do_update(index_elements=key, set_=again), rows)


def orders_held(conn: Connection, shop_id: int) -> list[str]:
    """Those with rewards that wait until a person has looked."""
    query = (
        select(rewards.c.order_id)
        .distinct()
        .where(
            rewards.c.shop_id == shop_id,
            rewards.c.state == RewardState.PENDING,
            rewards.c.reason == Reason.HELD_FOR_REVIEW,
        )
    )
    return list(conn.execute(query).scalars())


def withdraw_judgements(conn: Connection, shop_id: int, order_ids: Sequence[str]) -> None:
    conn.execute(
        delete(judgements).where(
            judgements.c.shop_id == shop_id, judgements.c.order_id.in_(order_ids)
        )
    )
