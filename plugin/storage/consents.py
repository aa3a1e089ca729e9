"""Texts that people are asked to agree to, and who did."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import datetime

from sqlalchemy import ColumnElement, Connection, insert, or_, select, update

from plugin.domain.consent import Purpose
from plugin.domain.identity import Person
from plugin.storage.tables import consent_texts, consents, shops
from plugin.storage.tables.base import AnyRow


def newest_text(conn: Connection, shop_id: int, purpose: Purpose, language: str) -> AnyRow | None:
    query = (
        select(consent_texts)
        .where(
            consent_texts.c.shop_id == shop_id,
            consent_texts.c.purpose == purpose,
            consent_texts.c.language == language,
        )
        .order_by(consent_texts.c.number.desc())
        .limit(1)
    )
    return conn.execute(query).one_or_none()


def all_texts(conn: Connection, shop_id: int, limit: int) -> Sequence[AnyRow]:
    """Every version, the newest first."""
    query = select(consent_texts).where(consent_texts.c.shop_id == shop_id)
    return conn.execute(query.order_by(consent_texts.c.id.desc()).limit(limit)).all()


def add_text(
    conn: Connection, shop_id: int, purpose: Purpose, language: str, text: str, actor: str
) -> AnyRow:
    """The next version; the same text again is no news."""
    # One after the other: each takes the next number.
    conn.execute(select(shops.c.id).where(shops.c.id == shop_id).with_for_update())
    newest = newest_text(conn, shop_id, purpose, language)
    if newest is not None and (newest.text, newest.created_by) == (text, actor):
        return newest
    row = insert(consent_texts).values(
        shop_id=shop_id,
        purpose=purpose,
        language=language,
        number=newest.number + 1 if newest is not None else 1,
        text=text,
        created_by=actor,
    )
    return conn.execute(row.returning(consent_texts)).one()


def texts_agreed(conn: Connection, shop_id: int, ids: Collection[int]) -> Sequence[AnyRow]:
    query = select(consent_texts).where(
        consent_texts.c.shop_id == shop_id, consent_texts.c.id.in_(ids)
    )
    return conn.execute(query.order_by(consent_texts.c.id)).all()


def is_needed(conn: Connection, shop_id: int) -> bool:
    """Whether the shop lets nobody take part without consent."""
    needed: bool = conn.execute(
        select(shops.c.consent_needed).where(shops.c.id == shop_id)
    ).scalar_one()
    return needed


def is_text(conn: Connection, shop_id: int, purpose: Purpose, text_id: int) -> bool:
    """True if the shop has shown this text for this purpose, whatever it shows now."""
    query = select(consent_texts.c.id).where(
        consent_texts.c.shop_id == shop_id,
        consent_texts.c.id == text_id,
        consent_texts.c.purpose == purpose,
    )
    return conn.execute(query).first() is not None


def add_consent(
    conn: Connection, shop_id: int, text_id: int, person: Person, claim_id: int | None = None
) -> None:
    conn.execute(
        insert(consents).values(
            shop_id=shop_id,
            text_id=text_id,
            email_hmac=person.email,
            user_hmac=person.user,
            claim_id=claim_id,
        )
    )


def withdraw(
    conn: Connection, shop_id: int, purpose: Purpose, person: Person, moment: datetime
) -> None:
    """What this person agreed to for this purpose holds no longer."""
    of_purpose = select(consent_texts.c.id).where(
        consent_texts.c.shop_id == shop_id, consent_texts.c.purpose == purpose
    )
    conn.execute(
        update(consents)
        .where(
            consents.c.shop_id == shop_id,
            consents.c.text_id.in_(of_purpose),
            consents.c.withdrawn_at.is_(None),
            of_person(person),
        )
        .values(withdrawn_at=moment)
    )


def of_person(person: Person) -> ColumnElement[bool]:
    """Consents that this person gave, by e-mail or by account."""
    pairs = ((consents.c.email_hmac, person.email), (consents.c.user_hmac, person.user))
    return or_(*(column == mark for column, mark in pairs if mark is not None))
