"""What staff do to rewards: grants without an order, rulings, and the audit log behind them."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None

_AMOUNT = sa.Numeric(18, 4)
# What pages of long lists are read by.
_INDEXES = {
    "claims_advocate_ix": ("claims", ["shop_id", "advocate_id"], None),
    "ledger_shop_ix": ("ledger", ["shop_id", "id"], None),
    "referrals_bought_ix": (
        "referrals",
        ["shop_id", "advocate_id"],
        sa.text("order_id IS NOT NULL"),
    ),
    "rewards_order_ix": ("rewards", ["shop_id", "order_id"], None),
    "rewards_state_ix": ("rewards", ["shop_id", "state", "id"], None),
}


def upgrade() -> None:
    _audit()
    op.execute(
        "CREATE TRIGGER audit_append_only BEFORE UPDATE OR DELETE ON audit "
        "FOR EACH ROW EXECUTE FUNCTION refuse_change()"
    )
    for column in ("referral_id", "order_id"):
        op.alter_column("rewards", column, nullable=True)
    op.add_column("rewards", sa.Column("ruling", sa.Text()))
    op.add_column("rewards", sa.Column("corrected_from", _AMOUNT))
    op.add_column("rewards", sa.Column("grant_key", sa.Text()))
    op.create_check_constraint(
        op.f("rewards_ruling_check"), "rewards", "ruling IN ('withheld', 'kept')"
    )
    op.create_check_constraint(
        op.f("rewards_earned_check"),
        "rewards",
        "rule = 'grant' OR (referral_id IS NOT NULL AND order_id IS NOT NULL)",
    )
    op.create_unique_constraint(
        op.f("rewards_shop_id_grant_key_key"), "rewards", ["shop_id", "grant_key"]
    )
    op.add_column("ledger", sa.Column("audit_id", sa.BigInteger()))
    op.create_foreign_key(
        op.f("ledger_shop_id_audit_id_fkey"),
        "ledger",
        "audit",
        ["shop_id", "audit_id"],
        ["shop_id", "id"],
        ondelete="CASCADE",
    )
    for name, (table, columns, where) in _INDEXES.items():
        op.create_index(name, table, columns, postgresql_where=where)


def _audit() -> None:
    op.create_table(
        "audit",
        sa.Column("id", sa.BigInteger(), sa.Identity(always=True), nullable=False),
        sa.Column("shop_id", sa.BigInteger(), nullable=False),
        sa.Column("actor", sa.Text(), nullable=False),
        sa.Column("what", sa.Text(), nullable=False),
        sa.Column("subject", sa.Text(), nullable=False),
        sa.Column("subject_id", sa.BigInteger(), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("before", postgresql.JSONB(), nullable=True),
        sa.Column("after", postgresql.JSONB(), nullable=True),
        sa.Column("undoes", sa.BigInteger(), nullable=True),
        sa.Column(
            "created_at",
            sa.DateTime(timezone=True),
            server_default=sa.text("now()"),
            nullable=False,
        ),
        sa.ForeignKeyConstraint(
            ["shop_id"], ["shops.id"], name=op.f("audit_shop_id_fkey"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("audit_pkey")),
        sa.UniqueConstraint("shop_id", "id", name=op.f("audit_shop_id_id_key")),
        sa.UniqueConstraint("undoes", name=op.f("audit_undoes_key")),
        sa.ForeignKeyConstraint(
            ["shop_id", "undoes"],
            ["audit.shop_id", "audit.id"],
            name=op.f("audit_shop_id_undoes_fkey"),
            ondelete="CASCADE",
        ),
    )
    op.create_index("audit_subject_ix", "audit", ["shop_id", "subject", "subject_id", "id"])


def downgrade() -> None:
    """Only where nothing was granted: the older structure holds no reward without an order."""
    for name in _INDEXES:
        op.drop_index(name)
    op.drop_constraint("ledger_shop_id_audit_id_fkey", "ledger")
    op.drop_column("ledger", "audit_id")
    for name in ("shop_id_grant_key_key", "earned_check", "ruling_check"):
        op.drop_constraint(f"rewards_{name}", "rewards")
    for column in ("ruling", "corrected_from", "grant_key"):
        op.drop_column("rewards", column)
    for column in ("referral_id", "order_id"):
        op.alter_column("rewards", column, nullable=False)
    op.drop_table("audit")
