"""What was bought, visited and accepted in some time is found by its day; what failed at once."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None

_INDICES = (
    ("orders_placed_ix", "orders", ["shop_id", "placed_at"]),
    ("touches_created_ix", "touches", ["shop_id", "created_at"]),
    ("claims_created_ix", "claims", ["shop_id", "created_at"]),
)
_MAY_FAIL = ("orders", "vouchers", "codes", "gift_cards", "flags", "messages")


def upgrade() -> None:
    for name, table, columns in _INDICES:
        op.create_index(name, table, columns)
    later = sa.text("left(rule, 6) = 'repeat'")
    columns = ["shop_id", "order_id"]
    op.create_index("rewards_later_ix", "rewards", columns, postgresql_where=later)
    failed = sa.text("last_error IS NOT NULL")
    for table in _MAY_FAIL:
        op.create_index(f"{table}_failing_ix", table, ["shop_id"], postgresql_where=failed)


def downgrade() -> None:
    for table in _MAY_FAIL:
        op.drop_index(f"{table}_failing_ix", table)
    op.drop_index("rewards_later_ix", "rewards")
    for name, table, _ in _INDICES:
        op.drop_index(name, table)
