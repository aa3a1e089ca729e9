"""Put what people should hear into the outbox, in the transaction of what it reports."""

from __future__ import annotations

import json

from sqlalchemy import Connection

from plugin.services.context import Context, now
from plugin.storage import outbox
from plugin.storage.tables.base import AnyRow


def reward_issued(ctx: Context, conn: Connection, reward: AnyRow) -> None:
    """Tell the owner that a reward can be used, each time that it is issued."""
    body = ctx.keys.seal(json.dumps({"template": "reward_issued", "reward_id": reward.id}))
    moment = now()
    key = f"issue of {reward.id} at {moment.isoformat()}"
    outbox.post(conn, reward.shop_id, "mail", key, body, moment)


def tell_merchant(ctx: Context, conn: Connection, reward: AnyRow, event: str) -> None:
    """Tell the merchant's own server, each time that it happens."""
    moment = now()
    said = {"type": event, "timestamp": moment.isoformat(), "reward_id": reward.id}
    body = ctx.keys.seal(json.dumps(said))
    key = f"{event} {reward.id} at {moment.isoformat()}"
    outbox.post(conn, reward.shop_id, "event", key, body, moment)


def reward_ends(ctx: Context, conn: Connection, reward: AnyRow) -> None:
    """Remind the owner of a reward that ends soon; once for each end."""
    body = ctx.keys.seal(json.dumps({"template": "reward_ends", "reward_id": reward.id}))
    key = f"end of {reward.id} at {reward.expires_at.isoformat()}"
    outbox.post(conn, reward.shop_id, "mail", key, body, now())


def guest_link(
    ctx: Context, conn: Connection, shop_id: int, email: str, link: str, language: str
) -> None:
    """Send a guest the link that opens their referral page."""
    body = json.dumps({"template": "guest_link", "to": email, "link": link, "language": language})
    key = f"guest {ctx.keys.person(email=email, user_id=None).email}"
    outbox.repost(conn, shop_id, "mail", key, ctx.keys.seal(body), now())


def problem(ctx: Context, conn: Connection, shop_id: int, key: str, message: str) -> None:
    """Show staff a problem beside the app in the Dashboard."""
    body = ctx.keys.seal(json.dumps({"message": message}))
    outbox.repost(conn, shop_id, "problem", key, body, now())


def problem_gone(ctx: Context, conn: Connection, shop_id: int, key: str) -> None:
    """Take a problem back, if it was ever shown."""
    if not outbox.was_posted(conn, shop_id, "problem", key):
        return
    outbox.repost(conn, shop_id, "dismissal", key, ctx.keys.seal("{}"), now())
