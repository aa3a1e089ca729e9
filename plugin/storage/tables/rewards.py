"""Referrals, what each side is owed, and the codes that pay it."""

from __future__ import annotations

from sqlalchemy import (
    ARRAY,
    BigInteger,
    Boolean,
    CheckConstraint,
    Column,
    Date,
    ForeignKeyConstraint,
    Index,
    Integer,
    Table,
    Text,
    UniqueConstraint,
    Uuid,
    text,
)
from sqlalchemy.dialects.postgresql import JSONB

from plugin.domain.ledger import ACCOUNTS
from plugin.domain.offer import Side
from plugin.domain.reward import CodeState, RewardState, VoucherKind
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
Index("referrals_order_ix", referrals.c.shop_id, referrals.c.order_id)
Index("referrals_advocate_ix", referrals.c.shop_id, referrals.c.advocate_id)
# Counts friends who bought without reading a row.
Index(
    "referrals_bought_ix",
    referrals.c.shop_id,
    referrals.c.advocate_id,
    postgresql_where=text("order_id IS NOT NULL"),
)

rewards = Table(
    "rewards",
    metadata,
    id_column(),
    shop_column(),
    # NULL, as the order's, only for what staff granted.
    Column("referral_id", BigInteger),
    Column("program_id", BigInteger, nullable=False),
    Column("advocate_id", BigInteger, nullable=False),
    Column("offer_id", BigInteger, nullable=False),
    Column("side", Text, nullable=False),
    # Which promise within the offer: conversion, milestone, or repeat with the order. Or grant.
    Column("rule", Text, nullable=False),
    Column("milestone", Integer, nullable=False),
    Column("channel", Text, nullable=False),
    Column("terms", JSONB, nullable=False),
    Column("amount", Amount, nullable=False),
    # A currency, or what else is counted: percent, points, pieces.
    Column("unit", Text, nullable=False),
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
    ForeignKeyConstraint(
        ["shop_id", "order_id"], ["orders.shop_id", "orders.id"], ondelete="CASCADE"
    ),
    UniqueConstraint("referral_id", "side", "rule", "milestone"),
    one_of("side", Side),
    one_of("state", RewardState),
    one_of("ruling", Ruling),
    CheckConstraint("amount >= 0", name="amount"),
    CheckConstraint(
        "rule = 'grant' OR (referral_id IS NOT NULL AND order_id IS NOT NULL)", name="earned"
    ),
    UniqueConstraint("shop_id", "grant_key"),
    due_index("rewards"),
)
Index("rewards_advocate_ix", rewards.c.shop_id, rewards.c.advocate_id, rewards.c.id)
Index(
    "rewards_milestone_ix",
    rewards.c.program_id,
    rewards.c.advocate_id,
    rewards.c.milestone,
    unique=True,
    postgresql_where=text("rule = 'milestone'"),
)
Index("rewards_order_ix", rewards.c.shop_id, rewards.c.order_id)
Index("rewards_state_ix", rewards.c.shop_id, rewards.c.state, rewards.c.id)
Index("rewards_earned_ix", rewards.c.shop_id, rewards.c.program_id, rewards.c.earned_at)

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

vouchers = Table(
    "vouchers",
    metadata,
    id_column(),
    shop_column(),
    Column("offer_id", BigInteger, nullable=False),
    Column("kind", Text, nullable=False),
    Column("expires_on", Date, nullable=False),
    # What its codes take off; terms_key tells vouchers of an offer apart that take off different
    # things.
    Column("terms", JSONB, nullable=False),
    Column("terms_key", Text, nullable=False),
    Column("saleor_id", Text),
    # How far the voucher has come in the shop; each step can be taken up again after a crash.
    Column("asked_at", Moment),
    Column("listed", ARRAY(Text), nullable=False, server_default=text("'{}'")),
    Column("tagged_at", Moment),
    created_column(),
    *work_columns(),
    shop_key(),
    same_shop("offer_id", "offers"),
    UniqueConstraint("shop_id", "offer_id", "kind", "terms_key", "expires_on"),
    one_of("kind", VoucherKind),
    due_index("vouchers"),
)

codes = Table(
    "codes",
    metadata,
    Column("id", Uuid, primary_key=True),
    shop_column(),
    Column("voucher_id", BigInteger, nullable=False),
    Column("state", Text, nullable=False),
    Column("code_hmac", Text, nullable=False),
    Column("claim_id", BigInteger),
    Column("reward_id", BigInteger),
    Column("order_id", Text),
    created_column(),
    *work_columns(),
    same_shop("voucher_id", "vouchers"),
    same_shop("claim_id", "claims"),
    same_shop("reward_id", "rewards"),
    UniqueConstraint("shop_id", "code_hmac"),
    CheckConstraint("claim_id IS NULL OR reward_id IS NULL", name="one_owner"),
    one_of("state", CodeState),
    due_index("codes"),
)
# Only one code at a time is good for a claim or a reward.
_GOOD = text("state IN ('planned', 'minted')")
Index("codes_claim_ix", codes.c.claim_id, unique=True, postgresql_where=_GOOD)
Index("codes_reward_ix", codes.c.reward_id, unique=True, postgresql_where=_GOOD)
Index(
    "codes_pool_ix",
    codes.c.voucher_id,
    codes.c.state,
    postgresql_where=text("claim_id IS NULL AND reward_id IS NULL"),
)
Index("codes_planned_ix", codes.c.voucher_id, postgresql_where=text("state = 'planned'"))
Index("codes_of_claim_ix", codes.c.claim_id)
Index("codes_of_reward_ix", codes.c.reward_id)
