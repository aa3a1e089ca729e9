"""The lists of a program: friends who may come or never may, and advocates who are invited."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from sqlalchemy import Connection, delete, select
from sqlalchemy.dialects.postgresql import insert

from plugin.storage.tables import program_people
from plugin.storage.tables.base import AnyRow

List = Literal["allowed", "blocked", "invited"]


def lists_naming(
    conn: Connection, shop_id: int, program_id: int, entries: Sequence[str]
) -> frozenset[str]:
    """The program's lists on which one of these fingerprints stands."""
    query = select(program_people.c.list).where(
        program_people.c.shop_id == shop_id,
        program_people.c.program_id == program_id,
        program_people.c.entry_hmac.in_(entries),
    )
    return frozenset(conn.execute(query).scalars())


def add_entry(
    conn: Connection,
    shop_id: int,
    program_id: int,
    name: List,
    entry_hmac: str,
    *,
    label: str,
    actor: str,
) -> int:
    """The id of its row, whether or not it was there."""
    row = insert(program_people).values(
        shop_id=shop_id,
        program_id=program_id,
        list=name,
        entry_hmac=entry_hmac,
        label=label,
        added_by=actor,
    )
    keys = ["program_id", "list", "entry_hmac"]
    same = row.on_conflict_do_update(index_elements=keys, set_={"entry_hmac": entry_hmac})
    entry_id: int = conn.execute(same.returning(program_people.c.id)).scalar_one()
    return entry_id


def remove_entry(conn: Connection, shop_id: int, program_id: int, entry_id: int) -> AnyRow | None:
    """The entry that is gone, None if there was none."""
    gone = delete(program_people).where(
        program_people.c.shop_id == shop_id,
        program_people.c.program_id == program_id,
        program_people.c.id == entry_id,
    )
    return conn.execute(gone.returning(program_people)).one_or_none()


def entries_of(conn: Connection, shop_id: int, program_id: int) -> Sequence[AnyRow]:
    query = select(program_people).where(
        program_people.c.shop_id == shop_id, program_people.c.program_id == program_id
    )
    return conn.execute(query.order_by(program_people.c.list, program_people.c.id)).all()
