"""What the shop knows of advocates' accounts, as it is kept beside them."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Connection,
    Text,
    and_,
    func,
    literal,
    literal_column,
    or_,
    tuple_,
    update,
)

from plugin.domain.account import Account
from plugin.domain.identity import Person
from plugin.storage.tables import advocates
from plugin.storage.tables.base import Moment


def note_account(
    conn: Connection, shop_id: int, person: Person, account: Account, told_at: datetime | None
) -> bool:
    """Keep what the shop knows of a person's account; False if it is no news, or nobody's.

    told_at: when the shop told it, None if it was asked.
    """
    noted = update(advocates).where(
        advocates.c.shop_id == shop_id, _is_of(person), _is_news(account, told_at)
    )
    facts = {
        "flags": sorted(account.flags),
        "signed_up_at": account.signed_up_at,
        "account_changed_at": account.changed_at,
        "account_told_at": told_at,
    }
    return conn.execute(noted.values(**facts)).rowcount > 0


def _is_of(person: Person) -> ColumnElement[bool]:
    """An account is known by its id; a guest who has none yet, by the address."""
    # Bound as they are: compared with None, a column would be asked whether it is empty.
    user, email = literal(person.user, Text), literal(person.email, Text)
    guest = and_(advocates.c.user_hmac.is_(None), advocates.c.email_hmac == email)
    return or_(advocates.c.user_hmac == user, guest)


def _is_news(account: Account, told_at: datetime | None) -> ColumnElement[bool]:
    """An older state never replaces a newer one, in whatever order they come.

    Where staff change many accounts at once, Saleor does not move the time of the change: then
    what was told last counts.
    """
    known = tuple_(advocates.c.account_changed_at, _told(advocates.c.account_told_at))
    news = tuple_(literal(account.changed_at, Moment), _told(literal(told_at, Moment)))
    return or_(advocates.c.account_changed_at.is_(None), known < news)


def _told(at: ColumnElement[Any]) -> ColumnElement[Any]:
    """What we asked for may be older than anything that was told of the same change."""
    return func.coalesce(at, literal_column("'-infinity'::timestamptz"))
