"""Figures of busy shops, kept for whoever asks again."""

from __future__ import annotations

from sqlalchemy import Column, PrimaryKeyConstraint, Table, Text

from plugin.storage.tables.base import Moment, due_index, metadata, shop_column

# due_at: since when newer ones are wanted, NULL while nobody has asked for some time.
kept_figures = Table(
    "kept_figures",
    metadata,
    shop_column(),
    Column("question", Text, nullable=False),
    # A JSON document that is only read as a whole.
    Column("answer", Text, nullable=False),
    Column("counted_at", Moment, nullable=False),
    Column("due_at", Moment),
    PrimaryKeyConstraint("shop_id", "question"),
    due_index("kept_figures"),
)
