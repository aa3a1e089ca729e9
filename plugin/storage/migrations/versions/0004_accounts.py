"""Accounts of advocates: as of when they are known, and what was set when a claim was made."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    for name in ("account_changed_at", "account_told_at"):
        op.add_column("advocates", sa.Column(name, sa.DateTime(timezone=True), nullable=True))
    flags: sa.Column[list[str]] = sa.Column(
        "advocate_flags", sa.ARRAY(sa.Text()), server_default=sa.text("'{}'"), nullable=False
    )
    op.add_column("claims", flags)


def downgrade() -> None:
    op.drop_column("claims", "advocate_flags")
    for name in ("account_told_at", "account_changed_at"):
        op.drop_column("advocates", name)
