"""What a friend waits for: no disk where nothing is kept, and no rows read in vain.

To count how often somebody asks took a lock on the shop's row, which is written to disk. A free
code was looked for among all that are taken. And most claims have no account to be found by.
"""

from alembic import op
from sqlalchemy import text

revision = "0015"
down_revision = "0014"
branch_labels = None
depends_on = None

_REFERENCE, _WINDOWS = "rate_windows_shop_id_fkey", "rate_windows"
_INDEX, _COLUMNS = "claims_friend_user_ix", ["shop_id", "friend_user_hmac"]
_POOL, _FREE = "codes_pool_ix", text("claim_id IS NULL AND reward_id IS NULL")


def upgrade() -> None:
    op.drop_constraint(_REFERENCE, _WINDOWS, type_="foreignkey")
    op.drop_index(_INDEX, "claims")
    known = text("friend_user_hmac IS NOT NULL")
    op.create_index(_INDEX, "claims", _COLUMNS, postgresql_where=known)
    op.drop_index(_POOL, "codes")
    op.create_index(_POOL, "codes", ["voucher_id", "state", "id"], postgresql_where=_FREE)


def downgrade() -> None:
    op.drop_index(_POOL, "codes")
    op.create_index(_POOL, "codes", ["voucher_id", "state"], postgresql_where=_FREE)
    op.drop_index(_INDEX, "claims")
    op.create_index(_INDEX, "claims", _COLUMNS)
    # What is left of shops that were removed; everybody begins anew.
    op.execute(f"TRUNCATE {_WINDOWS}")
    op.create_foreign_key(_REFERENCE, _WINDOWS, "shops", ["shop_id"], ["id"], ondelete="CASCADE")
