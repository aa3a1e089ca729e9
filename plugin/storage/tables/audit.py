"""Who did what, when and why: one row for each act of staff, never changed."""

from __future__ import annotations

from sqlalchemy import BigInteger, Column, Index, Table, Text
from sqlalchemy.dialects.postgresql import JSONB

from plugin.storage.tables.base import (
    created_column,
    id_column,
    metadata,
    same_shop,
    shop_column,
    shop_key,
)

audit = Table(
    "audit",
    metadata,
    id_column(),
    shop_column(),
    # A Saleor user id, `operator` for the command line, `app` for the app itself.
    Column("actor", Text, nullable=False),
    Column("what", Text, nullable=False),
    Column("subject", Text, nullable=False),
    Column("subject_id", BigInteger, nullable=False),
    # Why, in the words of whoever did it. Never an address: these rows are kept.
    Column("note", Text, nullable=False),
    Column("before", JSONB),
    Column("after", JSONB),
    # The act that this one takes back; an act is undone once.
    Column("undoes", BigInteger, unique=True),
    created_column(),
    shop_key(),
    same_shop("undoes", "audit"),
)
Index("audit_subject_ix", audit.c.shop_id, audit.c.subject, audit.c.subject_id, audit.c.id)
Index("audit_what_ix", audit.c.shop_id, audit.c.what, audit.c.id)
Index("audit_actor_ix", audit.c.shop_id, audit.c.actor, audit.c.id)
