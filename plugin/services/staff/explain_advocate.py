"""Explain how an advocate stands: in which programs, within which limits, with which friends."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection

from plugin.domain.limits import Cap
from plugin.domain.segments import segment
from plugin.domain.standing import Used
from plugin.services.context import Context, now
from plugin.services.people.find_offer import facts_of
from plugin.services.people.follow_friends import Fate, follow_friends
from plugin.storage import people
from plugin.storage.programs import Program, running_programs
from plugin.storage.shops import Shop
from plugin.storage.tables.base import AnyRow
from plugin.storage.usage import program_usage


@dataclass(frozen=True, slots=True)
class InProgram:
    """missing: what the program asks for and the advocate does not have just now. limits: those on
    one advocate, with what this one has used of them."""

    program: Program
    missing: tuple[str, ...]
    limits: tuple[tuple[Cap, Used], ...]


@dataclass(frozen=True, slots=True)
class AdvocateExplanation:
    advocate: AnyRow
    programs: Sequence[InProgram]
    friends: Sequence[Fate]


def explain_advocate(ctx: Context, shop: Shop, advocate_id: int) -> AdvocateExplanation | None:
    """In the programs that run. None: there is no such advocate."""
    with ctx.engine.begin() as conn:
        advocate = people.advocate_by_id(conn, shop.id, advocate_id)
        if advocate is None:
            return None
        running = running_programs(conn, shop.id)
        return AdvocateExplanation(
            advocate,
            [_in_program(conn, shop, program, advocate, now()) for program in running],
            follow_friends(conn, shop.id, advocate.id),
        )


def _in_program(
    conn: Connection, shop: Shop, program: Program, advocate: AnyRow, moment: datetime
) -> InProgram:
    facts = facts_of(conn, shop.id, program, advocate, moment, advocate.flags)
    missing = segment(program.promise.advocates, facts, moment, shop.zone)
    caps = program.promise.limits.per_advocate
    used = program_usage(
        conn, shop.id, program.id, caps, moment, shop.zone, advocate_id=advocate.id
    )
    return InProgram(program, missing, tuple(zip(caps, used, strict=True)))
