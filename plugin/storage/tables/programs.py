"""Programs, their immutable versions, and the offers of each."""

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
from sqlalchemy.dialects.postgresql import JSONB

from plugin.domain.limits import LimitLevel
from plugin.domain.program import ProgramState
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

programs = Table(
    "programs",
    metadata,
    id_column(),
    shop_column(),
    Column("name", Text, nullable=False),
    Column("state", Text, nullable=False),
    # Why it is paused, when the app did it by itself.
    Column("state_reason", Text),
    # What staff were last told about its limits.
    Column("limit_level", Text, nullable=False, server_default=LimitLevel.FREE),
    # When it starts, ends or has room again by itself.
    Column("due_at", Moment),
    Column("priority", Integer, nullable=False),
    Column("version_id", BigInteger),
    Column("archived_at", Moment),
    created_column(),
    shop_key(),
    one_of("state", ProgramState),
    one_of("limit_level", LimitLevel),
    due_index("programs"),
    # The newest version. The database learns of it when both rows are there.
    ForeignKeyConstraint(
        ["shop_id", "version_id"],
        ["program_versions.shop_id", "program_versions.id"],
        name="programs_version_fkey",
        ondelete="CASCADE",
        use_alter=True,
    ),
)
Index("programs_running_ix", programs.c.shop_id, postgresql_where=text("state = 'active'"))

program_versions = Table(
    "program_versions",
    metadata,
    id_column(),
    shop_column(),
    Column("program_id", BigInteger, nullable=False),
    Column("number", Integer, nullable=False),
    Column("promise", JSONB, nullable=False),
    Column("created_by", Text, nullable=False),
    created_column(),
    shop_key(),
    same_shop("program_id", "programs"),
    UniqueConstraint("program_id", "number"),
)

# The arms of each version, so that claims and codes can point at one.
offers = Table(
    "offers",
    metadata,
    id_column(),
    shop_column(),
    Column("version_id", BigInteger, nullable=False),
    Column("position", Integer, nullable=False),
    shop_key(),
    same_shop("version_id", "program_versions"),
    UniqueConstraint("version_id", "position"),
)

# Who may be referred, who never, and who may refer: fingerprints of people, or of a mail domain.
program_people = Table(
    "program_people",
    metadata,
    id_column(),
    shop_column(),
    Column("program_id", BigInteger, nullable=False),
    Column("list", Text, nullable=False),
    Column("entry_hmac", Text, nullable=False),
    # How staff recognise the entry: a domain, or the beginning of an address.
    Column("label", Text, nullable=False),
    Column("added_by", Text, nullable=False),
    created_column(),
    same_shop("program_id", "programs"),
    one_of("list", ("allowed", "blocked", "invited")),
    UniqueConstraint("program_id", "list", "entry_hmac"),
)
