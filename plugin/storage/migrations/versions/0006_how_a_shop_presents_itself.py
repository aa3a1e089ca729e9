"""A shop says how it presents itself and which pages may ask for it; what became of webhooks."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None

_JSON = ("brand", "sender", "mail_words")


def upgrade() -> None:
    for name in _JSON:
        kind, nothing = postgresql.JSONB(astext_type=sa.Text()), sa.text("'{}'")
        op.add_column("shops", sa.Column(name, kind, server_default=nothing, nullable=False))
    kinds, none = sa.ARRAY(sa.Text()), sa.text("'{}'")
    op.add_column("shops", sa.Column("origins", kinds, server_default=none, nullable=False))
    number, nought = sa.Integer(), sa.text("0")
    op.add_column("imports", sa.Column("failed", number, server_default=nought, nullable=False))
    op.create_table(
        "deliveries",
        sa.Column("shop_id", sa.BigInteger(), nullable=False),
        sa.Column("family", sa.Text(), nullable=False),
        sa.Column("answer", sa.Text(), nullable=False),
        sa.Column("times", sa.BigInteger(), nullable=False),
        sa.Column("last_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["shop_id"], ["shops.id"], name=op.f("deliveries_shop_id_fkey"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("shop_id", "family", "answer", name=op.f("deliveries_pkey")),
    )


def downgrade() -> None:
    op.drop_table("deliveries")
    op.drop_column("imports", "failed")
    for name in (*_JSON, "origins"):
        op.drop_column("shops", name)
