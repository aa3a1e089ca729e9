"""Give an advocate's friends, or a program's, other codes in place of those that have leaked."""

from __future__ import annotations

from sqlalchemy import Connection

from plugin.domain.audit import What
from plugin.services.context import Context, now
from plugin.services.messages.announce import problem_gone
from plugin.services.orders.raise_alarm import problem_key
from plugin.services.programs.change_program import find
from plugin.services.refusals import RefusalCode, Refused
from plugin.services.staff.act_on_reward import By
from plugin.storage import audit, codes, people
from plugin.storage.leaks import end_leaks
from plugin.storage.shops import Shop


def rotate_advocate(ctx: Context, shop: Shop, advocate_id: int, by: By) -> int:
    """How many codes were taken out of use. Links stay good: a friend who asks again gets another
    code. Raises Refused."""
    with ctx.engine.begin() as conn:
        if people.advocate_by_id(conn, shop.id, advocate_id) is None:
            raise Refused(RefusalCode.ADVOCATE_UNKNOWN)
        what = What.ADVOCATE_CODES_ROTATED
        retired = _rotate(ctx, conn, shop, what, advocate_id, by, advocate_id=advocate_id)
    ctx.wake(shop.id)
    return retired


def rotate_program(ctx: Context, shop: Shop, program_id: int, by: By) -> int:
    """The same for all friends of a program. Raises Refused."""
    with ctx.engine.begin() as conn:
        find(conn, shop, program_id)
        what = What.PROGRAM_CODES_ROTATED
        retired = _rotate(ctx, conn, shop, what, program_id, by, program_id=program_id)
    ctx.wake(shop.id)
    return retired


def _rotate(
    ctx: Context, conn: Connection, shop: Shop, what: What, subject_id: int, by: By, **whose: int
) -> int:
    retired = codes.retire_friends_codes(conn, shop.id, now(), **whose)
    advocates = sorted({row.advocate_id for row in retired} | _named(whose))
    for advocate_id in end_leaks(conn, shop.id, advocates, now()):
        problem_gone(ctx, conn, shop.id, problem_key(advocate_id))
    after = {"codes": len(retired)}
    audit.record(conn, shop.id, what, subject_id, by.actor, note=by.note, after=after)
    return len(retired)


def _named(whose: dict[str, int]) -> set[int]:
    return {whose["advocate_id"]} if "advocate_id" in whose else set()
