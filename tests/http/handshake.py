"""A shop that installs the app: its side of the handshake, over real HTTP requests."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

import responses
from flask import Flask
from requests import PreparedRequest
from sqlalchemy import Engine, select, text

from plugin.app import create_app
from plugin.assembly import make_context
from plugin.config import Settings
from plugin.saleor.addresses import jwks_url
from plugin.services.context import Context
from plugin.storage.tables import shops
from plugin.storage.tables.base import AnyRow
from tests.fakes import ALL
from tests.http.captured import capture
from tests.keys import jwks

TOKEN = "x" * 30  # as in the capture


@dataclass
class RealShop:
    """What the shop says of the app when it is asked with a token."""

    api_url: str = "http://127.0.0.1:8000/graphql/"
    app_id: str = "QXBwOjE="
    identifier: str = "saleor.referrals"
    permissions: tuple[str, ...] = ALL
    tokens: tuple[str, ...] = (TOKEN,)
    jwks: dict[str, Any] = field(default_factory=jwks)

    @contextmanager
    def open(self) -> Iterator[responses.RequestsMock]:
        with responses.RequestsMock(assert_all_requests_are_fired=False) as web:
            web.add_callback("POST", self.api_url, self._answer)
            web.get(jwks_url(self.api_url), json=self.jwks)
            yield web

    def _answer(self, request: PreparedRequest) -> tuple[int, dict[str, str], str]:
        asked = json.loads(request.body or "{}")["query"]
        known = request.headers["Authorization"] in {f"Bearer {token}" for token in self.tokens}
        app = {
            "id": self.app_id,
            "identifier": self.identifier,
            "isActive": True,
            "permissions": [{"code": code} for code in self.permissions],
        }
        channel = {"id": "Q2hhbm5lbDox", "slug": "eu", "name": "Europe", "isActive": True}
        data = (
            {"channels": [{**channel, "currencyCode": "EUR"}]}
            if "query Channels" in asked
            else {"app": app if known else None, "shop": {"name": "Shop", "version": "3.23.28"}}
        )
        return 200, {}, json.dumps({"data": data})


@dataclass
class Registering:
    """The app's side, with the client that talks to real shops."""

    app: Flask
    ctx: Context
    woken: list[int]

    @classmethod
    def of(cls, settings: Settings, database: Engine, **changes: Any) -> Registering:
        woken: list[int] = []
        # Their keys must be the same as those of the tests that read what is sealed.
        ctx = make_context(settings.model_copy(update=changes), database, woken.append)
        return cls(create_app(ctx), ctx, woken)

    def posts(
        self, to: str = "/api/register", *, body: Any = ..., **headers: str | None
    ) -> tuple[int, str]:
        """The answer's status and code to what Saleor posts, but for these changes.

        A header of None is left out.
        """
        asked = capture("register")
        changes = {name.replace("_", "-"): value for name, value in headers.items()}
        sent = {k: v for k, v in {**asked.headers, **changes}.items() if v is not None}
        raw = asked.body if body is ... else body
        answer = self.app.test_client().post(to, data=raw, headers=sent)
        said = answer.get_json()
        assert said["success"] is (answer.status_code == 200)
        return answer.status_code, "" if said["success"] else said["error"]["code"]

    def shops(self) -> list[AnyRow]:
        with self.ctx.engine.connect() as conn:
            return list(conn.execute(select(shops).order_by(shops.c.id)))

    def whole_row(self) -> str:
        """All that is stored of the shop, as the database writes it."""
        with self.ctx.engine.connect() as conn:
            return str(conn.execute(text("SELECT shops::text FROM shops")).scalar_one())
