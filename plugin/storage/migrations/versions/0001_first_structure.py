"""first structure"""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "shops",
        sa.Column("id", sa.BigInteger(), sa.Identity(always=True), nullable=False),
        sa.Column("api_url", sa.Text(), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("switched_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("app_id", sa.Text(), nullable=True),
        sa.Column("token", sa.LargeBinary(), nullable=True),
        sa.Column("jwks", postgresql.JSONB(astext_type=sa.Text()), nullable=True),
        sa.Column("name", sa.Text(), server_default="", nullable=False),
        sa.Column("storefront_url", sa.Text(), nullable=True),
        sa.Column("event_url", sa.Text(), nullable=True),
        sa.Column("event_secret", sa.LargeBinary(), nullable=True),
        sa.Column("consent_needed", sa.Boolean(), server_default=sa.text("false"), nullable=False),
        sa.Column(
            "retention",
            postgresql.JSONB(astext_type=sa.Text()),
            server_default=sa.text("'{}'"),
            nullable=False,
        ),
        sa.Column("time_zone", sa.Text(), server_default="UTC", nullable=False),
        sa.Column(
            "honesty",
            postgresql.JSONB(astext_type=sa.Text()),
            server_default=sa.text("'{}'"),
            nullable=False,
        ),
        sa.Column("review_days", sa.Integer(), server_default=sa.text("7"), nullable=False),
        sa.Column("review_then", sa.Text(), server_default="hold", nullable=False),
        sa.Column("review_remind_days", sa.Integer(), server_default=sa.text("7"), nullable=False),
        sa.Column("saleor_version", sa.Text(), server_default="", nullable=False),
        sa.Column(
            "permissions", sa.ARRAY(sa.Text()), server_default=sa.text("'{}'"), nullable=False
        ),
        sa.Column(
            "created_at",
            sa.DateTime(timezone=True),
            server_default=sa.text("now()"),
            nullable=False,
        ),
        sa.Column(
            "updated_at",
            sa.DateTime(timezone=True),
            server_default=sa.text("now()"),
            nullable=False,
        ),
        sa.CheckConstraint(
            "review_then IN ('hold', 'approve', 'refuse')", name=op.f("shops_review_then_check")
        ),
        sa.CheckConstraint(
            "state IN ('registering', 'active', 'inactive', 'deleted')",
            name=op.f("shops_state_check"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("shops_pkey")),
        sa.UniqueConstraint("api_url", name=op.f("shops_api_url_key")),
    )
    op.create_table(
        "advocates",
        sa.Column("id", sa.BigInteger(), sa.Identity(always=True), nullable=False),
        sa.Column("shop_id", sa.BigInteger(), nullable=False),
        sa.Column("word", sa.Text(), nullable=False),
        sa.Column("email_hmac", sa.Text(), nullable=False),
        sa.Column("user_hmac", sa.Text(), nullable=True),
        sa.Column("email", sa.LargeBinary(), nullable=True),
        sa.Column("first_name", sa.Text(), server_default="", nullable=False),
        sa.Column("language", sa.Text(), server_default="en", nullable=False),
        sa.Column("flags", sa.ARRAY(sa.Text()), server_default=sa.text("'{}'"), nullable=False),
        sa.Column("signed_up_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("banned_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("account_changed_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("account_told_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("network_mark", sa.Text(), nullable=True),
        sa.Column("device_mark", sa.Text(), nullable=True),
        sa.Column("seen_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column(
            "created_at",
            sa.DateTime(timezone=True),
            server_default=sa.text("now()"),
            nullable=False,
        ),
        sa.ForeignKeyConstraint(
            ["shop_id"], ["shops.id"], name=op.f("advocates_shop_id_fkey"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("advocates_pkey")),
        sa.UniqueConstraint("shop_id", "email_hmac", name=op.f("advocates_shop_id_email_hmac_key")),
        sa.UniqueConstraint("shop_id", "id", name=op.f("advocates_shop_id_id_key")),
        sa.UniqueConstraint("word", name=op.f("advocates_word_key")),
    )
    op.create_index(
        "advocates_user_ix",
        "advocates",
        ["shop_id", "user_hmac"],
        unique=True,
        postgresql_where=sa.text("user_hmac IS NOT NULL"),
    )
    op.create_table(
        "audit",
        sa.Column("id", sa.BigInteger(), sa.Identity(always=True), nullable=False),
        sa.Column("shop_id", sa.BigInteger(), nullable=False),
        sa.Column("actor", sa.Text(), nullable=False),
        sa.Column("what", sa.Text(), nullable=False),
        sa.Column("subject", sa.Text(), nullable=False),
        sa.Column("subject_id", sa.BigInteger(), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("before", postgresql.JSONB(astext_type=sa.Text()), nullable=True),
        sa.Column("after", postgresql.JSONB(astext_type=sa.Text()), nullable=True),
        sa.Column("undoes", sa.BigInteger(), nullable=True),
        sa.Column(
            "created_at",
            sa.DateTime(timezone=True),
            server_default=sa.text("now()"),
            nullable=False,
        ),
        sa.ForeignKeyConstraint(
            ["shop_id", "undoes"],
            ["audit.shop_id", "audit.id"],
            name=op.f("audit_shop_id_undoes_fkey"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["shop_id"], ["shops.id"], name=op.f("audit_shop_id_fkey"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("audit_pkey")),
        sa.UniqueConstraint("shop_id", "id", name=op.f("audit_shop_id_id_key")),
        sa.UniqueConstraint("undoes", name=op.f("audit_undoes_key")),
    )
    op.create_index(
        "audit_subject_ix", "audit", ["shop_id", "subject", "subject_id", "id"], unique=False
    )
    op.create_table(
        "channels",
        sa.Column("shop_id", sa.BigInteger(), nullable=False),
        sa.Column("slug", sa.Text(), nullable=False),
        sa.Column("saleor_id", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("currency", sa.Text(), nullable=False),
        sa.Column("is_active", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(
            ["shop_id"], ["shops.id"], name=op.f("channels_shop_id_fkey"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("shop_id", "slug", name=op.f("channels_pkey")),
    )
    op.create_table(
        "consent_texts",
        sa.Column("id", sa.BigInteger(), sa.Identity(always=True), nullable=False),
        sa.Column("shop_id", sa.BigInteger(), nullable=False),
        sa.Column("purpose", sa.Text(), nullable=False),
        sa.Column("language", sa.Text(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("created_by", sa.Text(), nullable=False),
        sa.Column(
            "created_at",
            sa.DateTime(timezone=True),
            server_default=sa.text("now()"),
            nullable=False,
        ),
        sa.CheckConstraint(
            "purpose IN ('claim', 'join', 'be_found', 'disclosure')",
            name=op.f("consent_texts_purpose_check"),
        ),
        sa.ForeignKeyConstraint(
            ["shop_id"], ["shops.id"], name=op.f("consent_texts_shop_id_fkey"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("consent_texts_pkey")),
        sa.UniqueConstraint("shop_id", "id", name=op.f("consent_texts_shop_id_id_key")),
        sa.UniqueConstraint(
            "shop_id",
            "purpose",
            "language",
            "number",
            name=op.f("consent_texts_shop_id_purpose_language_number_key"),
        ),
    )
    op.create_table(
        "erased_people",
        sa.Column("id", sa.BigInteger(), sa.Identity(always=True), nullable=False),
        sa.Column("shop_id", sa.BigInteger(), nullable=False),
        sa.Column("email_hmac", sa.Text(), nullable=True),
        sa.Column("user_hmac", sa.Text(), nullable=True),
        sa.Column("last_bought_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column(
            "created_at",
            sa.DateTime(timezone=True),
            server_default=sa.text("now()"),
            nullable=False,
        ),
        sa.ForeignKeyConstraint(
            ["shop_id"], ["shops.id"], name=op.f("erased_people_shop_id_fkey"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("erased_people_pkey")),
        sa.UniqueConstraint("shop_id", "id", name=op.f("erased_people_shop_id_id_key")),
    )
    op.create_index(
        "erased_people_email_ix", "erased_people", ["shop_id", "email_hmac"], unique=False
    )
    op.create_index(
        "erased_people_user_ix", "erased_people", ["shop_id", "user_hmac"], unique=False
    )
    op.create_table(
        "flags",
        sa.Column("id", sa.BigInteger(), sa.Identity(always=True), nullable=False),
        sa.Column("shop_id", sa.BigInteger(), nullable=False),
        sa.Column("owner_hmac", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("is_set", sa.Boolean(), server_default=sa.text("false"), nullable=False),
        sa.Column(
            "created_at",
            sa.DateTime(timezone=True),
            server_default=sa.text("now()"),
            nullable=False,
        ),
        sa.Column("due_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("lease_until", sa.DateTime(timezone=True), nullable=True),
        sa.Column("attempts", sa.Integer(), server_default=sa.text("0"), nullable=False),
        sa.Column("last_error", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(
            ["shop_id"], ["shops.id"], name=op.f("flags_shop_id_fkey"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("flags_pkey")),
        sa.UniqueConstraint(
            "shop_id", "owner_hmac", "name", name=op.f("flags_shop_id_owner_hmac_name_key")
        ),
    )
    op.create_index(
        "flags_due_ix",
        "flags",
        ["shop_id", "due_at"],
        unique=False,
        postgresql_where=sa.text("due_at IS NOT NULL"),
    )
    op.create_table(
        "imports",
        sa.Column("shop_id", sa.BigInteger(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("watermark", sa.DateTime(timezone=True), nullable=False),
        sa.Column("cursor", sa.Text(), nullable=True),
        sa.Column("done", sa.Integer(), server_default=sa.text("0"), nullable=False),
        sa.Column("total", sa.Integer(), nullable=True),
        sa.Column("started_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("finished_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("last_error", sa.Text(), nullable=True),
        sa.CheckConstraint("kind IN ('backfill', 'reconcile')", name=op.f("imports_kind_check")),
        sa.CheckConstraint(
            "state IN ('waiting', 'running', 'finished')", name=op.f("imports_state_check")
        ),
        sa.ForeignKeyConstraint(
            ["shop_id"], ["shops.id"], name=op.f("imports_shop_id_fkey"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("shop_id", "kind", name=op.f("imports_pkey")),
    )
    op.create_table(
        "messages",
        sa.Column("id", sa.BigInteger(), sa.Identity(always=True), nullable=False),
        sa.Column("shop_id", sa.BigInteger(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("body", sa.LargeBinary(), nullable=False),
        sa.Column("state", sa.Text(), server_default="due", nullable=False),
        sa.Column(
            "created_at",
            sa.DateTime(timezone=True),
            server_default=sa.text("now()"),
            nullable=False,
        ),
        sa.Column("due_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("lease_until", sa.DateTime(timezone=True), nullable=True),
        sa.Column("attempts", sa.Integer(), server_default=sa.text("0"), nullable=False),
        sa.Column("last_error", sa.Text(), nullable=True),
        sa.CheckConstraint(
            "kind IN ('mail', 'event', 'problem', 'dismissal')", name=op.f("messages_kind_check")
        ),
        sa.CheckConstraint(
            "state IN ('due', 'sent', 'skipped', 'failed')", name=op.f("messages_state_check")
        ),
        sa.ForeignKeyConstraint(
            ["shop_id"], ["shops.id"], name=op.f("messages_shop_id_fkey"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("messages_pkey")),
        sa.UniqueConstraint("shop_id", "kind", "key", name=op.f("messages_shop_id_kind_key_key")),
    )
    op.create_index(
        "messages_due_ix",
        "messages",
        ["shop_id", "due_at"],
        unique=False,
        postgresql_where=sa.text("due_at IS NOT NULL"),
    )
    op.create_table(
        "orders",
        sa.Column("shop_id", sa.BigInteger(), nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("number", sa.Text(), nullable=False),
        sa.Column("channel", sa.Text(), nullable=False),
        sa.Column("currency", sa.Text(), nullable=False),
        sa.Column("status", sa.Text(), nullable=False),
        sa.Column("charge_status", sa.Text(), nullable=False),
        sa.Column("total", sa.Numeric(precision=18, scale=4), nullable=False),
        sa.Column("discount", sa.Numeric(precision=18, scale=4), nullable=False),
        sa.Column("charged", sa.Numeric(precision=18, scale=4), nullable=False),
        sa.Column("refunded", sa.Numeric(precision=18, scale=4), nullable=False),
        sa.Column("shipping", sa.Numeric(precision=18, scale=4), nullable=False),
        sa.Column("country", sa.Text(), nullable=False),
        sa.Column("household_hmac", sa.Text(), nullable=True),
        sa.Column("name_hmac", sa.Text(), nullable=True),
        sa.Column("surname_hmac", sa.Text(), nullable=True),
        sa.Column("phone_hmac", sa.Text(), nullable=True),
        sa.Column("lines", sa.Text(), nullable=False),
        sa.Column("email_hmac", sa.Text(), nullable=True),
        sa.Column("user_hmac", sa.Text(), nullable=True),
        sa.Column("code_hmac", sa.Text(), nullable=True),
        sa.Column("claim_id", sa.BigInteger(), nullable=True),
        sa.Column("journey_id", sa.Text(), nullable=True),
        sa.Column("domain_hmac", sa.Text(), nullable=True),
        sa.Column("gift_cards", sa.ARRAY(sa.Text()), nullable=False),
        sa.Column("language", sa.Text(), nullable=False),
        sa.Column("placed_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("updated_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("paid_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("fulfilled_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("erased_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column(
            "created_at",
            sa.DateTime(timezone=True),
            server_default=sa.text("now()"),
            nullable=False,
        ),
        sa.Column("due_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("lease_until", sa.DateTime(timezone=True), nullable=True),
        sa.Column("attempts", sa.Integer(), server_default=sa.text("0"), nullable=False),
        sa.Column("last_error", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(
            ["shop_id"], ["shops.id"], name=op.f("orders_shop_id_fkey"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("shop_id", "id", name=op.f("orders_pkey")),
    )
    op.create_index(
        "orders_due_ix",
        "orders",
        ["shop_id", "due_at"],
        unique=False,
        postgresql_where=sa.text("due_at IS NOT NULL"),
    )
    op.create_index(
        "orders_email_ix", "orders", ["shop_id", "email_hmac", "placed_at"], unique=False
    )
    op.create_index("orders_user_ix", "orders", ["shop_id", "user_hmac", "placed_at"], unique=False)
    op.create_table(
        "programs",
        sa.Column("id", sa.BigInteger(), sa.Identity(always=True), nullable=False),
        sa.Column("shop_id", sa.BigInteger(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("state_reason", sa.Text(), nullable=True),
        sa.Column("limit_level", sa.Text(), server_default="free", nullable=False),
        sa.Column("due_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("priority", sa.Integer(), nullable=False),
        sa.Column("version_id", sa.BigInteger(), nullable=True),
        sa.Column("archived_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column(
            "created_at",
            sa.DateTime(timezone=True),
            server_default=sa.text("now()"),
            nullable=False,
        ),
        sa.CheckConstraint(
            "limit_level IN ('free', 'near', 'reached')", name=op.f("programs_limit_level_check")
        ),
        sa.CheckConstraint(
            "state IN ('draft', 'scheduled', 'active', 'paused', 'ended')",
            name=op.f("programs_state_check"),
        ),
        sa.ForeignKeyConstraint(
            ["shop_id"], ["shops.id"], name=op.f("programs_shop_id_fkey"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("programs_pkey")),
        sa.UniqueConstraint("shop_id", "id", name=op.f("programs_shop_id_id_key")),
    )
    op.create_index(
        "programs_due_ix",
        "programs",
        ["shop_id", "due_at"],
        unique=False,
        postgresql_where=sa.text("due_at IS NOT NULL"),
    )
    op.create_index(
        "programs_running_ix",
        "programs",
        ["shop_id"],
        unique=False,
        postgresql_where=sa.text("state = 'active'"),
    )
    op.create_table(
        "watched_people",
        sa.Column("id", sa.BigInteger(), sa.Identity(always=True), nullable=False),
        sa.Column("shop_id", sa.BigInteger(), nullable=False),
        sa.Column("list", sa.Text(), nullable=False),
        sa.Column("entry_hmac", sa.Text(), nullable=False),
        sa.Column("label", sa.Text(), nullable=False),
        sa.Column("added_by", sa.Text(), nullable=False),
        sa.Column(
            "created_at",
            sa.DateTime(timezone=True),
            server_default=sa.text("now()"),
            nullable=False,
        ),
        sa.CheckConstraint("list IN ('blocked', 'staff')", name=op.f("watched_people_list_check")),
        sa.ForeignKeyConstraint(
            ["shop_id"], ["shops.id"], name=op.f("watched_people_shop_id_fkey"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("watched_people_pkey")),
        sa.UniqueConstraint(
            "shop_id", "entry_hmac", "list", name=op.f("watched_people_shop_id_entry_hmac_list_key")
        ),
    )
    op.create_table(
        "advocate_names",
        sa.Column("id", sa.BigInteger(), sa.Identity(always=True), nullable=False),
        sa.Column("shop_id", sa.BigInteger(), nullable=False),
        sa.Column("advocate_id", sa.BigInteger(), nullable=False),
        sa.Column("key_hmac", sa.Text(), nullable=False),
        sa.Column("is_exact", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(
            ["shop_id", "advocate_id"],
            ["advocates.shop_id", "advocates.id"],
            name=op.f("advocate_names_shop_id_advocate_id_fkey"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["shop_id"], ["shops.id"], name=op.f("advocate_names_shop_id_fkey"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("advocate_names_pkey")),
        sa.UniqueConstraint(
            "shop_id",
            "advocate_id",
            "key_hmac",
            name=op.f("advocate_names_shop_id_advocate_id_key_hmac_key"),
        ),
    )
    op.create_index(
        "advocate_names_key_ix", "advocate_names", ["shop_id", "key_hmac"], unique=False
    )
    op.create_table(
        "cases",
        sa.Column("id", sa.BigInteger(), sa.Identity(always=True), nullable=False),
        sa.Column("shop_id", sa.BigInteger(), nullable=False),
        sa.Column("advocate_id", sa.BigInteger(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("state", sa.Text(), server_default="open", nullable=False),
        sa.Column("merged_into", sa.BigInteger(), nullable=True),
        sa.Column("opened_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("deadline_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("due_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("reminded_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("decided_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("decided_by", sa.Text(), nullable=True),
        sa.CheckConstraint(
            "state IN ('open', 'approved', 'refused', 'moot')", name=op.f("cases_state_check")
        ),
        sa.ForeignKeyConstraint(
            ["shop_id", "advocate_id"],
            ["advocates.shop_id", "advocates.id"],
            name=op.f("cases_shop_id_advocate_id_fkey"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["shop_id", "merged_into"],
            ["cases.shop_id", "cases.id"],
            name=op.f("cases_shop_id_merged_into_fkey"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["shop_id"], ["shops.id"], name=op.f("cases_shop_id_fkey"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("cases_pkey")),
        sa.UniqueConstraint("shop_id", "id", name=op.f("cases_shop_id_id_key")),
    )
    op.create_index("cases_advocate_ix", "cases", ["shop_id", "advocate_id"], unique=False)
    op.create_index(
        "cases_due_ix",
        "cases",
        ["shop_id", "due_at"],
        unique=False,
        postgresql_where=sa.text("due_at IS NOT NULL"),
    )
    op.create_index(
        "cases_merged_ix",
        "cases",
        ["shop_id", "merged_into"],
        unique=False,
        postgresql_where=sa.text("merged_into IS NOT NULL"),
    )
    op.create_index(
        "cases_open_ix",
        "cases",
        ["shop_id", "advocate_id", "kind"],
        unique=True,
        postgresql_where=sa.text("state = 'open'"),
    )
    op.create_table(
        "gift_cards",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("shop_id", sa.BigInteger(), nullable=False),
        sa.Column("program_id", sa.BigInteger(), nullable=False),
        sa.Column("owner_hmac", sa.Text(), nullable=False),
        sa.Column("currency", sa.Text(), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("tops_up", sa.Boolean(), nullable=False),
        sa.Column("expires_on", sa.Date(), nullable=False),
        sa.Column("saleor_id", sa.Text(), nullable=True),
        sa.Column("asked_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("paused_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("target", sa.Numeric(precision=18, scale=4), nullable=True),
        sa.Column(
            "created_at",
            sa.DateTime(timezone=True),
            server_default=sa.text("now()"),
            nullable=False,
        ),
        sa.Column("due_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("lease_until", sa.DateTime(timezone=True), nullable=True),
        sa.Column("attempts", sa.Integer(), server_default=sa.text("0"), nullable=False),
        sa.Column("last_error", sa.Text(), nullable=True),
        sa.CheckConstraint(
            "state IN ('planned', 'live', 'closed')", name=op.f("gift_cards_state_check")
        ),
        sa.ForeignKeyConstraint(
            ["shop_id", "program_id"],
            ["programs.shop_id", "programs.id"],
            name=op.f("gift_cards_shop_id_program_id_fkey"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["shop_id"], ["shops.id"], name=op.f("gift_cards_shop_id_fkey"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("gift_cards_pkey")),
        sa.UniqueConstraint("shop_id", "id", name=op.f("gift_cards_shop_id_id_key")),
    )
    op.create_index(
        "gift_cards_due_ix",
        "gift_cards",
        ["shop_id", "due_at"],
        unique=False,
        postgresql_where=sa.text("due_at IS NOT NULL"),
    )
    op.create_index("gift_cards_owner_ix", "gift_cards", ["shop_id", "owner_hmac"], unique=False)
    op.create_index("gift_cards_saleor_ix", "gift_cards", ["shop_id", "saleor_id"], unique=False)
    op.create_index(
        "gift_cards_top_up_ix",
        "gift_cards",
        ["shop_id", "program_id", "owner_hmac", "currency"],
        unique=True,
        postgresql_where=sa.text("tops_up AND state <> 'closed'"),
    )
    op.create_table(
        "judgements",
        sa.Column("id", sa.BigInteger(), sa.Identity(always=True), nullable=False),
        sa.Column("shop_id", sa.BigInteger(), nullable=False),
        sa.Column("order_id", sa.Text(), nullable=False),
        sa.Column("ruled", sa.Text(), nullable=False),
        sa.Column("rules", sa.ARRAY(sa.Text()), nullable=False),
        sa.Column(
            "created_at",
            sa.DateTime(timezone=True),
            server_default=sa.text("now()"),
            nullable=False,
        ),
        sa.CheckConstraint("ruled IN ('honest', 'dishonest')", name=op.f("judgements_ruled_check")),
        sa.ForeignKeyConstraint(
            ["shop_id", "order_id"],
            ["orders.shop_id", "orders.id"],
            name=op.f("judgements_shop_id_order_id_fkey"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["shop_id"], ["shops.id"], name=op.f("judgements_shop_id_fkey"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("judgements_pkey")),
        sa.UniqueConstraint("shop_id", "order_id", name=op.f("judgements_shop_id_order_id_key")),
    )
    op.create_table(
        "leaks",
        sa.Column("id", sa.BigInteger(), sa.Identity(always=True), nullable=False),
        sa.Column("shop_id", sa.BigInteger(), nullable=False),
        sa.Column("advocate_id", sa.BigInteger(), nullable=False),
        sa.Column("rule", sa.Text(), nullable=False),
        sa.Column(
            "created_at",
            sa.DateTime(timezone=True),
            server_default=sa.text("now()"),
            nullable=False,
        ),
        sa.Column("ended_at", sa.DateTime(timezone=True), nullable=True),
        sa.CheckConstraint(
            "rule IN ('tried_by_many', 'velocity', 'coupon_site')", name=op.f("leaks_rule_check")
        ),
        sa.ForeignKeyConstraint(
            ["shop_id", "advocate_id"],
            ["advocates.shop_id", "advocates.id"],
            name=op.f("leaks_shop_id_advocate_id_fkey"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["shop_id"], ["shops.id"], name=op.f("leaks_shop_id_fkey"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("leaks_pkey")),
    )
    op.create_index(
        "leaks_open_ix",
        "leaks",
        ["shop_id", "advocate_id"],
        unique=True,
        postgresql_where=sa.text("ended_at IS NULL"),
    )
    op.create_table(
        "points_accounts",
        sa.Column("id", sa.BigInteger(), sa.Identity(always=True), nullable=False),
        sa.Column("shop_id", sa.BigInteger(), nullable=False),
        sa.Column("program_id", sa.BigInteger(), nullable=False),
        sa.Column("owner_hmac", sa.Text(), nullable=False),
        sa.Column(
            "created_at",
            sa.DateTime(timezone=True),
            server_default=sa.text("now()"),
            nullable=False,
        ),
        sa.Column("due_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("lease_until", sa.DateTime(timezone=True), nullable=True),
        sa.Column("attempts", sa.Integer(), server_default=sa.text("0"), nullable=False),
        sa.Column("last_error", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(
            ["shop_id", "program_id"],
            ["programs.shop_id", "programs.id"],
            name=op.f("points_accounts_shop_id_program_id_fkey"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["shop_id"], ["shops.id"], name=op.f("points_accounts_shop_id_fkey"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("points_accounts_pkey")),
        sa.UniqueConstraint(
            "shop_id",
            "program_id",
            "owner_hmac",
            name=op.f("points_accounts_shop_id_program_id_owner_hmac_key"),
        ),
    )
    op.create_index(
        "points_accounts_due_ix",
        "points_accounts",
        ["shop_id", "due_at"],
        unique=False,
        postgresql_where=sa.text("due_at IS NOT NULL"),
    )
    op.create_table(
        "program_people",
        sa.Column("id", sa.BigInteger(), sa.Identity(always=True), nullable=False),
        sa.Column("shop_id", sa.BigInteger(), nullable=False),
        sa.Column("program_id", sa.BigInteger(), nullable=False),
        sa.Column("list", sa.Text(), nullable=False),
        sa.Column("entry_hmac", sa.Text(), nullable=False),
        sa.Column("label", sa.Text(), nullable=False),
        sa.Column("added_by", sa.Text(), nullable=False),
        sa.Column(
            "created_at",
            sa.DateTime(timezone=True),
            server_default=sa.text("now()"),
            nullable=False,
        ),
        sa.CheckConstraint(
            "list IN ('allowed', 'blocked', 'invited')", name=op.f("program_people_list_check")
        ),
        sa.ForeignKeyConstraint(
            ["shop_id", "program_id"],
            ["programs.shop_id", "programs.id"],
            name=op.f("program_people_shop_id_program_id_fkey"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["shop_id"], ["shops.id"], name=op.f("program_people_shop_id_fkey"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("program_people_pkey")),
        sa.UniqueConstraint(
            "program_id",
            "list",
            "entry_hmac",
            name=op.f("program_people_program_id_list_entry_hmac_key"),
        ),
    )
    op.create_table(
        "program_versions",
        sa.Column("id", sa.BigInteger(), sa.Identity(always=True), nullable=False),
        sa.Column("shop_id", sa.BigInteger(), nullable=False),
        sa.Column("program_id", sa.BigInteger(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("promise", postgresql.JSONB(astext_type=sa.Text()), nullable=False),
        sa.Column("created_by", sa.Text(), nullable=False),
        sa.Column(
            "created_at",
            sa.DateTime(timezone=True),
            server_default=sa.text("now()"),
            nullable=False,
        ),
        sa.ForeignKeyConstraint(
            ["shop_id", "program_id"],
            ["programs.shop_id", "programs.id"],
            name=op.f("program_versions_shop_id_program_id_fkey"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["shop_id"],
            ["shops.id"],
            name=op.f("program_versions_shop_id_fkey"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("program_versions_pkey")),
        sa.UniqueConstraint(
            "program_id", "number", name=op.f("program_versions_program_id_number_key")
        ),
        sa.UniqueConstraint("shop_id", "id", name=op.f("program_versions_shop_id_id_key")),
    )
    op.create_table(
        "card_uses",
        sa.Column("id", sa.BigInteger(), sa.Identity(always=True), nullable=False),
        sa.Column("shop_id", sa.BigInteger(), nullable=False),
        sa.Column("gift_card_id", sa.Uuid(), nullable=False),
        sa.Column("order_id", sa.Text(), nullable=False),
        sa.Column("amount", sa.Numeric(precision=18, scale=4), nullable=False),
        sa.Column(
            "given_back",
            sa.Numeric(precision=18, scale=4),
            server_default=sa.text("0"),
            nullable=False,
        ),
        sa.ForeignKeyConstraint(
            ["shop_id", "gift_card_id"],
            ["gift_cards.shop_id", "gift_cards.id"],
            name=op.f("card_uses_shop_id_gift_card_id_fkey"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["shop_id"], ["shops.id"], name=op.f("card_uses_shop_id_fkey"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("card_uses_pkey")),
        sa.UniqueConstraint(
            "gift_card_id", "order_id", name=op.f("card_uses_gift_card_id_order_id_key")
        ),
    )
    op.create_index("card_uses_order_ix", "card_uses", ["shop_id", "order_id"], unique=False)
    op.create_table(
        "case_orders",
        sa.Column("id", sa.BigInteger(), sa.Identity(always=True), nullable=False),
        sa.Column("shop_id", sa.BigInteger(), nullable=False),
        sa.Column("case_id", sa.BigInteger(), nullable=False),
        sa.Column("order_id", sa.Text(), nullable=False),
        sa.Column("points", sa.Integer(), nullable=False),
        sa.Column("state", sa.Text(), server_default="held", nullable=False),
        sa.Column(
            "created_at",
            sa.DateTime(timezone=True),
            server_default=sa.text("now()"),
            nullable=False,
        ),
        sa.CheckConstraint(
            "state IN ('held', 'judged', 'left')", name=op.f("case_orders_state_check")
        ),
        sa.ForeignKeyConstraint(
            ["shop_id", "case_id"],
            ["cases.shop_id", "cases.id"],
            name=op.f("case_orders_shop_id_case_id_fkey"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["shop_id", "order_id"],
            ["orders.shop_id", "orders.id"],
            name=op.f("case_orders_shop_id_order_id_fkey"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["shop_id"], ["shops.id"], name=op.f("case_orders_shop_id_fkey"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("case_orders_pkey")),
        sa.UniqueConstraint(
            "shop_id", "case_id", "order_id", name=op.f("case_orders_shop_id_case_id_order_id_key")
        ),
    )
    op.create_index(
        "case_orders_held_ix",
        "case_orders",
        ["shop_id", "order_id"],
        unique=True,
        postgresql_where=sa.text("state = 'held'"),
    )
    op.create_table(
        "offers",
        sa.Column("id", sa.BigInteger(), sa.Identity(always=True), nullable=False),
        sa.Column("shop_id", sa.BigInteger(), nullable=False),
        sa.Column("version_id", sa.BigInteger(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["shop_id", "version_id"],
            ["program_versions.shop_id", "program_versions.id"],
            name=op.f("offers_shop_id_version_id_fkey"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["shop_id"], ["shops.id"], name=op.f("offers_shop_id_fkey"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("offers_pkey")),
        sa.UniqueConstraint("shop_id", "id", name=op.f("offers_shop_id_id_key")),
        sa.UniqueConstraint("version_id", "position", name=op.f("offers_version_id_position_key")),
    )
    op.create_table(
        "claims",
        sa.Column("id", sa.BigInteger(), sa.Identity(always=True), nullable=False),
        sa.Column("shop_id", sa.BigInteger(), nullable=False),
        sa.Column("program_id", sa.BigInteger(), nullable=False),
        sa.Column("version_id", sa.BigInteger(), nullable=False),
        sa.Column("offer_id", sa.BigInteger(), nullable=False),
        sa.Column("advocate_id", sa.BigInteger(), nullable=False),
        sa.Column(
            "advocate_flags", sa.ARRAY(sa.Text()), server_default=sa.text("'{}'"), nullable=False
        ),
        sa.Column("friend_email_hmac", sa.Text(), nullable=False),
        sa.Column("friend_user_hmac", sa.Text(), nullable=True),
        sa.Column("friend_domain_hmac", sa.Text(), nullable=False),
        sa.Column("friend_email", sa.LargeBinary(), nullable=True),
        sa.Column("channel", sa.Text(), nullable=False),
        sa.Column("language", sa.Text(), server_default="en", nullable=False),
        sa.Column("consent", sa.Boolean(), nullable=False),
        sa.Column("network_mark", sa.Text(), nullable=True),
        sa.Column("device_mark", sa.Text(), nullable=True),
        sa.Column("referrer_host", sa.Text(), nullable=True),
        sa.Column("via", sa.Text(), server_default="link", nullable=False),
        sa.Column("touch_id", sa.BigInteger(), nullable=True),
        sa.Column("withdrawn_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column(
            "created_at",
            sa.DateTime(timezone=True),
            server_default=sa.text("now()"),
            nullable=False,
        ),
        sa.CheckConstraint(
            "via IN ('link', 'voice', 'name', 'visit', 'staff')", name=op.f("claims_via_check")
        ),
        sa.ForeignKeyConstraint(
            ["shop_id", "advocate_id"],
            ["advocates.shop_id", "advocates.id"],
            name=op.f("claims_shop_id_advocate_id_fkey"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["shop_id", "offer_id"],
            ["offers.shop_id", "offers.id"],
            name=op.f("claims_shop_id_offer_id_fkey"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["shop_id", "program_id"],
            ["programs.shop_id", "programs.id"],
            name=op.f("claims_shop_id_program_id_fkey"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["shop_id", "version_id"],
            ["program_versions.shop_id", "program_versions.id"],
            name=op.f("claims_shop_id_version_id_fkey"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["shop_id"], ["shops.id"], name=op.f("claims_shop_id_fkey"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("claims_pkey")),
        sa.UniqueConstraint("shop_id", "id", name=op.f("claims_shop_id_id_key")),
    )
    op.create_index("claims_advocate_ix", "claims", ["shop_id", "advocate_id"], unique=False)
    op.create_index("claims_friend_ix", "claims", ["shop_id", "friend_email_hmac"], unique=False)
    op.create_index(
        "claims_friend_user_ix", "claims", ["shop_id", "friend_user_hmac"], unique=False
    )
    op.create_index(
        "claims_one_each_ix",
        "claims",
        ["shop_id", "program_id", "advocate_id", "friend_email_hmac"],
        unique=True,
        postgresql_where=sa.text("withdrawn_at IS NULL AND via <> 'staff'"),
    )
    op.create_index(
        "claims_staff_ix",
        "claims",
        ["shop_id", "program_id", "friend_email_hmac"],
        unique=True,
        postgresql_where=sa.text("withdrawn_at IS NULL AND via = 'staff'"),
    )
    op.create_table(
        "touches",
        sa.Column("id", sa.BigInteger(), sa.Identity(always=True), nullable=False),
        sa.Column("shop_id", sa.BigInteger(), nullable=False),
        sa.Column("advocate_id", sa.BigInteger(), nullable=True),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("offer_id", sa.BigInteger(), nullable=True),
        sa.Column("journey_id", sa.Text(), nullable=True),
        sa.Column("friend_email_hmac", sa.Text(), nullable=True),
        sa.Column("friend_user_hmac", sa.Text(), nullable=True),
        sa.Column("channel", sa.Text(), nullable=True),
        sa.Column("landing_url", sa.Text(), nullable=True),
        sa.Column("utm", postgresql.JSONB(astext_type=sa.Text()), nullable=True),
        sa.Column("ads", sa.ARRAY(sa.Text()), server_default=sa.text("'{}'"), nullable=False),
        sa.Column("network_mark", sa.Text(), nullable=True),
        sa.Column("device_mark", sa.Text(), nullable=True),
        sa.Column("referrer_host", sa.Text(), nullable=True),
        sa.Column(
            "created_at",
            sa.DateTime(timezone=True),
            server_default=sa.text("now()"),
            nullable=False,
        ),
        sa.CheckConstraint(
            "kind IN ('visit', 'redirect', 'qr', 'name')", name=op.f("touches_kind_check")
        ),
        sa.ForeignKeyConstraint(
            ["shop_id", "advocate_id"],
            ["advocates.shop_id", "advocates.id"],
            name=op.f("touches_shop_id_advocate_id_fkey"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["shop_id", "offer_id"],
            ["offers.shop_id", "offers.id"],
            name=op.f("touches_shop_id_offer_id_fkey"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["shop_id"], ["shops.id"], name=op.f("touches_shop_id_fkey"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("touches_pkey")),
    )
    op.create_index(
        "touches_advocate_ix", "touches", ["shop_id", "advocate_id", "created_at"], unique=False
    )
    op.create_index(
        "touches_friend_ix",
        "touches",
        ["shop_id", "friend_user_hmac"],
        unique=False,
        postgresql_where=sa.text("friend_user_hmac IS NOT NULL"),
    )
    op.create_index(
        "touches_journey_ix",
        "touches",
        ["shop_id", "journey_id"],
        unique=False,
        postgresql_where=sa.text("journey_id IS NOT NULL"),
    )
    op.create_table(
        "vouchers",
        sa.Column("id", sa.BigInteger(), sa.Identity(always=True), nullable=False),
        sa.Column("shop_id", sa.BigInteger(), nullable=False),
        sa.Column("offer_id", sa.BigInteger(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("expires_on", sa.Date(), nullable=False),
        sa.Column("terms", postgresql.JSONB(astext_type=sa.Text()), nullable=False),
        sa.Column("terms_key", sa.Text(), nullable=False),
        sa.Column("saleor_id", sa.Text(), nullable=True),
        sa.Column("asked_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("listed", sa.ARRAY(sa.Text()), server_default=sa.text("'{}'"), nullable=False),
        sa.Column("tagged_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column(
            "created_at",
            sa.DateTime(timezone=True),
            server_default=sa.text("now()"),
            nullable=False,
        ),
        sa.Column("due_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("lease_until", sa.DateTime(timezone=True), nullable=True),
        sa.Column("attempts", sa.Integer(), server_default=sa.text("0"), nullable=False),
        sa.Column("last_error", sa.Text(), nullable=True),
        sa.CheckConstraint(
            "kind IN ('friend', 'again', 'advocate')", name=op.f("vouchers_kind_check")
        ),
        sa.ForeignKeyConstraint(
            ["shop_id", "offer_id"],
            ["offers.shop_id", "offers.id"],
            name=op.f("vouchers_shop_id_offer_id_fkey"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["shop_id"], ["shops.id"], name=op.f("vouchers_shop_id_fkey"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("vouchers_pkey")),
        sa.UniqueConstraint("shop_id", "id", name=op.f("vouchers_shop_id_id_key")),
        sa.UniqueConstraint(
            "shop_id",
            "offer_id",
            "kind",
            "terms_key",
            "expires_on",
            name=op.f("vouchers_shop_id_offer_id_kind_terms_key_expires_on_key"),
        ),
    )
    op.create_index(
        "vouchers_due_ix",
        "vouchers",
        ["shop_id", "due_at"],
        unique=False,
        postgresql_where=sa.text("due_at IS NOT NULL"),
    )
    op.create_table(
        "consents",
        sa.Column("id", sa.BigInteger(), sa.Identity(always=True), nullable=False),
        sa.Column("shop_id", sa.BigInteger(), nullable=False),
        sa.Column("text_id", sa.BigInteger(), nullable=False),
        sa.Column("email_hmac", sa.Text(), nullable=False),
        sa.Column("user_hmac", sa.Text(), nullable=True),
        sa.Column("claim_id", sa.BigInteger(), nullable=True),
        sa.Column("withdrawn_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column(
            "created_at",
            sa.DateTime(timezone=True),
            server_default=sa.text("now()"),
            nullable=False,
        ),
        sa.ForeignKeyConstraint(
            ["shop_id", "claim_id"],
            ["claims.shop_id", "claims.id"],
            name=op.f("consents_shop_id_claim_id_fkey"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["shop_id", "text_id"],
            ["consent_texts.shop_id", "consent_texts.id"],
            name=op.f("consents_shop_id_text_id_fkey"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["shop_id"], ["shops.id"], name=op.f("consents_shop_id_fkey"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("consents_pkey")),
    )
    op.create_index("consents_person_ix", "consents", ["shop_id", "email_hmac"], unique=False)
    op.create_table(
        "decisions",
        sa.Column("id", sa.BigInteger(), sa.Identity(always=True), nullable=False),
        sa.Column("shop_id", sa.BigInteger(), nullable=False),
        sa.Column("order_id", sa.Text(), nullable=False),
        sa.Column("version_id", sa.BigInteger(), nullable=True),
        sa.Column("claim_id", sa.BigInteger(), nullable=True),
        sa.Column("outcome", sa.Text(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("trace", postgresql.JSONB(astext_type=sa.Text()), nullable=False),
        sa.Column(
            "created_at",
            sa.DateTime(timezone=True),
            server_default=sa.text("now()"),
            nullable=False,
        ),
        sa.CheckConstraint(
            "outcome IN ('unrelated', 'waiting', 'refused', 'qualified', 'reversed')",
            name=op.f("decisions_outcome_check"),
        ),
        sa.ForeignKeyConstraint(
            ["shop_id", "claim_id"],
            ["claims.shop_id", "claims.id"],
            name=op.f("decisions_shop_id_claim_id_fkey"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["shop_id", "order_id"],
            ["orders.shop_id", "orders.id"],
            name=op.f("decisions_shop_id_order_id_fkey"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["shop_id", "version_id"],
            ["program_versions.shop_id", "program_versions.id"],
            name=op.f("decisions_shop_id_version_id_fkey"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["shop_id"], ["shops.id"], name=op.f("decisions_shop_id_fkey"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("decisions_pkey")),
    )
    op.create_index(
        "decisions_claim_ix",
        "decisions",
        ["shop_id", "claim_id"],
        unique=False,
        postgresql_where=sa.text("claim_id IS NOT NULL"),
    )
    op.create_index("decisions_order_ix", "decisions", ["shop_id", "order_id", "id"], unique=False)
    op.create_table(
        "referrals",
        sa.Column("id", sa.BigInteger(), sa.Identity(always=True), nullable=False),
        sa.Column("shop_id", sa.BigInteger(), nullable=False),
        sa.Column("program_id", sa.BigInteger(), nullable=False),
        sa.Column("claim_id", sa.BigInteger(), nullable=False),
        sa.Column("advocate_id", sa.BigInteger(), nullable=False),
        sa.Column("friend_email_hmac", sa.Text(), nullable=False),
        sa.Column("order_id", sa.Text(), nullable=True),
        sa.Column("converted_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("held", sa.Boolean(), server_default=sa.text("false"), nullable=False),
        sa.Column(
            "created_at",
            sa.DateTime(timezone=True),
            server_default=sa.text("now()"),
            nullable=False,
        ),
        sa.ForeignKeyConstraint(
            ["shop_id", "advocate_id"],
            ["advocates.shop_id", "advocates.id"],
            name=op.f("referrals_shop_id_advocate_id_fkey"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["shop_id", "claim_id"],
            ["claims.shop_id", "claims.id"],
            name=op.f("referrals_shop_id_claim_id_fkey"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["shop_id", "order_id"],
            ["orders.shop_id", "orders.id"],
            name=op.f("referrals_shop_id_order_id_fkey"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["shop_id", "program_id"],
            ["programs.shop_id", "programs.id"],
            name=op.f("referrals_shop_id_program_id_fkey"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["shop_id"], ["shops.id"], name=op.f("referrals_shop_id_fkey"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("referrals_pkey")),
        sa.UniqueConstraint("shop_id", "id", name=op.f("referrals_shop_id_id_key")),
        sa.UniqueConstraint(
            "shop_id",
            "program_id",
            "friend_email_hmac",
            name=op.f("referrals_shop_id_program_id_friend_email_hmac_key"),
        ),
    )
    op.create_index("referrals_advocate_ix", "referrals", ["shop_id", "advocate_id"], unique=False)
    op.create_index(
        "referrals_bought_ix",
        "referrals",
        ["shop_id", "advocate_id"],
        unique=False,
        postgresql_where=sa.text("order_id IS NOT NULL"),
    )
    op.create_index(
        "referrals_friend_ix", "referrals", ["shop_id", "friend_email_hmac"], unique=False
    )
    op.create_index("referrals_order_ix", "referrals", ["shop_id", "order_id"], unique=False)
    op.create_table(
        "rewards",
        sa.Column("id", sa.BigInteger(), sa.Identity(always=True), nullable=False),
        sa.Column("shop_id", sa.BigInteger(), nullable=False),
        sa.Column("referral_id", sa.BigInteger(), nullable=True),
        sa.Column("program_id", sa.BigInteger(), nullable=False),
        sa.Column("advocate_id", sa.BigInteger(), nullable=False),
        sa.Column("offer_id", sa.BigInteger(), nullable=False),
        sa.Column("side", sa.Text(), nullable=False),
        sa.Column("owner_hmac", sa.Text(), nullable=False),
        sa.Column("rule", sa.Text(), nullable=False),
        sa.Column("milestone", sa.Integer(), nullable=False),
        sa.Column("channel", sa.Text(), nullable=False),
        sa.Column("terms", postgresql.JSONB(astext_type=sa.Text()), nullable=False),
        sa.Column("instrument", sa.Text(), nullable=False),
        sa.Column("gift_card_id", sa.Uuid(), nullable=True),
        sa.Column("amount", sa.Numeric(precision=18, scale=4), nullable=False),
        sa.Column("unit", sa.Text(), nullable=False),
        sa.Column(
            "credited",
            sa.Numeric(precision=18, scale=4),
            server_default=sa.text("0"),
            nullable=False,
        ),
        sa.Column(
            "used", sa.Numeric(precision=18, scale=4), server_default=sa.text("0"), nullable=False
        ),
        sa.Column(
            "netted", sa.Numeric(precision=18, scale=4), server_default=sa.text("0"), nullable=False
        ),
        sa.Column(
            "owed_back",
            sa.Numeric(precision=18, scale=4),
            server_default=sa.text("0"),
            nullable=False,
        ),
        sa.Column(
            "paid_back",
            sa.Numeric(precision=18, scale=4),
            server_default=sa.text("0"),
            nullable=False,
        ),
        sa.Column("cost", sa.Numeric(precision=18, scale=4), nullable=False),
        sa.Column("currency", sa.Text(), nullable=False),
        sa.Column("paid_ahead", sa.Boolean(), nullable=False),
        sa.Column("order_id", sa.Text(), nullable=True),
        sa.Column("earned_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("household_hmac", sa.Text(), nullable=True),
        sa.Column("ruling", sa.Text(), nullable=True),
        sa.Column("corrected_from", sa.Numeric(precision=18, scale=4), nullable=True),
        sa.Column("grant_key", sa.Text(), nullable=True),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("expires_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("remind_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column(
            "created_at",
            sa.DateTime(timezone=True),
            server_default=sa.text("now()"),
            nullable=False,
        ),
        sa.Column("due_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("lease_until", sa.DateTime(timezone=True), nullable=True),
        sa.Column("attempts", sa.Integer(), server_default=sa.text("0"), nullable=False),
        sa.Column("last_error", sa.Text(), nullable=True),
        sa.CheckConstraint(
            "instrument IN ('code', 'gift_card', 'points', 'pledge', 'flag', 'event')",
            name=op.f("rewards_instrument_check"),
        ),
        sa.CheckConstraint(
            "rule IN ('grant', 'points') OR (referral_id IS NOT NULL AND order_id IS NOT NULL)",
            name=op.f("rewards_earned_check"),
        ),
        sa.CheckConstraint("ruling IN ('withheld', 'kept')", name=op.f("rewards_ruling_check")),
        sa.CheckConstraint("side IN ('friend', 'advocate')", name=op.f("rewards_side_check")),
        sa.CheckConstraint(
            "state IN ('pending', 'issued', 'spent', 'voiding', 'void', 'expired', 'review', "
            "'owed_back', 'capped')",
            name=op.f("rewards_state_check"),
        ),
        sa.CheckConstraint("amount >= 0", name=op.f("rewards_amount_check")),
        sa.CheckConstraint(
            "owed_back >= 0 AND paid_back >= 0 AND owed_back + paid_back <= amount",
            name=op.f("rewards_owed_back_check"),
        ),
        sa.CheckConstraint(
            "used >= 0 AND netted >= 0 AND used + netted <= amount", name=op.f("rewards_paid_check")
        ),
        sa.ForeignKeyConstraint(
            ["shop_id", "advocate_id"],
            ["advocates.shop_id", "advocates.id"],
            name=op.f("rewards_shop_id_advocate_id_fkey"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["shop_id", "gift_card_id"],
            ["gift_cards.shop_id", "gift_cards.id"],
            name=op.f("rewards_shop_id_gift_card_id_fkey"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["shop_id", "offer_id"],
            ["offers.shop_id", "offers.id"],
            name=op.f("rewards_shop_id_offer_id_fkey"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["shop_id", "order_id"],
            ["orders.shop_id", "orders.id"],
            name=op.f("rewards_shop_id_order_id_fkey"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["shop_id", "program_id"],
            ["programs.shop_id", "programs.id"],
            name=op.f("rewards_shop_id_program_id_fkey"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["shop_id", "referral_id"],
            ["referrals.shop_id", "referrals.id"],
            name=op.f("rewards_shop_id_referral_id_fkey"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["shop_id"], ["shops.id"], name=op.f("rewards_shop_id_fkey"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("rewards_pkey")),
        sa.UniqueConstraint(
            "referral_id",
            "advocate_id",
            "side",
            "rule",
            "milestone",
            name=op.f("rewards_referral_id_advocate_id_side_rule_milestone_key"),
        ),
        sa.UniqueConstraint("shop_id", "grant_key", name=op.f("rewards_shop_id_grant_key_key")),
        sa.UniqueConstraint("shop_id", "id", name=op.f("rewards_shop_id_id_key")),
    )
    op.create_index(
        "rewards_advocate_ix", "rewards", ["shop_id", "advocate_id", "id"], unique=False
    )
    op.create_index(
        "rewards_card_ix",
        "rewards",
        ["gift_card_id"],
        unique=False,
        postgresql_where=sa.text("gift_card_id IS NOT NULL"),
    )
    op.create_index(
        "rewards_conversion_ix",
        "rewards",
        ["program_id", "owner_hmac", "milestone"],
        unique=True,
        postgresql_where=sa.text("rule = 'points'"),
    )
    op.create_index(
        "rewards_due_ix",
        "rewards",
        ["shop_id", "due_at"],
        unique=False,
        postgresql_where=sa.text("due_at IS NOT NULL"),
    )
    op.create_index(
        "rewards_earned_ix", "rewards", ["shop_id", "program_id", "earned_at"], unique=False
    )
    op.create_index(
        "rewards_milestone_ix",
        "rewards",
        ["program_id", "advocate_id", "milestone"],
        unique=True,
        postgresql_where=sa.text("rule = 'milestone'"),
    )
    op.create_index("rewards_order_ix", "rewards", ["shop_id", "order_id"], unique=False)
    op.create_index(
        "rewards_owner_ix", "rewards", ["shop_id", "owner_hmac", "program_id"], unique=False
    )
    op.create_index("rewards_state_ix", "rewards", ["shop_id", "state", "id"], unique=False)
    op.create_table(
        "codes",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("shop_id", sa.BigInteger(), nullable=False),
        sa.Column("voucher_id", sa.BigInteger(), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("code_hmac", sa.Text(), nullable=False),
        sa.Column("claim_id", sa.BigInteger(), nullable=True),
        sa.Column("reward_id", sa.BigInteger(), nullable=True),
        sa.Column("order_id", sa.Text(), nullable=True),
        sa.Column(
            "created_at",
            sa.DateTime(timezone=True),
            server_default=sa.text("now()"),
            nullable=False,
        ),
        sa.Column("due_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("lease_until", sa.DateTime(timezone=True), nullable=True),
        sa.Column("attempts", sa.Integer(), server_default=sa.text("0"), nullable=False),
        sa.Column("last_error", sa.Text(), nullable=True),
        sa.CheckConstraint(
            "state IN ('planned', 'minted', 'burnt', 'retiring', 'retired')",
            name=op.f("codes_state_check"),
        ),
        sa.CheckConstraint(
            "claim_id IS NULL OR reward_id IS NULL", name=op.f("codes_one_owner_check")
        ),
        sa.ForeignKeyConstraint(
            ["shop_id", "claim_id"],
            ["claims.shop_id", "claims.id"],
            name=op.f("codes_shop_id_claim_id_fkey"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["shop_id", "reward_id"],
            ["rewards.shop_id", "rewards.id"],
            name=op.f("codes_shop_id_reward_id_fkey"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["shop_id", "voucher_id"],
            ["vouchers.shop_id", "vouchers.id"],
            name=op.f("codes_shop_id_voucher_id_fkey"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["shop_id"], ["shops.id"], name=op.f("codes_shop_id_fkey"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("codes_pkey")),
        sa.UniqueConstraint("shop_id", "code_hmac", name=op.f("codes_shop_id_code_hmac_key")),
    )
    op.create_index(
        "codes_claim_ix",
        "codes",
        ["claim_id"],
        unique=True,
        postgresql_where=sa.text("state IN ('planned', 'minted')"),
    )
    op.create_index(
        "codes_due_ix",
        "codes",
        ["shop_id", "due_at"],
        unique=False,
        postgresql_where=sa.text("due_at IS NOT NULL"),
    )
    op.create_index("codes_of_claim_ix", "codes", ["claim_id"], unique=False)
    op.create_index("codes_of_reward_ix", "codes", ["reward_id"], unique=False)
    op.create_index(
        "codes_planned_ix",
        "codes",
        ["voucher_id"],
        unique=False,
        postgresql_where=sa.text("state = 'planned'"),
    )
    op.create_index(
        "codes_pool_ix",
        "codes",
        ["voucher_id", "state"],
        unique=False,
        postgresql_where=sa.text("claim_id IS NULL AND reward_id IS NULL"),
    )
    op.create_index(
        "codes_reward_ix",
        "codes",
        ["reward_id"],
        unique=True,
        postgresql_where=sa.text("state IN ('planned', 'minted')"),
    )
    op.create_table(
        "ledger",
        sa.Column("id", sa.BigInteger(), sa.Identity(always=True), nullable=False),
        sa.Column("shop_id", sa.BigInteger(), nullable=False),
        sa.Column("reward_id", sa.BigInteger(), nullable=False),
        sa.Column("from_account", sa.Text(), nullable=False),
        sa.Column("to_account", sa.Text(), nullable=False),
        sa.Column("amount", sa.Numeric(precision=18, scale=4), nullable=False),
        sa.Column("unit", sa.Text(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("actor", sa.Text(), nullable=False),
        sa.Column("order_id", sa.Text(), nullable=True),
        sa.Column("audit_id", sa.BigInteger(), nullable=True),
        sa.Column(
            "created_at",
            sa.DateTime(timezone=True),
            server_default=sa.text("now()"),
            nullable=False,
        ),
        sa.CheckConstraint(
            "from_account IN ('promise', 'owed', 'issued', 'spent', 'released', 'clawback')",
            name=op.f("ledger_from_account_check"),
        ),
        sa.CheckConstraint(
            "to_account IN ('promise', 'owed', 'issued', 'spent', 'released', 'clawback')",
            name=op.f("ledger_to_account_check"),
        ),
        sa.CheckConstraint("amount >= 0", name=op.f("ledger_amount_check")),
        sa.CheckConstraint("from_account <> to_account", name=op.f("ledger_moves_check")),
        sa.ForeignKeyConstraint(
            ["shop_id", "audit_id"],
            ["audit.shop_id", "audit.id"],
            name=op.f("ledger_shop_id_audit_id_fkey"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["shop_id", "reward_id"],
            ["rewards.shop_id", "rewards.id"],
            name=op.f("ledger_shop_id_reward_id_fkey"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["shop_id"], ["shops.id"], name=op.f("ledger_shop_id_fkey"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("ledger_pkey")),
    )
    op.create_index("ledger_reward_ix", "ledger", ["shop_id", "reward_id", "id"], unique=False)
    op.create_index("ledger_shop_ix", "ledger", ["shop_id", "id"], unique=False)
    op.create_foreign_key(
        "programs_version_fkey",
        "programs",
        "program_versions",
        ["shop_id", "version_id"],
        ["shop_id", "id"],
        ondelete="CASCADE",
    )


def downgrade() -> None:
    op.drop_constraint("programs_version_fkey", "programs", type_="foreignkey")
    op.drop_index("ledger_shop_ix", table_name="ledger")
    op.drop_index("ledger_reward_ix", table_name="ledger")
    op.drop_table("ledger")
    op.drop_index(
        "codes_reward_ix",
        table_name="codes",
        postgresql_where=sa.text("state IN ('planned', 'minted')"),
    )
    op.drop_index(
        "codes_pool_ix",
        table_name="codes",
        postgresql_where=sa.text("claim_id IS NULL AND reward_id IS NULL"),
    )
    op.drop_index(
        "codes_planned_ix", table_name="codes", postgresql_where=sa.text("state = 'planned'")
    )
    op.drop_index("codes_of_reward_ix", table_name="codes")
    op.drop_index("codes_of_claim_ix", table_name="codes")
    op.drop_index(
        "codes_due_ix", table_name="codes", postgresql_where=sa.text("due_at IS NOT NULL")
    )
    op.drop_index(
        "codes_claim_ix",
        table_name="codes",
        postgresql_where=sa.text("state IN ('planned', 'minted')"),
    )
    op.drop_table("codes")
    op.drop_index("rewards_state_ix", table_name="rewards")
    op.drop_index("rewards_owner_ix", table_name="rewards")
    op.drop_index("rewards_order_ix", table_name="rewards")
    op.drop_index(
        "rewards_milestone_ix", table_name="rewards", postgresql_where=sa.text("rule = 'milestone'")
    )
    op.drop_index("rewards_earned_ix", table_name="rewards")
    op.drop_index(
        "rewards_due_ix", table_name="rewards", postgresql_where=sa.text("due_at IS NOT NULL")
    )
    op.drop_index(
        "rewards_conversion_ix", table_name="rewards", postgresql_where=sa.text("rule = 'points'")
    )
    op.drop_index(
        "rewards_card_ix",
        table_name="rewards",
        postgresql_where=sa.text("gift_card_id IS NOT NULL"),
    )
    op.drop_index("rewards_advocate_ix", table_name="rewards")
    op.drop_table("rewards")
    op.drop_index("referrals_order_ix", table_name="referrals")
    op.drop_index("referrals_friend_ix", table_name="referrals")
    op.drop_index(
        "referrals_bought_ix",
        table_name="referrals",
        postgresql_where=sa.text("order_id IS NOT NULL"),
    )
    op.drop_index("referrals_advocate_ix", table_name="referrals")
    op.drop_table("referrals")
    op.drop_index("decisions_order_ix", table_name="decisions")
    op.drop_index(
        "decisions_claim_ix",
        table_name="decisions",
        postgresql_where=sa.text("claim_id IS NOT NULL"),
    )
    op.drop_table("decisions")
    op.drop_index("consents_person_ix", table_name="consents")
    op.drop_table("consents")
    op.drop_index(
        "vouchers_due_ix", table_name="vouchers", postgresql_where=sa.text("due_at IS NOT NULL")
    )
    op.drop_table("vouchers")
    op.drop_index(
        "touches_journey_ix",
        table_name="touches",
        postgresql_where=sa.text("journey_id IS NOT NULL"),
    )
    op.drop_index(
        "touches_friend_ix",
        table_name="touches",
        postgresql_where=sa.text("friend_user_hmac IS NOT NULL"),
    )
    op.drop_index("touches_advocate_ix", table_name="touches")
    op.drop_table("touches")
    op.drop_index(
        "claims_staff_ix",
        table_name="claims",
        postgresql_where=sa.text("withdrawn_at IS NULL AND via = 'staff'"),
    )
    op.drop_index(
        "claims_one_each_ix",
        table_name="claims",
        postgresql_where=sa.text("withdrawn_at IS NULL AND via <> 'staff'"),
    )
    op.drop_index("claims_friend_user_ix", table_name="claims")
    op.drop_index("claims_friend_ix", table_name="claims")
    op.drop_index("claims_advocate_ix", table_name="claims")
    op.drop_table("claims")
    op.drop_table("offers")
    op.drop_index(
        "case_orders_held_ix", table_name="case_orders", postgresql_where=sa.text("state = 'held'")
    )
    op.drop_table("case_orders")
    op.drop_index("card_uses_order_ix", table_name="card_uses")
    op.drop_table("card_uses")
    op.drop_table("program_versions")
    op.drop_table("program_people")
    op.drop_index(
        "points_accounts_due_ix",
        table_name="points_accounts",
        postgresql_where=sa.text("due_at IS NOT NULL"),
    )
    op.drop_table("points_accounts")
    op.drop_index("leaks_open_ix", table_name="leaks", postgresql_where=sa.text("ended_at IS NULL"))
    op.drop_table("leaks")
    op.drop_table("judgements")
    op.drop_index(
        "gift_cards_top_up_ix",
        table_name="gift_cards",
        postgresql_where=sa.text("tops_up AND state <> 'closed'"),
    )
    op.drop_index("gift_cards_saleor_ix", table_name="gift_cards")
    op.drop_index("gift_cards_owner_ix", table_name="gift_cards")
    op.drop_index(
        "gift_cards_due_ix", table_name="gift_cards", postgresql_where=sa.text("due_at IS NOT NULL")
    )
    op.drop_table("gift_cards")
    op.drop_index("cases_open_ix", table_name="cases", postgresql_where=sa.text("state = 'open'"))
    op.drop_index(
        "cases_merged_ix", table_name="cases", postgresql_where=sa.text("merged_into IS NOT NULL")
    )
    op.drop_index(
        "cases_due_ix", table_name="cases", postgresql_where=sa.text("due_at IS NOT NULL")
    )
    op.drop_index("cases_advocate_ix", table_name="cases")
    op.drop_table("cases")
    op.drop_index("advocate_names_key_ix", table_name="advocate_names")
    op.drop_table("advocate_names")
    op.drop_table("watched_people")
    op.drop_index(
        "programs_running_ix", table_name="programs", postgresql_where=sa.text("state = 'active'")
    )
    op.drop_index(
        "programs_due_ix", table_name="programs", postgresql_where=sa.text("due_at IS NOT NULL")
    )
    op.drop_table("programs")
    op.drop_index("orders_user_ix", table_name="orders")
    op.drop_index("orders_email_ix", table_name="orders")
    op.drop_index(
        "orders_due_ix", table_name="orders", postgresql_where=sa.text("due_at IS NOT NULL")
    )
    op.drop_table("orders")
    op.drop_index(
        "messages_due_ix", table_name="messages", postgresql_where=sa.text("due_at IS NOT NULL")
    )
    op.drop_table("messages")
    op.drop_table("imports")
    op.drop_index(
        "flags_due_ix", table_name="flags", postgresql_where=sa.text("due_at IS NOT NULL")
    )
    op.drop_table("flags")
    op.drop_index("erased_people_user_ix", table_name="erased_people")
    op.drop_index("erased_people_email_ix", table_name="erased_people")
    op.drop_table("erased_people")
    op.drop_table("consent_texts")
    op.drop_table("channels")
    op.drop_index("audit_subject_ix", table_name="audit")
    op.drop_table("audit")
    op.drop_index(
        "advocates_user_ix",
        table_name="advocates",
        postgresql_where=sa.text("user_hmac IS NOT NULL"),
    )
    op.drop_table("advocates")
    op.drop_table("shops")
