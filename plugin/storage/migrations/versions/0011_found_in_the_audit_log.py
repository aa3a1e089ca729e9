"""What was done is found in the audit log by what it was and by who did it."""

from alembic import op

revision = "0011"
down_revision = "0010"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_index("audit_what_ix", "audit", ["shop_id", "what", "id"])
    op.create_index("audit_actor_ix", "audit", ["shop_id", "actor", "id"])


def downgrade() -> None:
    op.drop_index("audit_actor_ix", "audit")
    op.drop_index("audit_what_ix", "audit")
