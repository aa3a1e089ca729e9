"""What the shop and the customer should hear, written together with the state it reports."""

from __future__ import annotations

from sqlalchemy import Column, LargeBinary, Table, Text, UniqueConstraint

from plugin.storage.tables.base import (
    created_column,
    due_index,
    failing_index,
    id_column,
    metadata,
    one_of,
    shop_column,
    work_columns,
)

messages = Table(
    "messages",
    metadata,
    id_column(),
    shop_column(),
    Column("kind", Text, nullable=False),
    # Says the same thing only once.
    Column("key", Text, nullable=False),
    # Encrypted: mails carry addresses and codes.
    Column("body", LargeBinary, nullable=False),
    Column("state", Text, nullable=False, server_default="due"),
    created_column(),
    *work_columns(),
    UniqueConstraint("shop_id", "kind", "key"),
    one_of("kind", ("mail", "event", "problem", "dismissal")),
    one_of("state", ("due", "sent", "skipped", "failed")),
    due_index("messages"),
    failing_index("messages"),
)
