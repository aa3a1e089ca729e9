"""How often somebody has asked in the minutes before now."""

from __future__ import annotations

from sqlalchemy import BigInteger, Column, Integer, PrimaryKeyConstraint, Table, Text

from plugin.domain.rates import Asked
from plugin.storage.tables.base import Moment, metadata, one_of

# Unlogged: after a crash everybody begins anew, and nobody waits for the disk. So no reference to
# the shop either: to hold on to its row is written to disk. What is over is forgotten each night.
rate_windows = Table(
    "rate_windows",
    metadata,
    Column("shop_id", BigInteger, nullable=False),
    Column("asked", Text, nullable=False),
    Column("who_hmac", Text, nullable=False),
    Column("times", Integer, nullable=False),
    Column("ends_at", Moment, nullable=False),
    PrimaryKeyConstraint("shop_id", "asked", "who_hmac"),
    one_of("asked", Asked),
    prefixes=["UNLOGGED"],
)
