"""Saleor at the other end of the wire: what it posts, and how it signs."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from flask import Flask
from sqlalchemy import select
from werkzeug.test import TestResponse

from plugin.saleor.addresses import jwks_url
from plugin.storage.tables import orders
from tests.keys import sign
from tests.world import World, an_order
from webhooks.answers import Answer

APP_ID = "QXBwOjE="


def event(typename: str = "OrderCreated", **facts: Any) -> dict[str, Any]:
    """The body of a webhook, as our subscription asks for it."""
    return {
        "__typename": typename,
        "issuedAt": "2026-11-21T19:14:34.538159+00:00",
        "version": "3.23.28",
        "recipient": {"id": APP_ID},
        **facts,
    }


def order_created(order_id: str = "Order:1", **changes: Any) -> dict[str, Any]:
    return event(order=an_order(order_id, **changes))


@dataclass
class Saleor:
    """The shop's side: it posts to an app that runs in this process."""

    app: Flask
    world: World
    key: str = "first"
    headers: dict[str, str] = field(default_factory=dict)

    def posts(
        self,
        body: Mapping[str, Any] | bytes | None = None,
        *,
        about: str = "order_created",
        to: str = "/api/webhooks/orders",
        signed: str | None = None,
        without: str | None = None,
        method: str = "POST",
        **more: str,
    ) -> Answer:
        """What the app answers to a body, an unpaid order of Bob's unless the test says more.

        signed: instead of the true signature. without: a header that is left out.
        """
        raw = body if isinstance(body, bytes) else json.dumps(body or order_created()).encode()
        headers = {
            "Content-Type": "application/json",
            "Saleor-Event": about,
            "Saleor-Domain": "127.0.0.1:8000",
            "Saleor-Signature": sign(raw, self.key) if signed is None else signed,
            "Saleor-Api-Url": self.world.api_url,
            **{name.replace("_", "-"): value for name, value in more.items()},
        }
        headers.pop(without or "", None)
        answer = self.app.test_client().open(to, method=method, data=raw, headers=headers)
        return answer_of(answer)

    @property
    def jwks_url(self) -> str:
        return jwks_url(self.world.api_url)

    @property
    def stored(self) -> dict[str, str]:
        """The orders that the app has kept, with their states."""
        with self.world.ctx.engine.connect() as conn:
            return {row.id: row.charge_status for row in conn.execute(select(orders))}


def answer_of(response: TestResponse) -> Answer:
    """The line of the table that the shop was given; code and status must agree."""
    body = response.get_json()
    answer = Answer.ACCEPTED if body["success"] else Answer[body["error"]["code"]]
    assert response.status_code == answer.status
    assert response.content_type == "application/json"
    if answer is not Answer.ACCEPTED:
        assert body["error"]["message"].startswith(answer.message)
    return answer
