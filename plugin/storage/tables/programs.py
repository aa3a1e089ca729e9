"""Programs, their immutable versions, and the offers of each."""

from __future__ import annotations

from sqlalchemy import BigInteger, Column, Integer, Table, Text, UniqueConstraint
from sqlalchemy.dialects.postgresql import JSONB

from plugin.domain.program import ProgramState
from plugin.storage.tables.base import (
    created_column,
    id_column,
    metadata,
    one_of,
    same_shop,
    shop_column,
    shop_key,
)

programs = Table(
    "programs",
    metadata,
    id_column(),
    shop_column(),
    Column("name", Text, nullable=False),
    Column("state", Text, nullable=False),
    created_column(),
    shop_key(),
    one_of("state", ProgramState),
)
program_versions = Table(
    "program_versions",
    metadata,
    id_column(),
    shop_column(),
    Column("program_id", BigInteger, nullable=False),
    Column("number", Integer, nullable=False),
    Column("rules", JSONB, nullable=False),
    Column("created_by", Text, nullable=False),
    created_column(),
    shop_key(),
    same_shop("program_id", "programs"),
    UniqueConstraint("program_id", "number"),
)

offers = Table(
    "offers",
    metadata,
    id_column(),
    shop_column(),
    Column("version_id", BigInteger, nullable=False),
    Column("position", Integer, nullable=False),
    Column("friend_terms", JSONB, nullable=False),
    Column("advocate_terms", JSONB, nullable=False),
    shop_key(),
    same_shop("version_id", "program_versions"),
    UniqueConstraint("version_id", "position"),
)
