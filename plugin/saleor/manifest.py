"""The app manifest, rendered for the shop that asks."""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cache
from typing import Any

from plugin import VERSION
from plugin.config import ROOT
from plugin.saleor import documents
from plugin.saleor.ports import Webhook


@dataclass(frozen=True, slots=True)
class ManifestFacts:
    """What other parts need to know of the manifest."""

    identifier: str
    permissions: tuple[str, ...]


@cache
def _template() -> dict[str, Any]:
    data: dict[str, Any] = json.loads((ROOT / "manifest.json").read_text())
    return data


def facts() -> ManifestFacts:
    manifest = _template()
    return ManifestFacts(manifest["id"], tuple(manifest["permissions"]))


def render(app_url: str) -> dict[str, Any]:
    """The manifest with its addresses and its webhooks' queries filled in."""
    manifest: dict[str, Any] = _filled(_template(), app_url)
    manifest["version"] = VERSION
    for webhook in manifest["webhooks"]:
        webhook["query"] = documents.text(webhook["query"])
    return manifest


def webhooks(app_url: str) -> list[Webhook]:
    """The webhooks that an installed shop should have."""
    return [
        Webhook("", w["name"], w["targetUrl"], w["query"], frozenset(w["asyncEvents"]))
        for w in render(app_url)["webhooks"]
    ]


def _filled(value: Any, app_url: str) -> Any:
    if isinstance(value, str):
        return value.replace("{app_url}", app_url)
    if isinstance(value, list):
        return [_filled(item, app_url) for item in value]
    if isinstance(value, dict):
        return {key: _filled(item, app_url) for key, item in value.items()}
    return value
