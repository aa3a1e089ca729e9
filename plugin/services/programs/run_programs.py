"""Start and end programs by their schedules, and pause those that have given all they may."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta
from decimal import Decimal
from typing import Any

from sqlalchemy import Connection

from plugin.domain.audit import MOVED_TO
from plugin.domain.limits import Cap, LimitLevel, Period, period_of, share_used
from plugin.domain.program import ProgramState
from plugin.domain.reasons import Reason
from plugin.domain.standing import Used
from plugin.services.context import Context, now
from plugin.services.messages.announce import problem, problem_gone
from plugin.storage import audit, programs
from plugin.storage.programs import Program
from plugin.storage.shops import Shop
from plugin.storage.usage import program_usage, turned_away

# A rolling limit frees itself bit by bit; how often to look.
_ROLLING = timedelta(hours=1)
_MAY_MOVE = (ProgramState.SCHEDULED, ProgramState.ACTIVE, ProgramState.PAUSED)


def run_programs(ctx: Context, shop: Shop) -> int:
    """Bring each program that may run into the state that it should have now. Returns 0, for
    there is nothing to do in a second turn."""
    moment = now()
    with ctx.engine.begin() as conn:
        for program in programs.programs_of(conn, shop.id):
            if program.state in _MAY_MOVE:
                _run(ctx, conn, shop, program, moment)
    return 0


def _run(ctx: Context, conn: Connection, shop: Shop, program: Program, moment: datetime) -> None:
    caps = program.promise.limits.per_program
    used = program_usage(conn, shop.id, program.id, caps, moment, shop.zone)
    shares = [
        _share(conn, shop, program, cap, spent, moment)
        for cap, spent in zip(caps, used, strict=True)
    ]
    full = [cap for cap, share in zip(caps, shares, strict=True) if share >= 1]
    level = LimitLevel.of(max(shares, default=0))
    wanted = {**_should_be(program, full, moment, shop), "limit_level": level}
    changed = {name: value for name, value in wanted.items() if getattr(program, name) != value}
    if changed:
        programs.change_program(conn, shop.id, program.id, **changed)
    if "state" in changed:
        _write_down(conn, shop, program, changed["state"], wanted["state_reason"])
    if "limit_level" in changed:
        _tell(ctx, conn, shop, program, level)


def _write_down(
    conn: Connection, shop: Shop, program: Program, state: ProgramState, reason: str | None
) -> None:
    before = {"state": program.state, "reason": program.state_reason}
    after = {"state": state, "reason": reason}
    what = MOVED_TO[state]
    audit.record(conn, shop.id, what, program.id, audit.APP, before=before, after=after)


def _share(
    conn: Connection, shop: Shop, program: Program, cap: Cap, used: Used, moment: datetime
) -> Decimal:
    """Which share of the cap is used. A rest that is too small for the next reward is used up."""
    share = share_used(cap, used.count, used.money)
    if share < 1 and turned_away(conn, shop.id, program.id, cap, used, moment, shop.zone):
        return Decimal(1)
    return share


def _should_be(
    program: Program, full: Sequence[Cap], moment: datetime, shop: Shop
) -> dict[str, Any]:
    """State, the reason for it, and when to look again."""
    schedule, state, reason = program.promise.schedule, program.state, program.state_reason
    if schedule.is_over(moment):
        return _facts(ProgramState.ENDED)
    if schedule.starts_at is not None and moment < schedule.starts_at:
        return _facts(state, reason, schedule.starts_at)
    if state is ProgramState.PAUSED and reason is None:
        # Staff paused it, and it is theirs to go on.
        return _facts(state, None, schedule.ends_at)
    if full:
        limit = Reason.PROGRAM_LIMIT_REACHED
        return _facts(ProgramState.PAUSED, limit, _frees_itself(full, moment, shop))
    return _facts(ProgramState.ACTIVE, None, schedule.ends_at)


def _facts(
    state: ProgramState, reason: str | None = None, due_at: datetime | None = None
) -> dict[str, Any]:
    return {"state": state, "state_reason": reason, "due_at": due_at}


def _frees_itself(full: Sequence[Cap], moment: datetime, shop: Shop) -> datetime | None:
    """When there may be room again; None while staff give none."""
    if any(cap.per is Period.EVER for cap in full):
        return None
    ends = (period_of(cap, moment, shop.zone)[1] for cap in full)
    return max(end or moment + _ROLLING for end in ends)


def _tell(ctx: Context, conn: Connection, shop: Shop, program: Program, level: LimitLevel) -> None:
    key = f"limit of program {program.id}"
    if level is LimitLevel.FREE:
        problem_gone(ctx, conn, shop.id, key)
        return
    said = {
        LimitLevel.NEAR: "has given 80 % of what it may",
        LimitLevel.REACHED: "has given all that it may, and is paused",
    }
    problem(ctx, conn, shop.id, key, f"The program “{program.name}” {said[level]}.")
