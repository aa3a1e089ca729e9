"""The last known state of each order, and what was decided about it."""

from __future__ import annotations

from sqlalchemy import (
    ARRAY,
    BigInteger,
    Column,
    ForeignKeyConstraint,
    Index,
    Numeric,
    PrimaryKeyConstraint,
    Table,
    Text,
    text,
)
from sqlalchemy.dialects.postgresql import JSONB

from plugin.domain.decision import Outcome
from plugin.storage.tables.base import (
    Moment,
    created_column,
    due_index,
    failing_index,
    id_column,
    metadata,
    one_of,
    same_shop,
    shop_column,
    work_columns,
)

Amount = Numeric(18, 4)

# Fingerprints stand for people and codes: no address, name or code is kept here.
orders = Table(
    "orders",
    metadata,
    shop_column(),
    Column("id", Text, nullable=False),
    Column("number", Text, nullable=False),
    Column("channel", Text, nullable=False),
    Column("currency", Text, nullable=False),
    Column("status", Text, nullable=False),
    Column("charge_status", Text, nullable=False),
    Column("total", Amount, nullable=False),
    Column("discount", Amount, nullable=False),
    Column("charged", Amount, nullable=False),
    Column("refunded", Amount, nullable=False),
    Column("shipping", Amount, nullable=False),
    Column("country", Text, nullable=False),
    Column("household_hmac", Text),
    Column("name_hmac", Text),
    Column("surname_hmac", Text),
    Column("phone_hmac", Text),
    # A JSON document for the rules alone: to store it as one costs a webhook as much as the rest.
    Column("lines", Text, nullable=False),
    Column("email_hmac", Text),
    Column("user_hmac", Text),
    Column("code_hmac", Text),
    Column("claim_id", BigInteger),
    Column("journey_id", Text),
    Column("domain_hmac", Text),
    Column("gift_cards", ARRAY(Text), nullable=False),
    Column("language", Text, nullable=False),
    Column("placed_at", Moment, nullable=False),
    Column("updated_at", Moment, nullable=False),
    Column("paid_at", Moment),
    Column("fulfilled_at", Moment),
    # Its buyer was erased: later states of the order bring nothing of them back.
    Column("erased_at", Moment),
    created_column(),
    *work_columns(),
    PrimaryKeyConstraint("shop_id", "id"),
    due_index("orders"),
    failing_index("orders"),
)
Index("orders_email_ix", orders.c.shop_id, orders.c.email_hmac, orders.c.placed_at)
Index("orders_number_ix", orders.c.shop_id, orders.c.number)
# What was bought in some time.
Index("orders_placed_ix", orders.c.shop_id, orders.c.placed_at)
Index("orders_user_ix", orders.c.shop_id, orders.c.user_hmac, orders.c.placed_at)

decisions = Table(
    "decisions",
    metadata,
    id_column(),
    shop_column(),
    Column("order_id", Text, nullable=False),
    Column("version_id", BigInteger),
    Column("claim_id", BigInteger),
    Column("outcome", Text, nullable=False),
    Column("reason", Text, nullable=False),
    Column("trace", JSONB, nullable=False),
    created_column(),
    ForeignKeyConstraint(
        ["shop_id", "order_id"], ["orders.shop_id", "orders.id"], ondelete="CASCADE"
    ),
    same_shop("version_id", "program_versions"),
    same_shop("claim_id", "claims"),
    one_of("outcome", Outcome),
)
Index("decisions_order_ix", decisions.c.shop_id, decisions.c.order_id, decisions.c.id)
# What became of a claim; most decisions on orders that nobody brought name none.
Index(
    "decisions_claim_ix",
    decisions.c.shop_id,
    decisions.c.claim_id,
    postgresql_where=text("claim_id IS NOT NULL"),
)
