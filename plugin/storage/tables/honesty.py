"""Whom a shop watches, and what people decided who looked at an order."""

from __future__ import annotations

from sqlalchemy import (
    ARRAY,
    BigInteger,
    Column,
    ForeignKeyConstraint,
    Index,
    Table,
    Text,
    UniqueConstraint,
    text,
)

from plugin.domain.abuse.circumstances import Ruled, Watched
from plugin.domain.abuse.leak import LEAKING
from plugin.storage.tables.base import (
    Moment,
    created_column,
    id_column,
    metadata,
    one_of,
    same_shop,
    shop_column,
)

# In all of a shop's programs: fingerprints of people, or of a mail domain.
watched_people = Table(
    "watched_people",
    metadata,
    id_column(),
    shop_column(),
    Column("list", Text, nullable=False),
    Column("entry_hmac", Text, nullable=False),
    # How staff recognise the entry: a domain, or the beginning of an address.
    Column("label", Text, nullable=False),
    Column("added_by", Text, nullable=False),
    created_column(),
    one_of("list", Watched),
    UniqueConstraint("shop_id", "entry_hmac", "list"),
)

# Where codes or a link went round among strangers, until staff did something about it.
leaks = Table(
    "leaks",
    metadata,
    id_column(),
    shop_column(),
    Column("advocate_id", BigInteger, nullable=False),
    Column("rule", Text, nullable=False),
    created_column(),
    Column("ended_at", Moment),
    same_shop("advocate_id", "advocates"),
    one_of("rule", LEAKING),
)
Index(
    "leaks_open_ix",
    leaks.c.shop_id,
    leaks.c.advocate_id,
    unique=True,
    postgresql_where=text("ended_at IS NULL"),
)

# One an order: the newest; the audit log has those before.
judgements = Table(
    "judgements",
    metadata,
    id_column(),
    shop_column(),
    Column("order_id", Text, nullable=False),
    Column("ruled", Text, nullable=False),
    # What they had before them; other signals are looked at anew.
    Column("rules", ARRAY(Text), nullable=False),
    created_column(),
    ForeignKeyConstraint(
        ["shop_id", "order_id"], ["orders.shop_id", "orders.id"], ondelete="CASCADE"
    ),
    one_of("ruled", Ruled),
    UniqueConstraint("shop_id", "order_id"),
)
