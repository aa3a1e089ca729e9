"""What the best advocates have is added up without reading thousands of rows."""

from alembic import op

revision = "0014"
down_revision = "0013"
branch_labels = None
depends_on = None

_NAME, _COLUMNS = "rewards_advocate_ix", ["shop_id", "advocate_id", "id"]
_ADDED_UP = ["side", "state", "unit", "amount"]


def upgrade() -> None:
    op.drop_index(_NAME, "rewards")
    op.create_index(_NAME, "rewards", _COLUMNS, postgresql_include=_ADDED_UP)


def downgrade() -> None:
    op.drop_index(_NAME, "rewards")
    op.create_index(_NAME, "rewards", _COLUMNS)
