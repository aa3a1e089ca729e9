"""What a friend waits for: no disk where nothing is kept, and claims found by the best index.

To count how often somebody asks took a lock on the shop's row, which is written to disk. And as
long as a database has counted few claims, the index of accounts was as good to it as that of
addresses, so it read all claims of the shop.
"""

from alembic import op
from sqlalchemy import text

revision = "0015"
down_revision = "0014"
branch_labels = None
depends_on = None

_REFERENCE, _WINDOWS = "rate_windows_shop_id_fkey", "rate_windows"
_INDEX, _COLUMNS = "claims_friend_user_ix", ["shop_id", "friend_user_hmac"]


def upgrade() -> None:
    op.drop_constraint(_REFERENCE, _WINDOWS, type_="foreignkey")
    op.drop_index(_INDEX, "claims")
    known = text("friend_user_hmac IS NOT NULL")
    op.create_index(_INDEX, "claims", _COLUMNS, postgresql_where=known)


def downgrade() -> None:
    op.drop_index(_INDEX, "claims")
    op.create_index(_INDEX, "claims", _COLUMNS)
    # What is left of shops that were removed; everybody begins anew.
    op.execute(f"TRUNCATE {_WINDOWS}")
    op.create_foreign_key(_REFERENCE, _WINDOWS, "shops", ["shop_id"], ["id"], ondelete="CASCADE")
