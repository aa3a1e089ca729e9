"""Filters of lists that a shop keeps under a name."""

from __future__ import annotations

from sqlalchemy import Column, Table, Text, UniqueConstraint
from sqlalchemy.dialects.postgresql import JSONB

from plugin.domain.saved_filters import FilteredList
from plugin.storage.tables.base import (
    created_column,
    id_column,
    metadata,
    one_of,
    shop_column,
)

saved_filters = Table(
    "saved_filters",
    metadata,
    id_column(),
    shop_column(),
    Column("list", Text, nullable=False),
    Column("name", Text, nullable=False),
    # As the admin API takes it; see KEPT in domain/saved_filters.py.
    Column("filter", JSONB, nullable=False),
    Column("created_by", Text, nullable=False),
    created_column(),
    one_of("list", FilteredList),
    UniqueConstraint("shop_id", "list", "name"),
)
