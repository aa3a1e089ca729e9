"""The elements that storefronts place in their pages, as they were built."""

from __future__ import annotations

from pathlib import Path

from flask import Blueprint
from werkzeug.wrappers import Response as AnyResponse

from plugin.api.pages.built import built_file, small_file

# The one name that stays the same: pages of shops hear of a new version within minutes.
_SCRIPT = "referrals.js"
_MINUTES = 300


def add(blueprint: Blueprint, built: Path) -> None:
    @blueprint.get(f"/storefront/{_SCRIPT}")
    def script() -> AnyResponse:
        return _for_any_page(small_file(built, _SCRIPT, max_age=_MINUTES))

    @blueprint.get("/storefront/parts/<name>")
    def element_part(name: str) -> AnyResponse:
        return _for_any_page(built_file(built / "parts", name))


def _for_any_page(answer: AnyResponse) -> AnyResponse:
    """Whose page it is, is not known before it asks something: that door knows."""
    answer.headers["Access-Control-Allow-Origin"] = "*"
    answer.headers["Cross-Origin-Resource-Policy"] = "cross-origin"
    answer.headers["X-Content-Type-Options"] = "nosniff"
    return answer
