"""Make, copy, put away and bring back programs, and take the last change to one back."""

from __future__ import annotations

from dataclasses import replace

from sqlalchemy import Connection

from plugin.domain.audit import What
from plugin.domain.program import ProgramState
from plugin.domain.promise import Promise
from plugin.services.context import Context, now
from plugin.services.programs.change_program import check_promise, find, write_version
from plugin.services.refusals import RefusalCode, Refused
from plugin.storage import audit, programs
from plugin.storage.programs import Program
from plugin.storage.promise_json import promise_from_json
from plugin.storage.shops import Shop

_LONGEST_NAME = 100


def create_program(
    ctx: Context, shop: Shop, promise: Promise, actor: str, what: What = What.PROGRAM_CREATED
) -> Program:
    """A new draft. Raises Refused."""
    with ctx.engine.begin() as conn:
        return _added(conn, shop, promise, actor, what)


def duplicate_program(ctx: Context, shop: Shop, program_id: int, actor: str) -> Program:
    """A draft with the same promise under another name. Raises Refused."""
    with ctx.engine.begin() as conn:
        promise = find(conn, shop, program_id).promise
        suffix = " (copy)"
        name = promise.name[: _LONGEST_NAME - len(suffix)] + suffix
        what, before = What.PROGRAM_DUPLICATED, {"program": program_id}
        return _added(conn, shop, replace(promise, name=name), actor, what, before)


def archive_program(ctx: Context, shop: Shop, program_id: int, actor: str) -> Program:
    """Put a program away that takes no claims; its rewards live on. Raises Refused."""
    with ctx.engine.begin() as conn:
        program = find(conn, shop, program_id)
        if program.state not in (ProgramState.DRAFT, ProgramState.ENDED):
            detail = f"It is {program.state}; end it first."
            raise Refused(RefusalCode.PROGRAM_STATE, detail)
        programs.change_program(conn, shop.id, program_id, archived_at=now())
        audit.record(conn, shop.id, What.PROGRAM_ARCHIVED, program_id, actor)
        return find(conn, shop, program_id)


def restore_program(ctx: Context, shop: Shop, program_id: int, actor: str) -> Program:
    """Bring an archived program back. Raises Refused."""
    with ctx.engine.begin() as conn:
        find(conn, shop, program_id)
        programs.change_program(conn, shop.id, program_id, archived_at=None)
        audit.record(conn, shop.id, What.PROGRAM_RESTORED, program_id, actor)
        return find(conn, shop, program_id)


def undo_change(ctx: Context, shop: Shop, program_id: int, actor: str) -> Program:
    """Promise again what the version before the newest said, as a new version. Raises Refused."""
    with ctx.engine.begin() as conn:
        find(conn, shop, program_id)
        versions = programs.versions_of(conn, shop.id, program_id)
        if len(versions) < 2:
            raise Refused(RefusalCode.PROGRAM_STATE, "It has not been changed yet.")
        promise = promise_from_json(versions[1].promise)
        what = What.PROGRAM_CHANGE_UNDONE
        changed = write_version(conn, shop, program_id, promise, actor, what)
    ctx.wake(shop.id)
    return changed


def _added(
    conn: Connection,
    shop: Shop,
    promise: Promise,
    actor: str,
    what: What,
    before: dict[str, int] | None = None,
) -> Program:
    check_promise(conn, shop, promise)
    program_id = programs.add_program(conn, shop.id, promise, actor)
    named = {"name": promise.name}
    audit.record(conn, shop.id, what, program_id, actor, before=before, after=named)
    return find(conn, shop, program_id)
