"""What waits for a person: cases, and the orders in them."""

from __future__ import annotations

from sqlalchemy import (
    BigInteger,
    Column,
    ForeignKeyConstraint,
    Index,
    Integer,
    Table,
    Text,
    UniqueConstraint,
    text,
)

from plugin.domain.review import CaseState, Place
from plugin.storage.tables.base import (
    Moment,
    created_column,
    due_index,
    id_column,
    metadata,
    one_of,
    same_shop,
    shop_column,
    shop_key,
)

cases = Table(
    "cases",
    metadata,
    id_column(),
    shop_column(),
    Column("advocate_id", BigInteger, nullable=False),
    # The rule that spoke loudest against its orders.
    Column("kind", Text, nullable=False),
    Column("state", Text, nullable=False, server_default=CaseState.OPEN),
    # It is decided together with this one, which is part of no other.
    Column("merged_into", BigInteger),
    # Since when it waits; anew where a decision is undone.
    Column("opened_at", Moment, nullable=False),
    Column("deadline_at", Moment, nullable=False),
    # When the app looks next: at the deadline, then to remind staff. NULL for what waits no more
    # by itself.
    Column("due_at", Moment),
    Column("reminded_at", Moment),
    Column("decided_at", Moment),
    # As the audit log names them.
    Column("decided_by", Text),
    shop_key(),
    same_shop("advocate_id", "advocates"),
    same_shop("merged_into", "cases"),
    one_of("state", CaseState),
    due_index("cases"),
)
Index(
    "cases_open_ix",
    cases.c.shop_id,
    cases.c.advocate_id,
    cases.c.kind,
    unique=True,
    postgresql_where=text("state = 'open'"),
)
Index("cases_advocate_ix", cases.c.shop_id, cases.c.advocate_id)
Index(
    "cases_merged_ix",
    cases.c.shop_id,
    cases.c.merged_into,
    postgresql_where=text("merged_into IS NOT NULL"),
)

case_orders = Table(
    "case_orders",
    metadata,
    id_column(),
    shop_column(),
    Column("case_id", BigInteger, nullable=False),
    Column("order_id", Text, nullable=False),
    Column("points", Integer, nullable=False),
    Column("state", Text, nullable=False, server_default=Place.HELD),
    created_column(),
    same_shop("case_id", "cases"),
    ForeignKeyConstraint(
        ["shop_id", "order_id"], ["orders.shop_id", "orders.id"], ondelete="CASCADE"
    ),
    UniqueConstraint("shop_id", "case_id", "order_id"),
    one_of("state", Place),
)
Index("case_orders_order_ix", case_orders.c.shop_id, case_orders.c.order_id)
# An order waits in one case at a time.
Index(
    "case_orders_held_ix",
    case_orders.c.shop_id,
    case_orders.c.order_id,
    unique=True,
    postgresql_where=text("state = 'held'"),
)
