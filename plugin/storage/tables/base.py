"""The pieces that tables are made of."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from sqlalchemy import (
    BigInteger,
    CheckConstraint,
    Column,
    DateTime,
    ForeignKey,
    ForeignKeyConstraint,
    Identity,
    Index,
    Integer,
    MetaData,
    Row,
    Text,
    UniqueConstraint,
    func,
    text,
)

metadata = MetaData(
    naming_convention={
        "ix": "%(table_name)s_%(column_0_N_name)s_ix",
        "uq": "%(table_name)s_%(column_0_N_name)s_key",
        "ck": "%(table_name)s_%(constraint_name)s_check",
        "fk": "%(table_name)s_%(column_0_N_name)s_fkey",
        "pk": "%(table_name)s_pkey",
    }
)

Moment = DateTime(timezone=True)
AnyRow = Row[*tuple[Any, ...]]


def id_column() -> Column[int]:
    return Column("id", BigInteger, Identity(always=True), primary_key=True)


def shop_column() -> Column[int]:
    return Column("shop_id", BigInteger, ForeignKey("shops.id", ondelete="CASCADE"), nullable=False)


def created_column() -> Column[Any]:
    return Column("created_at", Moment, nullable=False, server_default=func.now())


def same_shop(column: str, table: str) -> ForeignKeyConstraint:
    """A reference that cannot leave the shop."""
    return ForeignKeyConstraint(
        ["shop_id", column], [f"{table}.shop_id", f"{table}.id"], ondelete="CASCADE"
    )


def shop_key() -> UniqueConstraint:
    """What same_shop points at."""
    return UniqueConstraint("shop_id", "id")


def one_of(column: str, values: Iterable[str]) -> CheckConstraint:
    listed = ", ".join(f"'{value}'" for value in values)
    return CheckConstraint(f"{column} IN ({listed})", name=column)


def sighting_columns() -> tuple[Column[Any], ...]:
    """Keyed marks of a network and a device; equal marks are only of one period."""
    return Column("network_mark", Text), Column("device_mark", Text)


def work_columns() -> tuple[Column[Any], ...]:
    """A row that a worker takes: when it is due, who holds it until when, how often it was tried.

    due_at is NULL when there is nothing to do.
    """
    return (
        Column("due_at", Moment),
        Column("lease_until", Moment),
        Column("attempts", Integer, nullable=False, server_default=text("0")),
        Column("last_error", Text),
    )


def failing_index(table: str) -> Index:
    """Of few rows: what failed and is tried again."""
    return Index(f"{table}_failing_ix", "shop_id", postgresql_where=text("last_error IS NOT NULL"))


def due_index(table: str) -> Index:
    return Index(
        f"{table}_due_ix", "shop_id", "due_at", postgresql_where=text("due_at IS NOT NULL")
    )
