"""A claim keeps one letter of the friend's name, for the advocate to know which friend it is."""

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None


def upgrade() -> None:
    letter = sa.Column("friend_initial", sa.Text(), server_default="", nullable=False)
    op.add_column("claims", letter)


def downgrade() -> None:
    op.drop_column("claims", "friend_initial")
