"""The pages that the Dashboard frames, at addresses that must not change after install."""

from __future__ import annotations

import gzip
from dataclasses import replace
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
from flask import Flask
from werkzeug.test import TestResponse

from plugin.api.pages import pages
from plugin.api.pages.dashboard import TABS
from plugin.saleor import manifest
from plugin.services.context import Context
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
BUILT = """<!doctype html>
<html lang="en"><title>Referrals</title><script src="./assets/main-1a2b.js"></script></html>
"""


@pytest.fixture
def built(tmp_path: Path) -> Path:
    """What `make pages` makes, in small."""
    (tmp_path / "index.html").write_text(BUILT)
    (tmp_path / "assets").mkdir()
    (tmp_path / "assets" / "main-1a2b.js").write_text("export {}")
    return tmp_path


@pytest.fixture
def app(shop: World, built: Path) -> Flask:
    return serving(shop.ctx, built)


def serving(ctx: Context, built: Path, **settings: str) -> Flask:
    settled = replace(ctx, settings=ctx.settings.model_copy(update=settings))
    app = Flask(__name__, static_folder=None)
    app.url_map.strict_slashes = False
    app.register_blueprint(pages(settled, built))
    return app


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


@pytest.mark.parametrize(
    "path",
    [*ADDRESSES, "/dashboard/nothing", "/dashboard/page.css", "/dashboard/assets/main-1a2b.js"],
)
def test_pages_say_who_may_frame_them_and_load_nothing_from_elsewhere(
    shop: World, built: Path, path: str
) -> None:
    origins = "https://dashboard.example https://other.example"
    page = got(serving(shop.ctx, built, dashboard_origins=origins), path)

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
    for path in ("nothing", "widgets", "widgets/nothing", "layout.html", "message"):
        assert got(app, f"/dashboard/{path}").status_code == 404
        assert got(app, f"/dashboard/{path}").text == got(app, "/dashboard/").text
    for path in ("assets", "assets/", "assets/main.js", "assets/../index.html", "../app.py"):
        assert got(app, f"/dashboard/{path}").status_code == 404
    for path in ("%2e%2e/manifest.json", "..%2f..%2fetc/passwd", "page.css%00.html"):
        assert got(app, f"/dashboard/{path}").status_code == 404


@pytest.mark.parametrize("tab", TABS)
def test_a_tab_and_all_below_it_is_the_one_page_that_was_built(app: Flask, tab: str) -> None:
    for path in (tab, f"{tab}/", f"{tab}/7", f"{tab}/7/edit"):
        page = got(app, f"/dashboard/{path}")
        assert (page.status_code, page.mimetype) == (200, "text/html")
        assert '"/dashboard/assets/main-1a2b.js"' in page.text


def test_a_built_file_is_kept_for_a_year_and_the_page_that_names_it_not_at_all(
    app: Flask,
) -> None:
    script = got(app, "/dashboard/assets/main-1a2b.js")
    page = got(app, "/dashboard/referrals")

    kept = script.headers["Cache-Control"]
    assert (script.status_code, "max-age=31536000" in kept, "immutable" in kept) == (
        200,
        True,
        True,
    )
    assert page.headers["Cache-Control"] == "no-cache"


def test_a_browser_that_takes_it_gets_what_was_compressed(app: Flask, built: Path) -> None:
    small = gzip.compress(b"export {}")
    (built / "assets" / "main-1a2b.js.gz").write_bytes(small)
    address = "/dashboard/assets/main-1a2b.js"
    script = app.test_client().get(address, headers={"Accept-Encoding": "gzip, br"}, buffered=True)
    plain = got(app, address)

    assert (script.data, script.headers["Content-Encoding"]) == (small, "gzip")
    assert (plain.text, plain.headers.get("Content-Encoding")) == ("export {}", None)
    for answer in (script, plain):
        assert answer.mimetype == "text/javascript"
        assert answer.headers["Vary"] == "Accept-Encoding"
        assert "immutable" in answer.headers["Cache-Control"]


def test_the_app_may_be_served_below_any_path(shop: World, built: Path) -> None:
    below = serving(shop.ctx, built, app_url="https://example.com/apps/referrals")

    assert '"/apps/referrals/dashboard/assets/main-1a2b.js"' in got(below, "/dashboard/").text
    assert '"/apps/referrals/dashboard/page.css"' in got(below, "/dashboard/support").text
    assert got(below, "/").headers["Location"] == "/apps/referrals/dashboard/"


def test_pages_that_were_not_built_say_which_command_builds_them(
    shop: World, tmp_path: Path
) -> None:
    page = got(serving(shop.ctx, tmp_path / "nothing"), "/dashboard/referrals")

    assert page.status_code == 503
    assert "make pages" in page.text
    assert got(serving(shop.ctx, tmp_path / "nothing"), "/dashboard/privacy").status_code == 200


def test_the_front_door_leads_to_the_page(app: Flask) -> None:
    front = got(app, "/")

    assert (front.status_code, front.headers["Location"]) == (302, "/dashboard/")


def test_an_address_that_there_is_not_is_not_found(app: Flask) -> None:
    for path in ("/nothing", "/api", "/api/nothing", "/graphql", "/r", "/r/", "/static/page.css"):
        assert got(app, path).status_code == 404
