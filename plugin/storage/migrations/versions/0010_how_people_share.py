"""By which ways people share, what a visit says of it, and words that people choose themselves."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None

_LISTED = (
    "'native', 'copy', 'whatsapp', 'facebook', 'messenger', 'x', 'pinterest', 'telegram', 'vk', "
    "'email', 'sms', 'qr'"
)


def upgrade() -> None:
    kind, nothing = postgresql.JSONB(astext_type=sa.Text()), sa.text("'{}'")
    op.add_column("shops", sa.Column("sharing", kind, server_default=nothing, nullable=False))
    op.add_column("touches", sa.Column("share_channel", sa.Text()))
    # Nothing has said it before, so no row need be looked at.
    op.execute(
        "ALTER TABLE touches ADD CONSTRAINT touches_share_channel_check "
        f"CHECK (share_channel IN ({_LISTED})) NOT VALID"
    )
    op.execute("ALTER TABLE touches VALIDATE CONSTRAINT touches_share_channel_check")
    op.create_table(
        "former_words",
        sa.Column("id", sa.BigInteger(), sa.Identity(always=True), nullable=False),
        sa.Column("shop_id", sa.BigInteger(), nullable=False),
        sa.Column("advocate_id", sa.BigInteger(), nullable=False),
        sa.Column("word", sa.Text(), nullable=False),
        sa.Column(
            "created_at",
            sa.DateTime(timezone=True),
            server_default=sa.text("now()"),
            nullable=False,
        ),
        sa.ForeignKeyConstraint(
            ["shop_id"], ["shops.id"], name=op.f("former_words_shop_id_fkey"), ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["shop_id", "advocate_id"],
            ["advocates.shop_id", "advocates.id"],
            name=op.f("former_words_shop_id_advocate_id_fkey"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("former_words_pkey")),
        sa.UniqueConstraint("word", name=op.f("former_words_word_key")),
    )
    op.create_index("former_words_advocate_ix", "former_words", ["shop_id", "advocate_id"])


def downgrade() -> None:
    op.drop_table("former_words")
    op.drop_constraint("touches_share_channel_check", "touches")
    op.drop_column("touches", "share_channel")
    op.drop_column("shops", "sharing")
