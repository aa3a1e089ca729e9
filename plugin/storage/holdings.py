"""All rows that are about one person."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import (
    ARRAY,
    BigInteger,
    Column,
    ColumnElement,
    Connection,
    Table,
    and_,
    any_,
    cast,
    func,
    or_,
    select,
)

from plugin.domain.audit import Subject
from plugin.domain.identity import Person
from plugin.storage.tables import (
    advocate_names,
    advocates,
    audit,
    card_uses,
    case_orders,
    cases,
    claims,
    codes,
    consents,
    decisions,
    erased_people,
    flags,
    former_words,
    gift_cards,
    judgements,
    leaks,
    ledger,
    messages,
    orders,
    points_accounts,
    program_people,
    rate_windows,
    referrals,
    rewards,
    touches,
    watched_people,
)
from plugin.storage.tables.base import AnyRow


@dataclass(frozen=True, slots=True)
class Held:
    """The fingerprints that a person is known by here: of e-mails, and of accounts."""

    emails: frozenset[str]
    users: frozenset[str]


def held_of(conn: Connection, shop_id: int, person: Person) -> Held:
    """The person's own, those on their advocate's page, and of e-mails that their account had."""
    known = Held(frozenset(filter(None, [person.email])), frozenset(filter(None, [person.user])))
    own = select(advocates.c.email_hmac, advocates.c.user_hmac).where(
        advocates.c.shop_id == shop_id, _named(advocates.c.email_hmac, advocates.c.user_hmac, known)
    )
    pages = conn.execute(own).all()
    users = known.users | {page.user_hmac for page in pages if page.user_hmac}
    claimed = select(claims.c.friend_email_hmac).where(
        claims.c.shop_id == shop_id, claims.c.friend_user_hmac.in_(users)
    )
    emails = known.emails | {page.email_hmac for page in pages}
    return Held(emails | set(conn.execute(claimed).scalars()), users)


def holdings(shop_id: int, held: Held) -> dict[Table, ColumnElement[bool]]:
    """For each table that has rows about people, which of them are about this one."""
    found = {
        **_who_they_are(shop_id, held),
        **_what_they_did(shop_id, held),
        **_what_they_got(shop_id, held),
        audit: _what_staff_did(shop_id, held),
    }
    return {table: and_(table.c.shop_id == shop_id, about) for table, about in found.items()}


def rows_about(conn: Connection, shop_id: int, held: Held) -> dict[str, Sequence[AnyRow]]:
    """The rows by their table."""
    return {
        table.name: conn.execute(select(table).where(about).order_by(*table.primary_key)).all()
        for table, about in holdings(shop_id, held).items()
    }


def count_about(conn: Connection, shop_id: int, held: Held) -> int:
    """How many rows are about them, but for what an earlier erasure left."""
    about = holdings(shop_id, held)
    counts = [
        select(func.count()).select_from(table).where(mine).scalar_subquery()
        for table, mine in about.items()
        if table is not erased_people
    ]
    return sum(conn.execute(select(*counts)).one())


def _who_they_are(shop_id: int, held: Held) -> dict[Table, ColumnElement[bool]]:
    marks = held.emails | held.users
    named = _ids(shop_id, advocates, _is_advocate(held))
    return {
        advocates: _is_advocate(held),
        advocate_names: advocate_names.c.advocate_id.in_(named),
        former_words: former_words.c.advocate_id.in_(named),
        cases: cases.c.advocate_id.in_(named),
        leaks: leaks.c.advocate_id.in_(named),
        consents: _named(consents.c.email_hmac, consents.c.user_hmac, held),
        program_people: program_people.c.entry_hmac.in_(marks),
        watched_people: watched_people.c.entry_hmac.in_(marks),
        rate_windows: rate_windows.c.who_hmac.in_(marks),
        erased_people: _named(erased_people.c.email_hmac, erased_people.c.user_hmac, held),
    }


def _what_they_did(shop_id: int, held: Held) -> dict[Table, ColumnElement[bool]]:
    bought = _named(orders.c.email_hmac, orders.c.user_hmac, held)
    # Two shops may have orders of one id.
    theirs = and_(orders.c.shop_id == shop_id, bought)
    journeys = select(orders.c.journey_id).where(theirs, orders.c.journey_id.is_not(None))
    return {
        touches: or_(
            _named(touches.c.friend_email_hmac, touches.c.friend_user_hmac, held),
            _among(touches.c.journey_id, journeys),
        ),
        claims: _named(claims.c.friend_email_hmac, claims.c.friend_user_hmac, held),
        orders: bought,
        case_orders: case_orders.c.order_id.in_(select(orders.c.id).where(theirs)),
        judgements: judgements.c.order_id.in_(select(orders.c.id).where(theirs)),
        decisions: decisions.c.order_id.in_(select(orders.c.id).where(theirs)),
        referrals: referrals.c.friend_email_hmac.in_(held.emails),
    }


def _what_they_got(shop_id: int, held: Held) -> dict[Table, ColumnElement[bool]]:
    owned = _ids(shop_id, rewards, rewards.c.owner_hmac.in_(held.emails))
    claimed = _ids(shop_id, claims, claims.c.friend_email_hmac.in_(held.emails))
    cards = select(gift_cards.c.id).where(gift_cards.c.owner_hmac.in_(held.emails))
    about = cast(func.substring(messages.c.key, " ([0-9]{1,18}) at "), BigInteger)
    return {
        rewards: rewards.c.owner_hmac.in_(held.emails),
        ledger: ledger.c.reward_id.in_(owned),
        codes: or_(_among(codes.c.reward_id, owned), _among(codes.c.claim_id, claimed)),
        gift_cards: gift_cards.c.owner_hmac.in_(held.emails),
        card_uses: card_uses.c.gift_card_id.in_(cards),
        flags: flags.c.owner_hmac.in_(held.emails),
        points_accounts: points_accounts.c.owner_hmac.in_(held.emails),
        messages: or_(messages.c.key.in_([f"guest {e}" for e in held.emails]), about.in_(owned)),
    }


def _what_staff_did(shop_id: int, held: Held) -> ColumnElement[bool]:
    owned = _ids(shop_id, rewards, rewards.c.owner_hmac.in_(held.emails))
    return or_(
        _is_about(Subject.ADVOCATE, _ids(shop_id, advocates, _is_advocate(held))),
        _is_about(Subject.REWARD, owned),
    )


def _is_advocate(held: Held) -> ColumnElement[bool]:
    return _named(advocates.c.email_hmac, advocates.c.user_hmac, held)


def _named(email: Column[str], user: Column[str], held: Held) -> ColumnElement[bool]:
    return or_(email.in_(held.emails), user.in_(held.users))


def _ids(shop_id: int, table: Table, about: ColumnElement[bool]) -> Collection[int]:
    return select(table.c.id).where(table.c.shop_id == shop_id, about)  # type: ignore[return-value]


def _among(column: Column[Any], found: Any) -> ColumnElement[bool]:
    """As `in_`, for one of several conditions: found first, so that an index leads to each."""
    among: ColumnElement[bool] = column == any_(
        func.array(found.scalar_subquery(), type_=ARRAY(column.type))
    )
    return among


def _is_about(subject: Subject, ids: Collection[int]) -> ColumnElement[bool]:
    return and_(audit.c.subject == subject, audit.c.subject_id.in_(ids))
