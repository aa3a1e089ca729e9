"""Programs, versions and offers."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Connection,
    Select,
    and_,
    bindparam,
    func,
    insert,
    join,
    select,
    update,
)

from plugin.domain.limits import LimitLevel
from plugin.domain.program import ProgramState, Version, offers_of
from plugin.domain.promise import Promise
from plugin.storage.promise_json import promise_from_json, promise_to_json
from plugin.storage.tables import offers, program_versions, programs
from plugin.storage.tables.base import AnyRow

# Versions never change, so a process reads each only once. Ids begin anew in another database,
# moments do not.
_READ: dict[tuple[int, datetime], Version] = {}
_MOST_READ = 500


@dataclass(frozen=True, slots=True)
class Program:
    """A program, in its newest version or in the one that something was promised under."""

    id: int
    name: str
    state: ProgramState
    state_reason: str | None
    archived_at: datetime | None
    limit_level: LimitLevel
    due_at: datetime | None
    version: Version

    @property
    def promise(self) -> Promise:
        return self.version.promise


def add_program(conn: Connection, shop_id: int, promise: Promise, actor: str) -> int:
    """A new draft with its first version."""
    row = insert(programs).values(
        shop_id=shop_id, name=promise.name, state=ProgramState.DRAFT, priority=promise.priority
    )
    program_id: int = conn.execute(row.returning(programs.c.id)).scalar_one()
    add_version(conn, shop_id, program_id, promise, actor)
    return program_id


def add_version(
    conn: Connection, shop_id: int, program_id: int, promise: Promise, actor: str
) -> int:
    """Write the next version with its offers; the versions before it stay as they are."""
    # The lock makes two edits at once count up instead of failing.
    conn.execute(select(programs.c.id).where(programs.c.id == program_id).with_for_update())
    last = select(func.coalesce(func.max(program_versions.c.number), 0)).where(
        program_versions.c.program_id == program_id
    )
    version = insert(program_versions).values(
        shop_id=shop_id,
        program_id=program_id,
        number=conn.execute(last).scalar_one() + 1,
        promise=promise_to_json(promise),
        created_by=actor,
    )
    version_id: int = conn.execute(version.returning(program_versions.c.id)).scalar_one()
    arms = [
        {"shop_id": shop_id, "version_id": version_id, "position": position}
        for position, _ in enumerate(promise.offers)
    ]
    conn.execute(insert(offers), arms)
    facts = {"version_id": version_id, "name": promise.name, "priority": promise.priority}
    change_program(conn, shop_id, program_id, **facts)
    return version_id


def change_program(conn: Connection, shop_id: int, program_id: int, **facts: Any) -> None:
    conn.execute(
        update(programs)
        .where(programs.c.shop_id == shop_id, programs.c.id == program_id)
        .values(**facts)
    )


_COLUMNS = (
    programs.c.id.label("program_id"),
    programs.c.name,
    programs.c.state,
    programs.c.state_reason,
    programs.c.archived_at,
    programs.c.limit_level,
    programs.c.due_at,
    program_versions.c.id.label("version_id"),
    program_versions.c.number,
    program_versions.c.created_at.label("written_at"),
)
_NEWEST = select(*_COLUMNS).join(program_versions, program_versions.c.id == programs.c.version_id)
_BEST_FIRST = (programs.c.priority.desc(), programs.c.id)
_RUNNING = _NEWEST.where(
    programs.c.shop_id == bindparam("shop_id"), programs.c.state == ProgramState.ACTIVE
).order_by(*_BEST_FIRST)


def programs_of(conn: Connection, shop_id: int, *, archived: bool = False) -> list[Program]:
    """The shop's programs, each in its newest version, those that come first first."""
    query = _NEWEST.where(programs.c.shop_id == shop_id)
    if not archived:
        query = query.where(programs.c.archived_at.is_(None))
    return _programs(conn, query.order_by(*_BEST_FIRST))


def find_program(conn: Connection, shop_id: int, program_id: int) -> Program | None:
    query = _NEWEST.where(programs.c.shop_id == shop_id, programs.c.id == program_id)
    return next(iter(_programs(conn, query)), None)


def running_programs(conn: Connection, shop_id: int) -> list[Program]:
    """The active programs, those that come first first."""
    return _programs(conn, _RUNNING, {"shop_id": shop_id})


def with_running(query: Select[Any], shop_id: ColumnElement[int]) -> Select[Any]:
    """The same rows, each once for every program that runs in its shop: see programs_in.

    A row of a shop where none runs stays, with None for `program_id`.
    """
    newest = join(programs, program_versions, program_versions.c.id == programs.c.version_id)
    runs = and_(programs.c.shop_id == shop_id, programs.c.state == ProgramState.ACTIVE)
    return query.add_columns(*_COLUMNS).outerjoin(newest, runs).order_by(*_BEST_FIRST)


def promised(conn: Connection, shop_id: int, offer_id: int) -> Program:
    """A program as it stood in the version of this offer."""
    query = (
        select(*_COLUMNS)
        .join(program_versions, program_versions.c.program_id == programs.c.id)
        .join(offers, offers.c.version_id == program_versions.c.id)
        .where(programs.c.shop_id == shop_id, offers.c.id == offer_id)
    )
    (program,) = _programs(conn, query)
    return program


def versions_of(conn: Connection, shop_id: int, program_id: int) -> list[AnyRow]:
    """All versions of a program, the newest first: number, promise, created_by, created_at."""
    query = (
        select(program_versions)
        .where(program_versions.c.shop_id == shop_id, program_versions.c.program_id == program_id)
        .order_by(program_versions.c.number.desc())
    )
    return list(conn.execute(query))


def _programs(conn: Connection, query: Any, values: dict[str, int] | None = None) -> list[Program]:
    return programs_in(conn, conn.execute(query, values).all())


def programs_in(conn: Connection, rows: Collection[AnyRow]) -> list[Program]:
    """Out of rows that have a program's columns."""
    versions = _versions(conn, rows)
    return [
        Program(
            id=row.program_id,
            name=row.name,
            state=ProgramState(row.state),
            state_reason=row.state_reason,
            archived_at=row.archived_at,
            limit_level=LimitLevel(row.limit_level),
            due_at=row.due_at,
            version=versions[row.version_id],
        )
        for row in rows
    ]


def _versions(conn: Connection, rows: Iterable[AnyRow]) -> dict[int, Version]:
    wanted = {row.version_id: (row.version_id, row.written_at) for row in rows}
    found = {number: _READ[key] for number, key in wanted.items() if key in _READ}
    if missing := wanted.keys() - found.keys():
        if len(_READ) + len(missing) > _MOST_READ:
            _READ.clear()
        for version in _read_versions(conn, missing):
            found[version.id] = _READ[wanted[version.id]] = version
    return found


def _read_versions(conn: Connection, wanted: Iterable[int]) -> Iterable[Version]:
    query = select(program_versions).where(program_versions.c.id.in_(list(wanted)))
    for row in conn.execute(query).all():
        promise = promise_from_json(row.promise)
        named = select(offers.c.id).where(offers.c.version_id == row.id)
        ids = conn.execute(named.order_by(offers.c.position)).scalars()
        yield Version(
            id=row.id,
            program_id=row.program_id,
            number=row.number,
            promise=promise,
            offers=offers_of(promise, ids),
        )
