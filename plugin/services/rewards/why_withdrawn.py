"""Why a reward is being taken back; where staff did it, the ledger names them."""

from __future__ import annotations

from sqlalchemy import Connection

from plugin.domain.audit import Subject
from plugin.domain.reasons import Reason
from plugin.storage import audit
from plugin.storage.rewards import Act
from plugin.storage.tables.base import AnyRow

_BY_STAFF = (Reason.VOIDED_BY_STAFF, Reason.UNDONE_BY_STAFF)


def why_withdrawn(conn: Connection, reward: AnyRow) -> Act:
    """Of a reward whose withdrawal began earlier, and ends now."""
    if reward.reason not in _BY_STAFF:
        return Act(reward.reason, order_id=reward.order_id)
    said = audit.acts_on(conn, reward.shop_id, Subject.REWARD, reward.id)[-1]
    return Act(reward.reason, said.actor, reward.order_id, said.id)
