"""Referrals, what each side is owed, and the ledger of it."""

from __future__ import annotations

from sqlalchemy import (
    BigInteger,
    Boolean,
    CheckConstraint,
    Column,
    ForeignKeyConstraint,
    Index,
    Integer,
    Table,
    Text,
    UniqueConstraint,
    Uuid,
    func,
    literal_column,
    text,
)
from sqlalchemy.dialects.postgresql import JSONB

from plugin.domain.dues import REPEAT
from plugin.domain.instrument import Instrument
from plugin.domain.ledger import ACCOUNTS
from plugin.domain.offer import Side
from plugin.domain.reward import RewardState
from plugin.domain.ruling import Ruling
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
    work_columns,
)
from plugin.storage.tables.orders import Amount

referrals = Table(
    "referrals",
    metadata,
    id_column(),
    shop_column(),
    Column("program_id", BigInteger, nullable=False),
    Column("claim_id", BigInteger, nullable=False),
    Column("advocate_id", BigInteger, nullable=False),
    Column("friend_email_hmac", Text, nullable=False),
    # The order that counts; NULL after it was reversed, so that another one may.
    Column("order_id", Text),
    Column("converted_at", Moment),
    # A person has to look at it first: until then it counts for no milestone.
    Column("held", Boolean, nullable=False, server_default=text("false")),
    created_column(),
    shop_key(),
    same_shop("program_id", "programs"),
    same_shop("claim_id", "claims"),
    same_shop("advocate_id", "advocates"),
    ForeignKeyConstraint(
        ["shop_id", "order_id"], ["orders.shop_id", "orders.id"], ondelete="CASCADE"
    ),
    # One winning edge for each friend and program.
    UniqueConstraint("shop_id", "program_id", "friend_email_hmac"),
)
Index("referrals_friend_ix", referrals.c.shop_id, referrals.c.friend_email_hmac)
Index("referrals_order_ix", referrals.c.shop_id, referrals.c.order_id)
Index("referrals_advocate_ix", referrals.c.shop_id, referrals.c.advocate_id)
# Counts friends who bought without reading a row.
Index(
    "referrals_bought_ix",
    referrals.c.shop_id,
    referrals.c.advocate_id,
    postgresql_where=text("order_id IS NOT NULL"),
)
# What friends bought in some time, what a claim came to, and what waits for a person.
Index("referrals_converted_ix", referrals.c.shop_id, referrals.c.converted_at)
Index("referrals_claim_ix", referrals.c.claim_id)
Index("referrals_held_ix", referrals.c.shop_id, referrals.c.id, postgresql_where=text("held"))

rewards = Table(
    "rewards",
    metadata,
    id_column(),
    shop_column(),
    # NULL, as the order's, only for what staff granted, and what granted points turned into.
    Column("referral_id", BigInteger),
    Column("program_id", BigInteger, nullable=False),
    Column("advocate_id", BigInteger, nullable=False),
    Column("offer_id", BigInteger, nullable=False),
    Column("side", Text, nullable=False),
    # Whose it is: the advocate's e-mail or the friend's.
    Column("owner_hmac", Text, nullable=False),
    # Which promise within the offer: conversion, milestone, points that turned into it, repeat
    # with the order; or grant.
    Column("rule", Text, nullable=False),
    Column("milestone", Integer, nullable=False),
    Column("channel", Text, nullable=False),
    Column("terms", JSONB, nullable=False),
    Column("instrument", Text, nullable=False),
    # The card that it is on; several rewards may share one.
    Column("gift_card_id", Uuid),
    Column("amount", Amount, nullable=False),
    # A currency, or what else is counted: percent, points, pieces.
    Column("unit", Text, nullable=False),
    # What its gift card or its owner's points got for it.
    Column("credited", Amount, nullable=False, server_default=text("0")),
    # Of the amount: what was spent of it bit by bit, what it paid of a debt of its owner, and
    # what was spent undeserved and is neither paid back nor forgiven, or was paid back.
    Column("used", Amount, nullable=False, server_default=text("0")),
    Column("netted", Amount, nullable=False, server_default=text("0")),
    Column("owed_back", Amount, nullable=False, server_default=text("0")),
    Column("paid_back", Amount, nullable=False, server_default=text("0")),
    # What it is likely to cost the shop, for limits and forecasts.
    Column("cost", Amount, nullable=False),
    Column("currency", Text, nullable=False),
    # By which order and household it was earned, and when: what limits count.
    # paid_ahead: by the code that the friend bought with.
    Column("paid_ahead", Boolean, nullable=False),
    Column("order_id", Text),
    Column("earned_at", Moment, nullable=False),
    Column("household_hmac", Text),
    # What staff decided, and what the order earned when they corrected the amount.
    Column("ruling", Text),
    Column("corrected_from", Amount),
    # Given by whoever grants, so that a double click grants once.
    Column("grant_key", Text),
    Column("state", Text, nullable=False),
    Column("reason", Text, nullable=False),
    Column("expires_at", Moment),
    Column("remind_at", Moment),
    created_column(),
    *work_columns(),
    shop_key(),
    same_shop("referral_id", "referrals"),
    same_shop("program_id", "programs"),
    same_shop("advocate_id", "advocates"),
    same_shop("offer_id", "offers"),
    same_shop("gift_card_id", "gift_cards"),
    ForeignKeyConstraint(
        ["shop_id", "order_id"], ["orders.shop_id", "orders.id"], ondelete="CASCADE"
    ),
    # Another advocate may turn out to have brought the friend; what the first had stays on record.
    UniqueConstraint("referral_id", "advocate_id", "side", "rule", "milestone"),
    one_of("side", Side),
    one_of("instrument", Instrument),
    one_of("state", RewardState),
    one_of("ruling", Ruling),
    CheckConstraint("amount >= 0", name="amount"),
    CheckConstraint("used >= 0 AND netted >= 0 AND used + netted <= amount", name="paid"),
    CheckConstraint(
        "owed_back >= 0 AND paid_back >= 0 AND owed_back + paid_back <= amount", name="owed_back"
    ),
    CheckConstraint(
        "rule IN ('grant', 'points') OR (referral_id IS NOT NULL AND order_id IS NOT NULL)",
        name="earned",
    ),
    UniqueConstraint("shop_id", "grant_key"),
    due_index("rewards"),
)
# Adds up what advocates have without reading a row, of which the best have thousands.
Index(
    "rewards_advocate_ix",
    rewards.c.shop_id,
    rewards.c.advocate_id,
    rewards.c.id,
    postgresql_include=["side", "state", "unit", "amount"],
)
Index(
    "rewards_milestone_ix",
    rewards.c.program_id,
    rewards.c.advocate_id,
    rewards.c.milestone,
    unique=True,
    postgresql_where=text("rule = 'milestone'"),
)
Index(
    "rewards_conversion_ix",
    rewards.c.program_id,
    rewards.c.owner_hmac,
    rewards.c.milestone,
    unique=True,
    postgresql_where=text("rule = 'points'"),
)
Index("rewards_owner_ix", rewards.c.shop_id, rewards.c.owner_hmac, rewards.c.program_id)
Index(
    "rewards_card_ix",
    rewards.c.gift_card_id,
    postgresql_where=text("gift_card_id IS NOT NULL"),
)
Index("rewards_order_ix", rewards.c.shop_id, rewards.c.order_id)
Index("rewards_state_ix", rewards.c.shop_id, rewards.c.state, rewards.c.id)
Index("rewards_earned_ix", rewards.c.shop_id, rewards.c.program_id, rewards.c.earned_at)
Index("rewards_time_ix", rewards.c.shop_id, rewards.c.earned_at)
Index("rewards_kind_ix", rewards.c.shop_id, rewards.c.terms["kind"].astext, rewards.c.id)
# How many of those whose time is over were used, without reading a row.
Index(
    "rewards_over_ix",
    rewards.c.shop_id,
    rewards.c.expires_at,
    postgresql_include=["state", "instrument", "used", "netted", "amount"],
    postgresql_where=text("state IN ('spent', 'review', 'owed_back', 'expired')"),
)

# Those of a friend's later orders, among many others: the rule names the order (domain/dues.py).
FOR_LATER_ORDER = func.left(rewards.c.rule, len(REPEAT)) == literal_column(f"'{REPEAT}'")
Index("rewards_later_ix", rewards.c.shop_id, rewards.c.order_id, postgresql_where=FOR_LATER_ORDER)

# Append-only and balanced: each row moves an amount from one account to another.
ledger = Table(
    "ledger",
    metadata,
    id_column(),
    shop_column(),
    Column("reward_id", BigInteger, nullable=False),
    Column("from_account", Text, nullable=False),
    Column("to_account", Text, nullable=False),
    Column("amount", Amount, nullable=False),
    Column("unit", Text, nullable=False),
    Column("reason", Text, nullable=False),
    Column("actor", Text, nullable=False),
    Column("order_id", Text),
    # Where staff say why.
    Column("audit_id", BigInteger),
    created_column(),
    same_shop("reward_id", "rewards"),
    same_shop("audit_id", "audit"),
    one_of("from_account", ACCOUNTS),
    one_of("to_account", ACCOUNTS),
    CheckConstraint("from_account <> to_account", name="moves"),
    CheckConstraint("amount >= 0", name="amount"),
)
Index("ledger_reward_ix", ledger.c.shop_id, ledger.c.reward_id, ledger.c.id)
Index("ledger_shop_ix", ledger.c.shop_id, ledger.c.id)
Index(
    "ledger_order_ix",
    ledger.c.shop_id,
    ledger.c.order_id,
    postgresql_where=text("order_id IS NOT NULL"),
)
