"""Show the events that went to the merchant's own server, and send one of them again."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import datetime

from plugin.domain.audit import What
from plugin.services.context import Context, now
from plugin.services.refusals import RefusalCode, Refused
from plugin.storage import audit, outbox
from plugin.storage.shops import Shop, shop_by_id
from plugin.storage.tables.base import AnyRow


@dataclass(frozen=True, slots=True)
class SentEvent:
    """error: why the server did not take it. retry_at: when it is sent next, if it is."""

    id: int
    type: str
    reward_id: int
    created_at: datetime
    state: str
    attempts: int
    error: str | None
    retry_at: datetime | None


def last_events(ctx: Context, shop: Shop, most: int) -> list[SentEvent]:
    """The newest first."""
    with ctx.engine.connect() as conn:
        rows = outbox.events_of(conn, shop.id, most)
    return [_event(ctx, row) for row in rows]


def replay_event(ctx: Context, shop: Shop, event_id: int, actor: str) -> SentEvent:
    """The same event with the same id, so a server that knows it already takes it once.

    Raises Refused.
    """
    with ctx.engine.begin() as conn:
        if (shop_by_id(conn, shop.id) or shop).event_url is None:
            raise Refused(RefusalCode.EVENT_URL_MISSING)
        row = outbox.send_again(conn, shop.id, event_id, now())
        if row is None:
            raise Refused(RefusalCode.EVENT_UNKNOWN)
        what, after = What.SHOP_EVENT_REPLAYED, {"event": f"msg_{event_id}"}
        audit.record(conn, shop.id, what, shop.id, actor, after=after)
    ctx.wake(shop.id)
    return _event(ctx, row)


def _event(ctx: Context, row: AnyRow) -> SentEvent:
    body = json.loads(ctx.keys.open(row.body))
    return SentEvent(
        id=row.id,
        type=body["type"],
        reward_id=body["reward_id"],
        created_at=row.created_at,
        state=row.state,
        attempts=row.attempts,
        error=row.last_error,
        retry_at=row.due_at,
    )
