"""What the Dashboard asks of a shop with very many referrals is found by an index."""

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None

_INDICES: tuple[tuple[str, str, list[Any], dict[str, Any]], ...] = (
    ("referrals_converted_ix", "referrals", ["shop_id", "converted_at"], {}),
    ("referrals_claim_ix", "referrals", ["claim_id"], {}),
    ("referrals_held_ix", "referrals", ["shop_id", "id"], {"where": "held"}),
    ("rewards_time_ix", "rewards", ["shop_id", "earned_at"], {}),
    ("rewards_kind_ix", "rewards", ["shop_id", sa.text("(terms ->> 'kind')"), "id"], {}),
    (
        "rewards_over_ix",
        "rewards",
        ["shop_id", "expires_at"],
        {
            "include": ["state", "instrument", "used", "netted", "amount"],
            "where": "state IN ('spent', 'review', 'owed_back', 'expired')",
        },
    ),
    ("ledger_order_ix", "ledger", ["shop_id", "order_id"], {"where": "order_id IS NOT NULL"}),
    (
        "touches_friend_email_ix",
        "touches",
        ["shop_id", "friend_email_hmac"],
        {"where": "friend_email_hmac IS NOT NULL"},
    ),
    ("case_orders_order_ix", "case_orders", ["shop_id", "order_id"], {}),
    ("codes_voucher_ix", "codes", ["voucher_id"], {}),
)


def upgrade() -> None:
    for name, table, columns, said in _INDICES:
        where = sa.text(said["where"]) if "where" in said else None
        include = said.get("include")
        op.create_index(name, table, columns, postgresql_where=where, postgresql_include=include)


def downgrade() -> None:
    for name, table, *_ in reversed(_INDICES):
        op.drop_index(name, table)
