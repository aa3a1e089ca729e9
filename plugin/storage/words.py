"""Words of share links: those that lead somewhere now, and those that people had before."""

from __future__ import annotations

from sqlalchemy import Connection, exists, func, insert, or_, select, update

from plugin.storage.tables import advocates, former_words
from plugin.storage.tables.base import AnyRow

# Any number, as long as nothing else locks by it.
_WORDS = 7_305_127


def lock(conn: Connection) -> None:
    """One choice at a time, until the transaction ends.

    A word is taken by either of two tables, and no key of the database covers both.
    """
    conn.execute(select(func.pg_advisory_xact_lock(_WORDS)))


def is_taken(conn: Connection, word: str) -> bool:
    """In whichever shop: a share link carries nothing but its word."""
    either = or_(
        exists().where(advocates.c.word == word), exists().where(former_words.c.word == word)
    )
    return bool(conn.execute(select(either)).scalar_one())


def is_former(conn: Connection, word: str) -> bool:
    return bool(conn.execute(select(exists().where(former_words.c.word == word))).scalar_one())


def count_former(conn: Connection, shop_id: int, advocate_id: int) -> int:
    query = select(func.count()).where(
        former_words.c.shop_id == shop_id, former_words.c.advocate_id == advocate_id
    )
    return conn.execute(query).scalar_one()


def change_word(conn: Connection, shop_id: int, advocate: AnyRow, word: str) -> None:
    before = {"shop_id": shop_id, "advocate_id": advocate.id, "word": advocate.word}
    conn.execute(insert(former_words).values(before))
    mine = (advocates.c.shop_id == shop_id, advocates.c.id == advocate.id)
    conn.execute(update(advocates).where(*mine).values(word=word))
