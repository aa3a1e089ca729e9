"""Orders are found by their number, advocates by how their word begins; a shop keeps filters."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_index("orders_number_ix", "orders", ["shop_id", "number"])
    begins = {"word": "text_pattern_ops"}
    op.create_index("advocates_word_ix", "advocates", ["word"], postgresql_ops=begins)
    op.create_table(
        "saved_filters",
        sa.Column("id", sa.BigInteger(), sa.Identity(always=True), nullable=False),
        sa.Column("shop_id", sa.BigInteger(), nullable=False),
        sa.Column("list", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("filter", postgresql.JSONB(astext_type=sa.Text()), nullable=False),
        sa.Column("created_by", sa.Text(), nullable=False),
        sa.Column(
            "created_at",
            sa.DateTime(timezone=True),
            server_default=sa.text("now()"),
            nullable=False,
        ),
        sa.CheckConstraint(
            "list IN ('referrals', 'rewards', 'advocates', 'ledger', 'cases')",
            name=op.f("saved_filters_list_check"),
        ),
        sa.ForeignKeyConstraint(
            ["shop_id"], ["shops.id"], name=op.f("saved_filters_shop_id_fkey"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("saved_filters_pkey")),
        sa.UniqueConstraint(
            "shop_id", "list", "name", name=op.f("saved_filters_shop_id_list_name_key")
        ),
    )


def downgrade() -> None:
    op.drop_table("saved_filters")
    op.drop_index("advocates_word_ix", "advocates")
    op.drop_index("orders_number_ix", "orders")
