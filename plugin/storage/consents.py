"""Texts that people are asked to agree to, and who did."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import datetime

from sqlalchemy import ColumnElement, Connection, bindparam, insert, or_, select, update
from sqlalchemy.dialects.postgresql import distinct_on

from plugin.domain.consent import Purpose
from plugin.domain.identity import Person
from plugin.storage.tables import consent_texts, consents, shops
from plugin.storage.tables.base import AnyRow

_SAME = (consent_texts.c.purpose, consent_texts.c.language)
_NEWEST = (
    select(consent_texts)
    .where(
        consent_texts.c.shop_id == bindparam("of_shop"),
        consent_texts.c.purpose.in_(bindparam("purposes", expanding=True)),
        consent_texts.c.language.in_(bindparam("languages", expanding=True)),
    )
    .ext(distinct_on(*_SAME))
    .order_by(*_SAME, consent_texts.c.number.desc())
)


def newest_texts(
    conn: Connection, shop_id: int, purposes: Collection[Purpose], languages: Collection[str]
) -> dict[tuple[Purpose, str], AnyRow]:
    """By purpose and language; without those that there are none of."""
    said = {"of_shop": shop_id, "purposes": list(purposes), "languages": list(languages)}
    return {(Purpose(row.purpose), row.language): row for row in conn.execute(_NEWEST, said)}


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
    newest = newest_texts(conn, shop_id, [purpose], [language]).get((purpose, language))
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
