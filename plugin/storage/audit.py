"""The audit log."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import Connection, Select, exists, insert, literal, select

from plugin.domain.audit import Subject, What
from plugin.storage.pages.turning import counted, turned
from plugin.storage.tables import audit
from plugin.storage.tables.base import AnyRow

# The actors that are no member of staff.
APP = "app"
OPERATOR = "operator"
# Nobody has decided a case in time, and the shop has said what happens then.
DEADLINE = "deadline"

_MOST_ACTORS = 100


def record(
    conn: Connection,
    shop_id: int,
    what: What,
    subject_id: int,
    actor: str,
    *,
    note: str = "",
    before: Mapping[str, Any] | None = None,
    after: Mapping[str, Any] | None = None,
    undoes: int | None = None,
) -> int:
    """Write down an act, in the transaction that does it; the id of its row."""
    row = insert(audit).values(
        shop_id=shop_id,
        what=what,
        subject=what.subject,
        subject_id=subject_id,
        actor=actor,
        note=note,
        before=before,
        after=after,
        undoes=undoes,
    )
    audit_id: int = conn.execute(row.returning(audit.c.id)).scalar_one()
    return audit_id


def page_of_acts(
    conn: Connection, shop_id: int, after: int | None, limit: int, **equal: Any
) -> Sequence[AnyRow]:
    """Acts with `undone_by`, the newest first, older than the one with id `after`.

    equal: columns and what they must be; None for anything.
    """
    query = _with_undoes(shop_id).where(*_conditions(equal))
    return turned(conn, query, audit.c.id, after, limit)


def count_acts(conn: Connection, shop_id: int, **equal: Any) -> int:
    """How many there are, as `counted` does."""
    return counted(conn, select(audit).where(audit.c.shop_id == shop_id, *_conditions(equal)))


def actors_of(conn: Connection, shop_id: int) -> Sequence[str]:
    """Who has done anything, a hundred at most.

    Each is found behind the one before, by the index: to read all rows would take as long as there
    are.
    """
    of_shop = select(audit.c.actor).where(audit.c.shop_id == shop_id)
    first = of_shop.order_by(audit.c.actor).limit(1)
    found = select(first.scalar_subquery().label("actor"), literal(1).label("place")).cte(
        "found", recursive=True
    )
    behind = of_shop.where(audit.c.actor > found.c.actor).order_by(audit.c.actor).limit(1)
    following = select(behind.scalar_subquery(), found.c.place + 1).where(
        found.c.actor.is_not(None), found.c.place < _MOST_ACTORS
    )
    found = found.union_all(following)
    query = select(found.c.actor).where(found.c.actor.is_not(None)).order_by(found.c.place)
    return conn.execute(query).scalars().all()


def _conditions(equal: Mapping[str, Any]) -> list[Any]:
    return [audit.c[name] == value for name, value in equal.items() if value is not None]


def acts_with_undoes(
    conn: Connection, shop_id: int, subject: Subject, subject_ids: Sequence[int]
) -> Sequence[AnyRow]:
    """All that was done to these subjects, with `undone_by`, in its order."""
    query = _with_undoes(shop_id).where(
        audit.c.subject == subject, audit.c.subject_id.in_(subject_ids)
    )
    return conn.execute(query.order_by(audit.c.id)).all()


def _with_undoes(shop_id: int) -> Select[Any]:
    undo = audit.alias("undo")
    return (
        select(audit, undo.c.id.label("undone_by"))
        .outerjoin(undo, undo.c.undoes == audit.c.id)
        .where(audit.c.shop_id == shop_id)
    )


def find_act(conn: Connection, shop_id: int, audit_id: int) -> AnyRow | None:
    query = select(audit).where(audit.c.shop_id == shop_id, audit.c.id == audit_id)
    return conn.execute(query).one_or_none()


def acts_on(conn: Connection, shop_id: int, subject: Subject, subject_id: int) -> Sequence[AnyRow]:
    """All that was done to a subject, in its order."""
    query = select(audit).where(
        audit.c.shop_id == shop_id, audit.c.subject == subject, audit.c.subject_id == subject_id
    )
    return conn.execute(query.order_by(audit.c.id)).all()


def is_undone(conn: Connection, audit_id: int) -> bool:
    return bool(conn.execute(select(exists().where(audit.c.undoes == audit_id))).scalar_one())


def has_later_act(conn: Connection, act: AnyRow) -> bool:
    """True if there is a later act on the same subject, and it was not undone."""
    undo = audit.alias("undo")
    later = exists().where(
        audit.c.shop_id == act.shop_id,
        audit.c.subject == act.subject,
        audit.c.subject_id == act.subject_id,
        audit.c.id > act.id,
        audit.c.undoes.is_(None),
        ~exists().where(undo.c.undoes == audit.c.id),
    )
    return bool(conn.execute(select(later)).scalar_one())
