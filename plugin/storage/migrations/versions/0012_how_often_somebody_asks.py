"""How often somebody asks by the storefront's door; what is kept for some minutes."""

import sqlalchemy as sa
from alembic import op

revision = "0012"
down_revision = "0011"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "rate_windows",
        sa.Column("shop_id", sa.BigInteger(), nullable=False),
        sa.Column("asked", sa.Text(), nullable=False),
        sa.Column("who_hmac", sa.Text(), nullable=False),
        sa.Column("times", sa.Integer(), nullable=False),
        sa.Column("ends_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint(
            "asked IN ('ask', 'claim', 'join', 'mailbox', 'find', 'word')",
            name=op.f("rate_windows_asked_check"),
        ),
        sa.ForeignKeyConstraint(
            ["shop_id"], ["shops.id"], name=op.f("rate_windows_shop_id_fkey"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("shop_id", "asked", "who_hmac", name=op.f("rate_windows_pkey")),
        prefixes=["UNLOGGED"],
    )


def downgrade() -> None:
    op.drop_table("rate_windows")
