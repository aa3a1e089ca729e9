"""What people were asked, word by word, and who agreed to it."""

from __future__ import annotations

from sqlalchemy import BigInteger, Column, Index, Integer, Table, Text, UniqueConstraint

from plugin.domain.consent import Purpose
from plugin.storage.tables.base import (
    Moment,
    created_column,
    id_column,
    metadata,
    one_of,
    same_shop,
    shop_column,
    shop_key,
)

# Never changed: another wording is another row, with the next number.
consent_texts = Table(
    "consent_texts",
    metadata,
    id_column(),
    shop_column(),
    Column("purpose", Text, nullable=False),
    Column("language", Text, nullable=False),
    Column("number", Integer, nullable=False),
    Column("text", Text, nullable=False),
    Column("created_by", Text, nullable=False),
    created_column(),
    shop_key(),
    UniqueConstraint("shop_id", "purpose", "language", "number"),
    one_of("purpose", Purpose),
)

consents = Table(
    "consents",
    metadata,
    id_column(),
    shop_column(),
    Column("text_id", BigInteger, nullable=False),
    Column("email_hmac", Text, nullable=False),
    Column("user_hmac", Text),
    # Of a friend: what they accepted with it.
    Column("claim_id", BigInteger),
    Column("withdrawn_at", Moment),
    created_column(),
    same_shop("text_id", "consent_texts"),
    same_shop("claim_id", "claims"),
)
Index("consents_person_ix", consents.c.shop_id, consents.c.email_hmac)
