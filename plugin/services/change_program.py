"""Change what a program promises, and whether it runs."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import urlsplit

from sqlalchemy import Connection

from plugin.domain.program import ProgramState, Rules
from plugin.domain.terms import FixedOff, Terms
from plugin.services.context import Context
from plugin.services.install_shop import missing_permissions
from plugin.services.refusals import RefusalCode, Refused
from plugin.storage import programs, shops
from plugin.storage.programs import Program
from plugin.storage.shops import Shop

# From which states a program may come into which.
_MOVES = {
    ProgramState.ACTIVE: (ProgramState.DRAFT, ProgramState.SCHEDULED, ProgramState.PAUSED),
    ProgramState.PAUSED: (ProgramState.ACTIVE,),
    ProgramState.ENDED: (ProgramState.ACTIVE, ProgramState.PAUSED),
}


@dataclass(frozen=True, slots=True)
class Promise:
    """What a new version says."""

    rules: Rules
    friend: Terms
    advocate: Terms


def save_version(
    ctx: Context, shop: Shop, program_id: int, promise: Promise, actor: str
) -> Program:
    """Write a new version; what was promised under older ones stays. Raises Refused."""
    with ctx.engine.begin() as conn:
        _find(conn, shop, program_id)
        _check_channels(conn, shop, promise)
        programs.add_version(
            conn, shop.id, program_id, promise.rules, promise.friend, promise.advocate, actor
        )
        changed = _find(conn, shop, program_id)
    ctx.wake(shop.id)
    return changed


def move_program(ctx: Context, shop: Shop, program_id: int, state: ProgramState) -> Program:
    """Activate, pause or end a program. Raises Refused."""
    with ctx.engine.begin() as conn:
        program = _find(conn, shop, program_id)
        if program.state not in _MOVES[state]:
            raise Refused(RefusalCode.PROGRAM_STATE, f"It is {program.state}.")
        if state is ProgramState.ACTIVE:
            _check_ready(conn, shop)
        programs.set_state(conn, shop.id, program_id, state)
        moved = _find(conn, shop, program_id)
    ctx.wake(shop.id)
    return moved


def set_storefront(ctx: Context, shop: Shop, url: str) -> None:
    """Say where customers shop. Raises Refused."""
    try:
        parts = urlsplit(url)
    except ValueError as error:
        raise Refused(RefusalCode.STOREFRONT_INVALID) from error
    if parts.scheme not in ("https", "http") or not parts.hostname or parts.fragment:
        raise Refused(RefusalCode.STOREFRONT_INVALID)
    with ctx.engine.begin() as conn:
        shops.change_shop(conn, shop.id, storefront_url=url)


def _find(conn: Connection, shop: Shop, program_id: int) -> Program:
    program = programs.find_program(conn, shop.id, program_id)
    if program is None:
        raise Refused(RefusalCode.PROGRAM_UNKNOWN)
    return program


def _check_ready(conn: Connection, shop: Shop) -> None:
    fresh = shops.shop_by_id(conn, shop.id)
    if fresh is None or fresh.storefront_url is None:
        raise Refused(RefusalCode.STOREFRONT_MISSING)
    if missing := missing_permissions(fresh.permissions):
        raise Refused(RefusalCode.PERMISSION_MISSING, ", ".join(missing))


def _check_channels(conn: Connection, shop: Shop, promise: Promise) -> None:
    currencies = {c.slug: c.currency for c in shops.channels_of(conn, shop.id)}
    for terms in (promise.friend, promise.advocate):
        if not isinstance(terms, FixedOff):
            continue
        for channel, money in terms.amounts.items():
            if currencies.get(channel) != money.currency:
                known = ", ".join(f"{slug} ({cur})" for slug, cur in currencies.items())
                detail = f"{channel} does not sell in {money.currency}; channels: {known}."
                raise Refused(RefusalCode.PROGRAM_INVALID, detail)
