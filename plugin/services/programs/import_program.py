"""Keep what a program's file says: as a new draft, or as the next version of a program."""

from __future__ import annotations

from plugin.domain.audit import What
from plugin.domain.promise import Promise
from plugin.services.context import Context
from plugin.services.programs.change_program import check_promise, find, save_version
from plugin.services.programs.compare_promises import Change, changes_between
from plugin.services.programs.manage_programs import create_program
from plugin.storage.programs import Program
from plugin.storage.promise_json import promise_to_json
from plugin.storage.shops import Shop


def promise_now(ctx: Context, shop: Shop, program_id: int) -> Promise:
    """What the newest version of a program says. Raises Refused."""
    with ctx.engine.connect() as conn:
        return find(conn, shop, program_id).promise


def preview(ctx: Context, shop: Shop, promise: Promise, program_id: int | None) -> list[Change]:
    """What the file says otherwise than the program, or than a draft that says nothing yet.

    Raises Refused, so that nothing is kept that was not shown before.
    """
    before = {**promise_to_json(Promise("Draft")), "name": None}
    if program_id is not None:
        before = promise_to_json(promise_now(ctx, shop, program_id))
    with ctx.engine.connect() as conn:
        check_promise(conn, shop, promise)
    return changes_between(before, promise_to_json(promise))


def import_promise(
    ctx: Context, shop: Shop, promise: Promise, program_id: int | None, actor: str
) -> Program:
    """Raises Refused."""
    if program_id is None:
        return create_program(ctx, shop, promise, actor, What.PROGRAM_IMPORTED)
    return save_version(ctx, shop, program_id, promise, actor, What.PROGRAM_IMPORTED)
