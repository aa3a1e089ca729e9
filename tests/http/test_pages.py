"""The pages that the Dashboard frames, at addresses that must not change after install."""

from __future__ import annotations

from dataclasses import replace
from typing import Any
from urllib.parse import urlsplit

import pytest
from flask import Flask
from werkzeug.test import TestResponse

from plugin.app import create_app
from plugin.saleor import manifest
from tests.world import API_URL, World

MANIFEST: dict[str, Any] = manifest.render("https://app.example")
APP_PATH = urlsplit(MANIFEST["appUrl"]).path
ADDRESSES = [
    APP_PATH,
    f"{APP_PATH}/",
    *(APP_PATH + extension["url"] for extension in MANIFEST["extensions"]),
    urlsplit(MANIFEST["dataPrivacyUrl"]).path,
    urlsplit(MANIFEST["supportUrl"]).path,
]
# As the Dashboard frames them.
QUERY = f"?domain=127.0.0.1:8000&saleorApiUrl={API_URL}&id=QXBwOjE=&theme=dark&orderId=T3JkZXI6MQ=="


def got(app: Flask, path: str) -> TestResponse:
    return app.test_client().get(path, buffered=True)


@pytest.mark.parametrize("path", ADDRESSES)
def test_every_address_of_the_manifest_has_a_page(app: Flask, path: str) -> None:
    for query in ("", QUERY):
        page = got(app, path + query)
        assert (page.status_code, page.mimetype) == (200, "text/html")
        assert page.text.startswith("<!doctype html>")
        assert "<title>" in page.text


def test_the_logo_of_the_manifest_is_a_picture(app: Flask) -> None:
    logo = got(app, urlsplit(MANIFEST["brand"]["logo"]["default"]).path)

    assert (logo.status_code, logo.mimetype) == (200, "image/png")


def test_a_page_is_dark_where_the_dashboard_is(app: Flask) -> None:
    assert 'data-theme="dark"' in got(app, "/dashboard/referrals?theme=dark").text
    assert "data-theme" not in got(app, "/dashboard/referrals?theme=light").text
    assert "<script>" not in got(app, '/dashboard/referrals?theme="><script>').text


@pytest.mark.parametrize("path", [*ADDRESSES, "/dashboard/page.css"])
def test_pages_say_who_may_frame_them_and_load_nothing_from_elsewhere(
    shop: World, path: str
) -> None:
    origins = "https://dashboard.example https://other.example"
    settings = shop.ctx.settings.model_copy(update={"dashboard_origins": origins})
    page = got(create_app(replace(shop.ctx, settings=settings)), path)

    policy = dict(
        part.strip().split(" ", 1) for part in page.headers["Content-Security-Policy"].split(";")
    )
    assert policy["frame-ancestors"] == origins
    assert policy["default-src"] == "'self'"
    assert page.headers["X-Content-Type-Options"] == "nosniff"
    assert page.headers["Referrer-Policy"] == "strict-origin"
    # It would forbid every frame, whatever the policy says.
    assert "X-Frame-Options" not in page.headers


def test_a_page_that_there_is_not_is_not_found(app: Flask) -> None:
    for path in ("nothing", "widgets", "widgets/nothing", "layout.html", "message", "../app.py"):
        assert got(app, f"/dashboard/{path}").status_code == 404
    for path in ("%2e%2e/manifest.json", "..%2f..%2fetc/passwd", "page.css%00.html"):
        assert got(app, f"/dashboard/{path}").status_code == 404


def test_the_front_door_leads_to_the_page(app: Flask) -> None:
    front = got(app, "/")

    assert (front.status_code, front.headers["Location"]) == (302, "/dashboard/")


def test_an_address_that_there_is_not_is_not_found(app: Flask) -> None:
    for path in ("/nothing", "/api", "/api/nothing", "/graphql", "/r", "/r/", "/static/page.css"):
        assert got(app, path).status_code == 404
