"""Advocates and claims."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import (
    ARRAY,
    BigInteger,
    Connection,
    RowMapping,
    Select,
    Text,
    any_,
    bindparam,
    literal,
    or_,
    select,
    update,
)
from sqlalchemy.dialects.postgresql import insert

from plugin.domain.evidence import Claim, Via
from plugin.domain.identity import Person
from plugin.domain.offer import Side
from plugin.storage.database import at_most
from plugin.storage.tables import (
    advocates,
    claims,
    former_words,
    programs,
    referrals,
)
from plugin.storage.tables.base import AnyRow

_WORD = bindparam("share_word", type_=Text)
_FORMER = select(former_words.c.advocate_id).where(former_words.c.word == _WORD)
# To be filled with `share_word`.
BY_WORD = select(advocates).where(
    or_(advocates.c.word == _WORD, advocates.c.id == _FORMER.scalar_subquery())
)


def advocate_by_word(conn: Connection, word: str) -> AnyRow | None:
    """The advocate whose share link carries this word, or has carried it, in whichever shop."""
    return conn.execute(BY_WORD, {"share_word": word}).one_or_none()


def advocate_by_id(conn: Connection, shop_id: int, advocate_id: int) -> AnyRow | None:
    query = select(advocates).where(advocates.c.shop_id == shop_id, advocates.c.id == advocate_id)
    return conn.execute(query).one_or_none()


def advocates_by_id(conn: Connection, shop_id: int, ids: Sequence[int]) -> Mapping[int, AnyRow]:
    """By their ids; without those who are not there any more."""
    query = select(advocates).where(advocates.c.shop_id == shop_id, advocates.c.id.in_(ids))
    return {row.id: row for row in conn.execute(query)}


_OF_SHOP = select(advocates).where(advocates.c.shop_id == bindparam("of_shop"))
_BY_ACCOUNT, _BY_EMAIL = (
    _OF_SHOP.where(column == bindparam("mark"))
    for column in (advocates.c.user_hmac, advocates.c.email_hmac)
)


def find_advocate(conn: Connection, shop_id: int, person: Person) -> AnyRow | None:
    """By account first: an account may change its e-mail."""
    for query, mark in ((_BY_ACCOUNT, person.user), (_BY_EMAIL, person.email)):
        if mark is None:
            continue
        if row := conn.execute(query, {"of_shop": shop_id, "mark": mark}).one_or_none():
            return row
    return None


def add_advocate(conn: Connection, shop_id: int, **facts: Any) -> bool:
    """False if the word, or the person, is taken already."""
    row = insert(advocates).values(shop_id=shop_id, **facts).on_conflict_do_nothing()
    return conn.execute(row.returning(advocates.c.id)).first() is not None


def change_advocate(conn: Connection, shop_id: int, advocate_id: int, **facts: Any) -> None:
    conn.execute(
        update(advocates)
        .where(advocates.c.shop_id == shop_id, advocates.c.id == advocate_id)
        .values(**facts)
    )


_ADD_CLAIM = insert(claims).on_conflict_do_nothing().returning(claims.c.id)


def add_claim(conn: Connection, shop_id: int, **facts: Any) -> int | None:
    """The new claim's id, None if this friend has claimed from this advocate before."""
    return conn.execute(_ADD_CLAIM, {"shop_id": shop_id, **facts}).scalar_one_or_none()


_CLAIMS = (
    select(
        claims.c.id,
        claims.c.advocate_id,
        advocates.c.email_hmac.label("advocate_email_hmac"),
        advocates.c.user_hmac.label("advocate_user_hmac"),
        claims.c.friend_email_hmac,
        claims.c.friend_user_hmac,
        claims.c.friend_domain_hmac,
        claims.c.program_id,
        claims.c.offer_id,
        claims.c.created_at,
        claims.c.advocate_flags,
        claims.c.via,
        claims.c.touch_id,
    )
    .join(advocates, advocates.c.id == claims.c.advocate_id)
    .where(claims.c.withdrawn_at.is_(None))
)


def claims_by_id(conn: Connection, shop_id: int, ids: Sequence[int]) -> list[Claim]:
    # One parameter: a statement with hundreds takes longer to write than to run.
    named = any_(literal(list(ids), ARRAY(BigInteger)))
    query = _CLAIMS.where(claims.c.shop_id == shop_id, claims.c.id == named)
    return _found(conn, query.order_by(claims.c.id))


def claims_of_friend(conn: Connection, shop_id: int, friend: Person) -> list[Claim]:
    """What this friend has claimed, by e-mail or by account; the newest 20."""
    same = [
        column == value
        for column, value in (
            (claims.c.friend_email_hmac, friend.email),
            (claims.c.friend_user_hmac, friend.user),
        )
        if value is not None
    ]
    if not same:
        return []
    query = _CLAIMS.where(claims.c.shop_id == shop_id, or_(*same))
    return _found(conn, query.order_by(claims.c.id.desc()).limit(20))


def staff_link(conn: Connection, shop_id: int, program_id: int, friend: Person) -> AnyRow | None:
    """What staff have said of who brought this friend to the program, unless they took it back."""
    query = select(claims).where(
        claims.c.shop_id == shop_id,
        claims.c.program_id == program_id,
        claims.c.friend_email_hmac == friend.email,
        claims.c.via == Via.STAFF,
        claims.c.withdrawn_at.is_(None),
    )
    return conn.execute(query).one_or_none()


def find_claim(conn: Connection, shop_id: int, claim_id: int) -> AnyRow | None:
    query = select(claims).where(claims.c.shop_id == shop_id, claims.c.id == claim_id)
    return conn.execute(query).one_or_none()


def find_named_claim(conn: Connection, shop_id: int, claim_id: int) -> AnyRow | None:
    """With the names that people know its advocate and its program by, and what came of it."""
    query = (
        select(
            claims,
            advocates.c.word,
            advocates.c.first_name,
            programs.c.name.label("program"),
            referrals.c.id.label("referral_id"),
        )
        .join(advocates, advocates.c.id == claims.c.advocate_id)
        .join(programs, programs.c.id == claims.c.program_id)
        # One at most: a claim is of one friend in one program, as a referral is.
        .outerjoin(referrals, referrals.c.claim_id == claims.c.id)
        .where(claims.c.shop_id == shop_id, claims.c.id == claim_id)
    )
    return conn.execute(query).one_or_none()


def change_claim(conn: Connection, shop_id: int, claim_id: int, **facts: Any) -> None:
    conn.execute(
        update(claims).where(claims.c.shop_id == shop_id, claims.c.id == claim_id).values(**facts)
    )


def withdraw_claim(conn: Connection, shop_id: int, claim_id: int, moment: datetime) -> None:
    """From now on it is no evidence of anything."""
    change_claim(conn, shop_id, claim_id, withdrawn_at=moment)


def claim_offer_id(conn: Connection, claim_id: int) -> int:
    offer_id: int = conn.execute(
        select(claims.c.offer_id).where(claims.c.id == claim_id)
    ).scalar_one()
    return offer_id


def address_of(conn: Connection, reward: AnyRow) -> bytes | None:
    """The sealed e-mail of whoever owns the reward; None where it is not known any more."""
    if reward.side == Side.FRIEND:
        return _friend_address(conn, reward.shop_id, reward.referral_id)
    advocate = advocate_by_id(conn, reward.shop_id, reward.advocate_id)
    sealed: bytes | None = advocate.email if advocate is not None else None
    return sealed


def language_of(conn: Connection, reward: AnyRow) -> str:
    """In which whoever owns the reward is written to."""
    if reward.side == Side.FRIEND:
        query = (
            select(claims.c.language)
            .join(referrals, referrals.c.claim_id == claims.c.id)
            .where(referrals.c.shop_id == reward.shop_id, referrals.c.id == reward.referral_id)
        )
    else:
        query = select(advocates.c.language).where(
            advocates.c.shop_id == reward.shop_id, advocates.c.id == reward.advocate_id
        )
    language: str = conn.execute(query).scalar_one()
    return language


def _friend_address(conn: Connection, shop_id: int, referral_id: int) -> bytes | None:
    """Kept only where a reward had to be sent after the order."""
    query = (
        select(claims.c.friend_email)
        .join(referrals, referrals.c.claim_id == claims.c.id)
        .where(referrals.c.shop_id == shop_id, referrals.c.id == referral_id)
    )
    address: bytes | None = conn.execute(query).scalar_one_or_none()
    return address


_FROM_ADVOCATE = (
    select(
        claims.c.id,
        claims.c.program_id,
        claims.c.friend_email_hmac,
        claims.c.friend_initial,
        claims.c.created_at,
    )
    .where(
        claims.c.shop_id == bindparam("of_shop"),
        claims.c.advocate_id == bindparam("whose"),
        claims.c.withdrawn_at.is_(None),
    )
    .order_by(claims.c.id.desc())
    .limit(at_most(100))
)


def claims_from_advocate(conn: Connection, shop_id: int, advocate_id: int) -> Sequence[AnyRow]:
    """The newest 100 claims of this advocate's offers that still stand: whose, and since when."""
    return conn.execute(_FROM_ADVOCATE, {"of_shop": shop_id, "whose": advocate_id}).all()


def _found(conn: Connection, query: Select[Any]) -> list[Claim]:
    return [_claim(said) for said in conn.execute(query).mappings().all()]


def _claim(said: RowMapping) -> Claim:
    return Claim(
        id=said["id"],
        advocate_id=said["advocate_id"],
        advocate=Person(said["advocate_email_hmac"], said["advocate_user_hmac"]),
        friend=Person(said["friend_email_hmac"], said["friend_user_hmac"]),
        program_id=said["program_id"],
        offer_id=said["offer_id"],
        at=said["created_at"],
        friend_domain=said["friend_domain_hmac"],
        advocate_flags=frozenset(said["advocate_flags"]),
        via=Via(said["via"]),
        touch_id=said["touch_id"],
    )
