"""Let somebody refer no more, and let them refer again."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from sqlalchemy import Connection

from plugin.domain.audit import What
from plugin.services.context import Context, now
from plugin.services.refusals import RefusalCode, Refused
from plugin.services.staff.act_on_reward import By
from plugin.storage import audit, people
from plugin.storage.bans import orders_of_ban
from plugin.storage.orders import hold_evaluation, touch_orders
from plugin.storage.shops import Shop
from plugin.storage.tables.base import AnyRow


def ban_advocate(ctx: Context, shop: Shop, advocate_id: int, by: By) -> AnyRow:
    """The link offers nothing, orders from now on count for nothing, and what the advocate has
    earned and not got waits. What is issued stays. Raises Refused."""
    with ctx.engine.begin() as conn:
        before = hold_advocate(conn, shop, advocate_id)
        if before.banned_at is not None:
            raise Refused(RefusalCode.ADVOCATE_STATE, "They are banned.")
        moment = now()
        set_ban(conn, shop, before, moment)
        after = {"banned_at": moment.isoformat()}
        _write_down(conn, shop, What.ADVOCATE_BANNED, advocate_id, by, after)
        changed = hold_advocate(conn, shop, advocate_id)
    ctx.wake(shop.id)
    return changed


def unban_advocate(ctx: Context, shop: Shop, advocate_id: int, by: By) -> AnyRow:
    """As if the ban had never been: orders that came meanwhile count. Raises Refused."""
    with ctx.engine.begin() as conn:
        before = hold_advocate(conn, shop, advocate_id)
        if before.banned_at is None:
            raise Refused(RefusalCode.ADVOCATE_STATE, "They are not banned.")
        set_ban(conn, shop, before, None)
        after = {"banned_at": None, "was": before.banned_at.isoformat()}
        _write_down(conn, shop, What.ADVOCATE_UNBANNED, advocate_id, by, after)
        changed = hold_advocate(conn, shop, advocate_id)
    ctx.wake(shop.id)
    return changed


def hold_advocate(conn: Connection, shop: Shop, advocate_id: int) -> AnyRow:
    """Nobody decides about orders of the shop until the transaction ends. Raises Refused."""
    hold_evaluation(conn, shop.id)
    advocate = people.advocate_by_id(conn, shop.id, advocate_id)
    if advocate is None:
        raise Refused(RefusalCode.ADVOCATE_UNKNOWN)
    return advocate


def set_ban(conn: Connection, shop: Shop, advocate: AnyRow, banned_at: datetime | None) -> None:
    """What hangs on it is looked at again."""
    moment = now()
    people.change_advocate(conn, shop.id, advocate.id, banned_at=banned_at)
    since = advocate.banned_at or banned_at or moment
    touch_orders(conn, shop.id, orders_of_ban(conn, shop.id, advocate.id, since), moment)


def _write_down(
    conn: Connection,
    shop: Shop,
    what: What,
    advocate_id: int,
    by: By,
    after: Mapping[str, str | None],
) -> None:
    audit.record(conn, shop.id, what, advocate_id, by.actor, note=by.note, after=after)
