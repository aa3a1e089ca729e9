"""The script that shops name in their pages, and the parts that it fetches."""

from __future__ import annotations

import gzip
from pathlib import Path

import pytest
from flask import Blueprint, Flask
from werkzeug.test import TestResponse

from plugin.api.pages import elements


@pytest.fixture
def app(tmp_path: Path) -> Flask:
    """What `make pages` makes, in small."""
    (tmp_path / "referrals.js").write_text('import("./parts/account-1a2b.js")')
    (tmp_path / "parts").mkdir()
    (tmp_path / "parts" / "account-1a2b.js").write_text("export {}")
    (tmp_path / "parts" / "account-1a2b.js.gz").write_bytes(gzip.compress(b"export {}"))
    blueprint = Blueprint("pages", __name__)
    elements.add(blueprint, tmp_path)
    app = Flask(__name__, static_folder=None)
    app.register_blueprint(blueprint)
    return app


def got(app: Flask, path: str, **headers: str) -> TestResponse:
    return app.test_client().get(path, headers=headers, buffered=True)


@pytest.mark.parametrize("path", ["/storefront/referrals.js", "/storefront/parts/account-1a2b.js"])
def test_any_page_may_load_them(app: Flask, path: str) -> None:
    answer = got(app, path, Origin="https://shop.example")

    assert (answer.status_code, answer.mimetype) == (200, "text/javascript")
    assert answer.headers["Access-Control-Allow-Origin"] == "*"
    assert answer.headers["Cross-Origin-Resource-Policy"] == "cross-origin"


def test_a_new_version_is_heard_of_within_minutes_and_parts_are_kept(app: Flask) -> None:
    script = got(app, "/storefront/referrals.js").cache_control
    part = got(app, "/storefront/parts/account-1a2b.js").cache_control

    assert (script.max_age, script.immutable) == (300, False)
    assert part.immutable is True


def test_a_browser_gets_them_small(app: Flask) -> None:
    answer = got(app, "/storefront/parts/account-1a2b.js", **{"Accept-Encoding": "gzip"})

    assert answer.headers["Content-Encoding"] == "gzip"
    assert gzip.decompress(answer.data) == b"export {}"


@pytest.mark.parametrize(
    "path", ["/storefront/", "/storefront/other.js", "/storefront/parts/..%2freferrals.js"]
)
def test_nothing_else_is_there(app: Flask, path: str) -> None:
    assert got(app, path).status_code == 404
