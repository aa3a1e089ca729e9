"""Find the shops in which something is due."""

from __future__ import annotations

from sqlalchemy import and_, exists, or_, select

from plugin.services.context import Context, now
from plugin.storage.tables import (
    cases,
    codes,
    flags,
    gift_cards,
    imports,
    kept_figures,
    messages,
    orders,
    points_accounts,
    programs,
    rewards,
    shops,
    vouchers,
)

_WORK = (
    orders,
    rewards,
    vouchers,
    codes,
    gift_cards,
    flags,
    points_accounts,
    messages,
    programs,
    cases,
    kept_figures,
)


def find_due_shops(ctx: Context) -> list[int]:
    """Ids of active shops with rows that are due, or with orders still to be read."""
    moment = now()
    due = [exists().where(and_(t.c.shop_id == shops.c.id, t.c.due_at <= moment)) for t in _WORK]
    unread = exists().where(and_(imports.c.shop_id == shops.c.id, imports.c.state != "finished"))
    query = select(shops.c.id).where(shops.c.state == "active", or_(unread, *due))
    with ctx.engine.connect() as conn:
        return list(conn.execute(query).scalars())


def waiting_imports(ctx: Context, shop_id: int) -> list[str]:
    """Kinds of reading that wait or were cut off; history first, nothing is decided without it."""
    query = (
        select(imports.c.kind)
        .where(imports.c.shop_id == shop_id, imports.c.state != "finished")
        .order_by(imports.c.kind)
    )
    with ctx.engine.connect() as conn:
        return list(conn.execute(query).scalars())
