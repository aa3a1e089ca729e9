"""What operators ask."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from flask.testing import FlaskClient
from pydantic import SecretStr

from plugin import VERSION
from plugin.app import create_app
from plugin.storage.database import connect
from tests.http.processes import told_by_a_process
from tests.world import World

NOWHERE = "postgresql://nobody@127.0.0.1:1/nothing?connect_timeout=1"


def test_the_app_is_well_while_its_database_answers(shop: World) -> None:
    answer = create_app(shop.ctx).test_client().get("/health")

    assert answer.status_code == 200
    assert answer.json == {"ok": True, "version": VERSION, "database": True}


def test_the_app_is_not_well_without_its_database(shop: World) -> None:
    app = create_app(replace(shop.ctx, engine=connect(NOWHERE)))
    answer = app.test_client().get("/health")

    assert answer.status_code == 503
    assert answer.json == {"ok": False, "version": VERSION, "database": False}


def with_token(world: World, token: str | None) -> FlaskClient:
    secret = SecretStr(token) if token is not None else None
    settings = world.ctx.settings.model_copy(update={"metrics_token": secret})
    return create_app(replace(world.ctx, settings=settings)).test_client()


def test_nobody_sees_metrics_where_no_token_is_set(shop: World) -> None:
    client = with_token(shop, None)

    for headers in ({}, {"Authorization": "Bearer "}, {"Authorization": "Bearer None"}):
        assert client.get("/metrics", headers=headers).status_code == 404


def test_metrics_are_for_who_has_the_token(
    shop: World, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("PROMETHEUS_MULTIPROC_DIR", str(tmp_path))
    client = with_token(shop, "open sesame")

    for wrong in ("", "open sesame", "Bearer open", "bearer open sesame", "Bearer é"):
        assert client.get("/metrics", headers={"Authorization": wrong}).status_code == 401
    assert client.get("/metrics").status_code == 401
    right = client.get("/metrics", headers={"Authorization": "Bearer open sesame"})
    assert (right.status_code, right.mimetype) == (200, "text/plain")


_COUNTED = """
client.post("/api/webhooks/orders")
client.get("/api/webhooks/nothing")
answer = client.get("/metrics", headers={"Authorization": "Bearer sesame"})
print(json.dumps([answer.status_code, answer.text]))
"""


def test_what_another_process_counted_is_among_the_metrics(shop: World, tmp_path: Path) -> None:
    """The counters meet in files, which have to be there before they are made."""
    settings = {"PROMETHEUS_MULTIPROC_DIR": str(tmp_path), "METRICS_TOKEN": "sesame"}
    status, told = told_by_a_process(shop, _COUNTED, **settings)

    assert status == 200
    assert 'referrals_webhooks_total{answer="HEADER_MISSING",family="orders"} 1.0' in told
    assert 'referrals_webhooks_total{answer="UNKNOWN_WEBHOOK",family="other"} 1.0' in told
