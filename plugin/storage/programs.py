"""Programs, versions and offers."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import Connection, func, insert, select, update
from sqlalchemy.dialects.postgresql import distinct_on

from plugin.domain.program import (
    Offer,
    ProgramState,
    Rules,
    Version,
    rules_from_json,
    rules_to_json,
)
from plugin.domain.terms import Terms, terms_from_json, terms_to_json
from plugin.storage.tables import offers, program_versions, programs
from plugin.storage.tables.base import AnyRow


@dataclass(frozen=True, slots=True)
class Program:
    id: int
    name: str
    state: ProgramState
    version: Version
    offer: Offer


def add_program(conn: Connection, shop_id: int, name: str) -> int:
    row = insert(programs).values(shop_id=shop_id, name=name, state=ProgramState.DRAFT)
    program_id: int = conn.execute(row.returning(programs.c.id)).scalar_one()
    return program_id


def add_version(
    conn: Connection,
    shop_id: int,
    program_id: int,
    rules: Rules,
    friend: Terms,
    advocate: Terms,
    actor: str,
) -> int:
    """Write the next version with its one offer; the versions before it stay as they are."""
    # The lock makes two edits at once count up instead of failing.
    conn.execute(select(programs.c.id).where(programs.c.id == program_id).with_for_update())
    last = select(func.coalesce(func.max(program_versions.c.number), 0)).where(
        program_versions.c.program_id == program_id
    )
    version = insert(program_versions).values(
        shop_id=shop_id,
        program_id=program_id,
        number=conn.execute(last).scalar_one() + 1,
        rules=rules_to_json(rules),
        created_by=actor,
    )
    version_id: int = conn.execute(version.returning(program_versions.c.id)).scalar_one()
    offer = insert(offers).values(
        shop_id=shop_id,
        version_id=version_id,
        position=1,
        friend_terms=terms_to_json(friend),
        advocate_terms=terms_to_json(advocate),
    )
    conn.execute(offer)
    return version_id


def set_state(conn: Connection, shop_id: int, program_id: int, state: ProgramState) -> bool:
    """False if the shop has no such program."""
    change = (
        update(programs)
        .where(programs.c.shop_id == shop_id, programs.c.id == program_id)
        .values(state=state)
    )
    return conn.execute(change).rowcount == 1


_JOINED = (
    select(
        programs.c.id,
        programs.c.name,
        programs.c.state,
        program_versions.c.id.label("version_id"),
        program_versions.c.number,
        program_versions.c.rules,
        offers.c.id.label("offer_id"),
        offers.c.friend_terms,
        offers.c.advocate_terms,
    )
    .join(program_versions, program_versions.c.program_id == programs.c.id)
    .join(offers, offers.c.version_id == program_versions.c.id)
    .where(offers.c.position == 1)
)
_NEWEST = _JOINED.ext(distinct_on(programs.c.id)).order_by(
    programs.c.id, program_versions.c.number.desc()
)


def programs_of(conn: Connection, shop_id: int) -> list[Program]:
    """The shop's programs, each in its newest version, the oldest program first."""
    return [_program(row) for row in conn.execute(_NEWEST.where(programs.c.shop_id == shop_id))]


def find_program(conn: Connection, shop_id: int, program_id: int) -> Program | None:
    query = _NEWEST.where(programs.c.shop_id == shop_id, programs.c.id == program_id)
    row = conn.execute(query).one_or_none()
    return _program(row) if row else None


def running_program(conn: Connection, shop_id: int) -> Program | None:
    """The program that new claims are made under."""
    query = _NEWEST.where(
        programs.c.shop_id == shop_id, programs.c.state == ProgramState.ACTIVE
    ).limit(1)
    row = conn.execute(query).one_or_none()
    return _program(row) if row else None


def promised(conn: Connection, shop_id: int, offer_id: int) -> Program:
    """A program as it stood in the version of this offer."""
    query = _JOINED.where(programs.c.shop_id == shop_id, offers.c.id == offer_id)
    return _program(conn.execute(query).one())


def _program(row: AnyRow) -> Program:
    rules = rules_from_json(row.rules)
    friend, advocate = terms_from_json(row.friend_terms), terms_from_json(row.advocate_terms)
    return Program(
        id=row.id,
        name=row.name,
        state=ProgramState(row.state),
        version=Version(row.version_id, row.id, row.number, rules),
        offer=Offer(row.offer_id, friend, advocate),
    )
