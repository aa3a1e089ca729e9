"""What did not work and is being tried again, for staff to see."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import (
    Connection,
    DateTime,
    Select,
    Text,
    cast,
    func,
    literal,
    null,
    select,
    union_all,
)

from plugin.domain.review import CaseState
from plugin.services.context import Context
from plugin.storage.shops import Shop
from plugin.storage.tables import (
    cases,
    codes,
    flags,
    gift_cards,
    imports,
    leaks,
    messages,
    orders,
    vouchers,
)

_MOST = 100
_SOURCES = {
    "order": orders,
    "voucher": vouchers,
    "code": codes,
    "gift_card": gift_cards,
    "flag": flags,
    "message": messages,
}


@dataclass(frozen=True, slots=True)
class Trouble:
    """retry_at is None where nothing more will be tried, or where it goes on by itself."""

    what: str
    id: str
    error: str
    attempts: int
    retry_at: datetime | None


def _waiting(shop: Shop) -> Select[Any]:
    """Cases of which staff were reminded, and that wait all the same."""
    return select(
        literal("case"),
        cast(cases.c.id, Text),
        literal("Nobody has decided this case in time."),
        literal(0),
        cases.c.due_at,
    ).where(
        cases.c.shop_id == shop.id,
        cases.c.state == CaseState.OPEN,
        cases.c.merged_into.is_(None),
        cases.c.reminded_at.is_not(None),
    )


def _failing(shop_id: int) -> list[Select[Any]]:
    """What failed and is tried again."""
    parts: list[Select[Any]] = [
        select(
            literal(what).label("what"),
            cast(table.c.id, Text).label("id"),
            table.c.last_error,
            table.c.attempts,
            table.c.due_at,
        ).where(table.c.shop_id == shop_id, table.c.last_error.is_not(None))
        for what, table in _SOURCES.items()
    ]
    reading = select(
        literal("import"),
        imports.c.kind,
        imports.c.last_error,
        literal(1),
        cast(null(), DateTime(timezone=True)),
    ).where(imports.c.shop_id == shop_id, imports.c.last_error.is_not(None))
    return [*parts, reading]


def count_failing(conn: Connection, shop_id: int) -> int:
    """How many things failed, as far as list_troubles shows them."""
    failing = union_all(*_failing(shop_id)).limit(_MOST).subquery()
    return conn.execute(select(func.count()).select_from(failing)).scalar_one()


def list_troubles(ctx: Context, shop: Shop) -> list[Trouble]:
    leaking = select(
        literal("leak"),
        cast(leaks.c.advocate_id, Text),
        leaks.c.rule,
        literal(1),
        cast(null(), DateTime(timezone=True)),
    ).where(leaks.c.shop_id == shop.id, leaks.c.ended_at.is_(None))
    with ctx.engine.connect() as conn:
        rows = conn.execute(
            union_all(*_failing(shop.id), leaking, _waiting(shop)).limit(_MOST)
        ).all()
    return [Trouble(r.what, r.id, r.last_error, r.attempts, r.due_at) for r in rows]
