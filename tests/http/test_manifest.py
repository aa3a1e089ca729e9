"""The manifest that a shop is given."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest
from flask import Flask

from plugin import VERSION
from plugin.app import create_app
from tests.http.captured import capture
from tests.world import World

APP_URL = "https://referrals.example.com/below"


@pytest.fixture
def app(shop: World) -> Flask:
    settings = shop.ctx.settings.model_copy(update={"app_url": APP_URL})
    return create_app(replace(shop.ctx, settings=settings))


@pytest.fixture
def manifest(app: Flask) -> dict[str, Any]:
    asked = capture("manifest_get")
    answer = app.test_client().open(asked.path, method=asked.method, headers=asked.headers)
    assert (answer.status_code, answer.content_type) == (200, "application/json")
    found: dict[str, Any] = answer.get_json()
    return found


def texts(value: Any, path: str = "") -> Iterator[tuple[str, str]]:
    match value:
        case str():
            yield path, value
        case list():
            for number, item in enumerate(value):
                yield from texts(item, f"{path}[{number}]")
        case dict():
            for key, item in value.items():
                yield from texts(item, f"{path}.{key}")


def test_no_gap_is_left(manifest: dict[str, Any]) -> None:
    assert "{app_url}" not in json.dumps(manifest)
    assert not [path for path, text in texts(manifest) if text.startswith("{")]


def test_every_address_is_under_the_apps_own(manifest: dict[str, Any]) -> None:
    addresses = {path: text for path, text in texts(manifest) if "//" in text}

    assert len(addresses) >= 8
    for path, address in addresses.items():
        assert address.startswith(f"{APP_URL}/"), path
        assert "//" not in address.removeprefix("https://"), path


def test_the_queries_are_there_in_full(manifest: dict[str, Any]) -> None:
    for webhook in manifest["webhooks"]:
        assert webhook["query"].startswith("subscription ")
        assert "fragment EventFacts" in webhook["query"]


@pytest.mark.parametrize(
    ("version", "tells"), [("3.22", False), ("3.23", True), ("3.24", True), ("", True), ("x", True)]
)
def test_a_shop_is_not_asked_for_what_its_saleor_does_not_know(
    app: Flask, version: str, *, tells: bool
) -> None:
    shown = app.test_client().get("/api/manifest", headers={"Saleor-Schema-Version": version})
    webhooks = shown.get_json()["webhooks"]

    assert ("CustomerDeleted" in json.dumps(webhooks)) is tells
    assert "AccountDeleted" in json.dumps(webhooks)
    assert not any("since" in webhook for webhook in webhooks)


def test_the_version_is_this_release(manifest: dict[str, Any]) -> None:
    assert manifest["version"] == VERSION


@pytest.mark.parametrize("path", ["/api/manifest", "/api/manifest/"])
def test_a_trailing_slash_is_no_redirect(app: Flask, path: str) -> None:
    assert app.test_client().get(path).status_code == 200


def test_what_one_shop_is_shown_does_not_change_what_the_next_is_shown(app: Flask) -> None:
    client = app.test_client()

    assert client.get("/api/manifest").data == client.get("/api/manifest").data
