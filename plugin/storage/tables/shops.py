"""Shops that installed the app, their channels, and how far their history has been read."""

from __future__ import annotations

from sqlalchemy import (
    ARRAY,
    BigInteger,
    Boolean,
    Column,
    Integer,
    LargeBinary,
    PrimaryKeyConstraint,
    Table,
    Text,
    func,
    text,
)
from sqlalchemy.dialects.postgresql import JSONB

from plugin.domain.review import AtDeadline
from plugin.storage.tables.base import (
    Moment,
    created_column,
    id_column,
    metadata,
    one_of,
    shop_column,
)

shops = Table(
    "shops",
    metadata,
    id_column(),
    Column("api_url", Text, nullable=False, unique=True),
    # registering: the handshake is under way; inactive: switched off by staff.
    Column("state", Text, nullable=False),
    # When staff last switched the app on or off, as the shop says.
    Column("switched_at", Moment),
    Column("app_id", Text),
    Column("token", LargeBinary),
    Column("jwks", JSONB),
    Column("name", Text, nullable=False, server_default=""),
    # Where customers shop; share links lead there.
    Column("storefront_url", Text),
    # Where the merchant's own server hears of rewards that it hands out; the secret is sealed.
    Column("event_url", Text),
    Column("event_secret", LargeBinary),
    # Whether nobody may take part who has not agreed to a text.
    Column("consent_needed", Boolean, nullable=False, server_default=text("false")),
    # For how many days each kind is kept, where the merchant said so (domain/retention.py).
    Column("retention", JSONB, nullable=False, server_default=text("'{}'")),
    # In which months, days and schedules are counted: an IANA name.
    Column("time_zone", Text, nullable=False, server_default="UTC"),
    # What the shop says of rules against abuse; what it leaves out is as usual.
    Column("honesty", JSONB, nullable=False, server_default=text("'{}'")),
    # How long a case waits for a person, what happens then, and how often staff are reminded.
    Column("review_days", Integer, nullable=False, server_default=text("7")),
    Column("review_then", Text, nullable=False, server_default=AtDeadline.HOLD),
    Column("review_remind_days", Integer, nullable=False, server_default=text("7")),
    # How the shop presents itself (domain/brand.py), what its mails say (domain/mail_words.py), and
    # from which origins a browser may ask for it; none for any.
    Column("brand", JSONB, nullable=False, server_default=text("'{}'")),
    Column("sender", JSONB, nullable=False, server_default=text("'{}'")),
    Column("mail_words", JSONB, nullable=False, server_default=text("'{}'")),
    Column("origins", ARRAY(Text), nullable=False, server_default=text("'{}'")),
    # By which ways people share their links, and whether there is a leaderboard; what it leaves out
    # is as usual (domain/sharing.py).
    Column("sharing", JSONB, nullable=False, server_default=text("'{}'")),
    # Whether its staff have put the list of the first run aside.
    Column("setup_aside", Boolean, nullable=False, server_default=text("false")),
    Column("saleor_version", Text, nullable=False, server_default=""),
    Column("permissions", ARRAY(Text), nullable=False, server_default=text("'{}'")),
    created_column(),
    Column("updated_at", Moment, nullable=False, server_default=func.now()),
    one_of("review_then", AtDeadline),
    one_of("state", ("registering", "active", "inactive", "deleted")),
)

channels = Table(
    "channels",
    metadata,
    shop_column(),
    Column("slug", Text, nullable=False),
    Column("saleor_id", Text, nullable=False),
    Column("name", Text, nullable=False),
    Column("currency", Text, nullable=False),
    Column("is_active", Boolean, nullable=False),
    PrimaryKeyConstraint("shop_id", "slug"),
)

# What became of webhooks, by family and answer; see webhooks/answers.py.
deliveries = Table(
    "deliveries",
    metadata,
    shop_column(),
    Column("family", Text, nullable=False),
    Column("answer", Text, nullable=False),
    Column("times", BigInteger, nullable=False),
    Column("last_at", Moment, nullable=False),
    PrimaryKeyConstraint("shop_id", "family", "answer"),
)

# One row a reading of the shop's orders: the backfill on install, and the reconciler.
imports = Table(
    "imports",
    metadata,
    shop_column(),
    Column("kind", Text, nullable=False),
    Column("state", Text, nullable=False),
    # Orders changed since this moment are still to be read.
    Column("watermark", Moment, nullable=False),
    Column("cursor", Text),
    Column("done", Integer, nullable=False, server_default=text("0")),
    Column("total", Integer),
    Column("started_at", Moment),
    Column("finished_at", Moment),
    Column("last_error", Text),
    # How many deliveries to us the shop said had failed, when it was last asked.
    Column("failed", Integer, nullable=False, server_default=text("0")),
    PrimaryKeyConstraint("shop_id", "kind"),
    one_of("kind", ("backfill", "reconcile")),
    one_of("state", ("waiting", "running", "finished")),
)
