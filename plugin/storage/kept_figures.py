"""Figures that were added up before, with the question that they answer."""

from __future__ import annotations

from datetime import datetime, timedelta

from sqlalchemy import Connection, delete, select, update
from sqlalchemy.dialects.postgresql import insert

from plugin.storage.tables import kept_figures
from plugin.storage.tables.base import AnyRow

KEPT_FOR = timedelta(days=7)

_ROW = insert(kept_figures)
_KEEP = _ROW.on_conflict_do_update(
    constraint=kept_figures.primary_key,
    set_={"answer": _ROW.excluded.answer, "counted_at": _ROW.excluded.counted_at},
    # Who began earlier and took longer knows less.
    where=kept_figures.c.counted_at < _ROW.excluded.counted_at,
)


def find_kept(conn: Connection, shop_id: int, question: str) -> AnyRow | None:
    query = select(kept_figures).filter_by(shop_id=shop_id, question=question)
    return conn.execute(query).one_or_none()


def keep(conn: Connection, shop_id: int, question: str, answer: str, counted_at: datetime) -> None:
    row = {"shop_id": shop_id, "question": question, "answer": answer, "counted_at": counted_at}
    conn.execute(_KEEP, row)


def want_newer(conn: Connection, shop_id: int, question: str, moment: datetime) -> None:
    wanted = update(kept_figures).filter_by(shop_id=shop_id, question=question, due_at=None)
    conn.execute(wanted.values(due_at=moment))


def take_wanted(conn: Connection, shop_id: int) -> str | None:
    """A question whose figures somebody wants anew; the next who asks gets another."""
    due = select(kept_figures.c.question).where(
        kept_figures.c.shop_id == shop_id, kept_figures.c.due_at.is_not(None)
    )
    first = due.order_by(kept_figures.c.due_at).limit(1).with_for_update(skip_locked=True)
    question: str | None = conn.execute(first).scalar_one_or_none()
    if question is not None:
        taken = update(kept_figures).filter_by(shop_id=shop_id, question=question)
        conn.execute(taken.values(due_at=None))
    return question


def forget_kept(conn: Connection, before: datetime) -> int:
    """Those that were counted before this moment."""
    return conn.execute(delete(kept_figures).where(kept_figures.c.counted_at < before)).rowcount
