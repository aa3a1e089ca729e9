"""Send an event to the merchant's own server, signed as the Standard Webhooks specification says.

`webhook-signature` is `v1,` and the base64 of HMAC-SHA256 over `id.timestamp.body`, with the bytes
behind `whsec_` as the key. The id is the same each time that one event is sent.
"""

from __future__ import annotations

import base64
import hashlib
import hmac
import json
from collections.abc import Mapping
from typing import Any

import requests

from plugin.domain.terms import Custom
from plugin.saleor.addresses import TIMEOUT, ShopAddresses
from plugin.services.context import Context, now
from plugin.storage import people, programs, rewards
from plugin.storage.promise_json import terms_from_json
from plugin.storage.shops import Shop, shop_by_id


class NotTaken(Exception):
    """The merchant's server did not take the event, or there is none to take it."""


def send_event(ctx: Context, shop: Shop, message_id: int, body: Mapping[str, Any]) -> None:
    """Raises NotTaken."""
    with ctx.engine.begin() as conn:
        # Read anew: staff may have moved it since.
        shop = shop_by_id(conn, shop.id) or shop
    if shop.event_url is None or shop.event_secret is None:
        raise NotTaken("no address is set")
    written = json.dumps(_event(ctx, shop, body)).encode()
    headers = _signed(ctx.keys.open(shop.event_secret), f"msg_{message_id}", written)
    try:
        with ShopAddresses.of(ctx.settings).session() as session:
            answer = session.post(
                shop.event_url,
                data=written,
                headers=headers,
                timeout=TIMEOUT,
                allow_redirects=False,
            )
    except requests.RequestException as error:
        raise NotTaken(type(error).__name__) from error
    if not answer.ok or answer.is_redirect:
        raise NotTaken(f"HTTP {answer.status_code}")


def _event(ctx: Context, shop: Shop, body: Mapping[str, Any]) -> dict[str, Any]:
    with ctx.engine.begin() as conn:
        reward = rewards.find_reward(conn, shop.id, body["reward_id"])
        assert reward is not None  # rewards are never deleted
        terms = terms_from_json(reward.terms)
        assert isinstance(terms, Custom)
        program = programs.promised(conn, shop.id, reward.offer_id)
        address = people.address_of(conn, reward)
    return {
        "type": body["type"],
        "timestamp": body["timestamp"],
        "data": {
            "shop": shop.api_url,
            "reward": {"id": str(reward.id), "name": terms.name, "side": reward.side},
            "program": {"id": str(program.id), "name": program.name},
            "order": reward.order_id,
            "owner": {"email": ctx.keys.open(address) if address is not None else None},
        },
    }


def _signed(secret: str, message_id: str, body: bytes) -> dict[str, str]:
    timestamp = str(int(now().timestamp()))
    key = base64.b64decode(secret.partition("_")[2])
    signed = hmac.new(key, f"{message_id}.{timestamp}.".encode() + body, hashlib.sha256)
    return {
        "content-type": "application/json",
        "webhook-id": message_id,
        "webhook-timestamp": timestamp,
        "webhook-signature": f"v1,{base64.b64encode(signed.digest()).decode()}",
    }
