"""Make, copy, put away and bring back programs, and take the last change to one back."""

from __future__ import annotations

from dataclasses import replace

from sqlalchemy import Connection

from plugin.domain.program import ProgramState
from plugin.domain.promise import Promise
from plugin.services.change_program import check_promise, find
from plugin.services.context import Context, now
from plugin.services.refusals import RefusalCode, Refused
from plugin.storage import programs
from plugin.storage.programs import Program
from plugin.storage.promise_json import promise_from_json
from plugin.storage.shops import Shop

_LONGEST_NAME = 100


def create_program(ctx: Context, shop: Shop, promise: Promise, actor: str) -> Program:
    """A new draft. Raises Refused."""
    with ctx.engine.begin() as conn:
        return _added(conn, shop, promise, actor)


def duplicate_program(ctx: Context, shop: Shop, program_id: int, actor: str) -> Program:
    """A draft with the same promise under another name. Raises Refused."""
    with ctx.engine.begin() as conn:
        promise = find(conn, shop, program_id).promise
        suffix = " (copy)"
        name = promise.name[: _LONGEST_NAME - len(suffix)] + suffix
        return _added(conn, shop, replace(promise, name=name), actor)


def archive_program(ctx: Context, shop: Shop, program_id: int) -> Program:
    """Put a program away that takes no claims; its rewards live on. Raises Refused."""
    with ctx.engine.begin() as conn:
        program = find(conn, shop, program_id)
        if program.state not in (ProgramState.DRAFT, ProgramState.ENDED):
            detail = f"It is {program.state}; end it first."
            raise Refused(RefusalCode.PROGRAM_STATE, detail)
        programs.change_program(conn, shop.id, program_id, archived_at=now())
        return find(conn, shop, program_id)


def restore_program(ctx: Context, shop: Shop, program_id: int) -> Program:
    """Bring an archived program back. Raises Refused."""
    with ctx.engine.begin() as conn:
        find(conn, shop, program_id)
        programs.change_program(conn, shop.id, program_id, archived_at=None)
        return find(conn, shop, program_id)


def undo_change(ctx: Context, shop: Shop, program_id: int, actor: str) -> Program:
    """Promise again what the version before the newest said, as a new version. Raises Refused."""
    with ctx.engine.begin() as conn:
        find(conn, shop, program_id)
        versions = programs.versions_of(conn, shop.id, program_id)
        if len(versions) < 2:
            raise Refused(RefusalCode.PROGRAM_STATE, "It has not been changed yet.")
        promise = promise_from_json(versions[1].promise)
        check_promise(conn, shop, promise)
        programs.add_version(conn, shop.id, program_id, promise, actor)
        changed = find(conn, shop, program_id)
    ctx.wake(shop.id)
    return changed


def _added(conn: Connection, shop: Shop, promise: Promise, actor: str) -> Program:
    check_promise(conn, shop, promise)
    return find(conn, shop, programs.add_program(conn, shop.id, promise, actor))
