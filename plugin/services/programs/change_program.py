"""Change what a program promises, and whether it runs."""

from __future__ import annotations

from urllib.parse import urlsplit
from zoneinfo import available_timezones

from sqlalchemy import Connection

from plugin.domain.audit import MOVED_TO, What
from plugin.domain.program import ProgramState
from plugin.domain.promise import Promise, rewards_in
from plugin.services.context import Context, now
from plugin.services.note_setting import Setter, note_setting
from plugin.services.programs.check_ready import check_pays, check_ready, learn_permissions
from plugin.services.programs.check_terms import check_channel, check_terms
from plugin.services.refusals import RefusalCode, Refused
from plugin.services.shops.note_account import SEES_ACCOUNTS
from plugin.storage import audit, programs, shops
from plugin.storage.programs import Program
from plugin.storage.shops import Shop

# From which states a program may come into which.
_MOVES = {
    ProgramState.ACTIVE: (ProgramState.DRAFT, ProgramState.SCHEDULED, ProgramState.PAUSED),
    ProgramState.PAUSED: (ProgramState.ACTIVE, ProgramState.SCHEDULED),
    ProgramState.ENDED: (ProgramState.ACTIVE, ProgramState.PAUSED, ProgramState.SCHEDULED),
}
_RUNS = (ProgramState.ACTIVE, ProgramState.SCHEDULED)


def save_version(
    ctx: Context,
    shop: Shop,
    program_id: int,
    promise: Promise,
    actor: str,
    what: What = What.PROGRAM_SAVED,
) -> Program:
    """Write a new version; what was promised under older ones stays. Raises Refused."""
    learn_permissions(ctx, shop, promise)
    with ctx.engine.begin() as conn:
        changed = write_version(conn, shop, program_id, promise, actor, what)
    ctx.wake(shop.id)
    return changed


def write_version(
    conn: Connection, shop: Shop, program_id: int, promise: Promise, actor: str, what: What
) -> Program:
    """The same within a transaction. Raises Refused."""
    before = find(conn, shop, program_id)
    check_promise(conn, shop, promise)
    if before.state in _RUNS:
        check_pays(conn, shop, rewards_in(promise))
    programs.add_version(conn, shop.id, program_id, promise, actor)
    changed = find(conn, shop, program_id)
    audit.record(
        conn,
        shop.id,
        what,
        program_id,
        actor,
        before={"version": before.version.number},
        after={"version": changed.version.number},
    )
    return changed


def move_program(
    ctx: Context, shop: Shop, program_id: int, state: ProgramState, actor: str
) -> Program:
    """Activate, pause or end a program. Raises Refused."""
    if state is ProgramState.ACTIVE:
        with ctx.engine.begin() as conn:
            promise = find(conn, shop, program_id).promise
        learn_permissions(ctx, shop, promise)
    with ctx.engine.begin() as conn:
        program = find(conn, shop, program_id)
        if program.state not in _MOVES[state]:
            raise Refused(RefusalCode.PROGRAM_STATE, f"It is {program.state}.")
        if state is ProgramState.ACTIVE:
            check_ready(conn, shop, program.promise)
            starts_at = program.promise.schedule.starts_at
            if starts_at is not None and starts_at > now():
                state = ProgramState.SCHEDULED
        programs.change_program(conn, shop.id, program_id, state=state, state_reason=None)
        before, after = {"state": program.state}, {"state": state}
        what = MOVED_TO[state]
        audit.record(conn, shop.id, what, program_id, actor, before=before, after=after)
        moved = find(conn, shop, program_id)
    ctx.wake(shop.id)
    return moved


def set_storefront(ctx: Context, shop: Shop, url: str, by: Setter) -> None:
    """Say where customers shop. Raises Refused."""
    try:
        parts = urlsplit(url)
    except ValueError as error:
        raise Refused(RefusalCode.STOREFRONT_INVALID) from error
    if parts.scheme not in ("https", "http") or not parts.hostname or parts.fragment:
        raise Refused(RefusalCode.STOREFRONT_INVALID)
    with ctx.engine.begin() as conn:
        _set(conn, shop, What.SHOP_STOREFRONT_SET, by, storefront_url=url)


def set_time_zone(ctx: Context, shop: Shop, name: str, by: Setter) -> None:
    """Say in which zone months, days and schedules are counted. Raises Refused."""
    if name not in available_timezones():
        raise Refused(RefusalCode.TIME_ZONE_UNKNOWN)
    with ctx.engine.begin() as conn:
        _set(conn, shop, What.SHOP_TIME_ZONE_SET, by, time_zone=name)


def _set(conn: Connection, shop: Shop, what: What, by: Setter, **facts: str) -> None:
    fresh = shops.shop_by_id(conn, shop.id) or shop
    before = {name: getattr(fresh, name) for name in facts}
    shops.change_shop(conn, shop.id, **facts)
    note_setting(conn, shop.id, what, by, before=before, after=facts)


def find(conn: Connection, shop: Shop, program_id: int) -> Program:
    """Raises Refused."""
    program = programs.find_program(conn, shop.id, program_id)
    if program is None:
        raise Refused(RefusalCode.PROGRAM_UNKNOWN)
    return program


def check_promise(conn: Connection, shop: Shop, promise: Promise) -> None:
    """Raises Refused for what this shop cannot keep."""
    currencies = {c.slug: c.currency for c in shops.channels_of(conn, shop.id)}
    for terms in rewards_in(promise):
        check_terms(terms, currencies, RefusalCode.PROGRAM_INVALID)
    for channel, money in (promise.order.minimum or {}).items():
        check_channel(channel, money.currency, currencies, RefusalCode.PROGRAM_INVALID)
    if promise.advocates.flag or promise.advocates.signed_up_before:
        _check_accounts(conn, shop)
    for channel in promise.order.channels:
        if channel not in currencies:
            raise Refused(RefusalCode.PROGRAM_INVALID, f"There is no channel {channel}.")


def _check_accounts(conn: Connection, shop: Shop) -> None:
    fresh = shops.shop_by_id(conn, shop.id)
    if fresh is None or SEES_ACCOUNTS not in fresh.permissions:
        raise Refused(RefusalCode.PERMISSION_MISSING, SEES_ACCOUNTS)
