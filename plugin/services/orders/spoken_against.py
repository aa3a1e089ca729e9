"""What came to light about one order may speak against others that are not rewarded yet."""

from __future__ import annotations

from collections.abc import Collection

from sqlalchemy import Connection

from plugin.domain.decision import Decision, Outcome
from plugin.domain.order import Order
from plugin.domain.reasons import Reason
from plugin.storage.rewards import orders_that_wait

_TELLING = (Reason.HELD_FOR_REVIEW, Reason.LOOKS_DISHONEST)


def spoken_against(
    conn: Connection, shop_id: int, order: Order, decision: Decision
) -> Collection[str]:
    """The orders to be looked at again, whose rewards wait for their day: those that the advocate
    brought, and those that the friend did. Whoever calls does so only for a decision that is new,
    or a circle would never come to its end."""
    is_undone = decision.outcome is Outcome.REVERSED
    if decision.claim is None or not (is_undone or decision.reason in _TELLING):
        return ()
    return orders_that_wait(
        conn, shop_id, decision.claim.advocate_id, decision.claim.friend, but_not=order.id
    )
