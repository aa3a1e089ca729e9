"""A shop puts the list of its first run aside."""

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None


def upgrade() -> None:
    no = sa.text("false")
    op.add_column(
        "shops", sa.Column("setup_aside", sa.Boolean(), server_default=no, nullable=False)
    )


def downgrade() -> None:
    op.drop_column("shops", "setup_aside")
