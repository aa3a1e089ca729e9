"""The app manifest, rendered for the shop that asks."""

from __future__ import annotations

import json
import re
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


def render(app_url: str, saleor_version: str = "") -> dict[str, Any]:
    """The manifest with its addresses and its webhooks' queries filled in.

    saleor_version: of the shop that asks, as `3.23`. An older one refuses a manifest whose queries
    name what it does not know; who does not say is shown everything.
    """
    manifest: dict[str, Any] = _filled(_template(), app_url)
    manifest["version"] = VERSION
    strange = unknown_to(saleor_version)
    manifest["webhooks"] = [w for w in manifest["webhooks"] if w["query"] not in strange]
    for webhook in manifest["webhooks"]:
        webhook["query"] = documents.text(webhook["query"])
        webhook.pop("since", None)
    return manifest


def unknown_to(saleor_version: str) -> frozenset[str]:
    """The webhooks' queries that a shop of this version cannot understand."""
    said = _figures(saleor_version)
    if not said:
        return frozenset()
    return frozenset(
        webhook["query"]
        for webhook in _template()["webhooks"]
        if "since" in webhook and said < _figures(webhook["since"])
    )


def _figures(version: str) -> tuple[int, ...]:
    """`3.23.1-a` as (3, 23); empty for what is no version."""
    found = re.match(r"(\d+)\.(\d+)", version)
    return tuple(map(int, found.groups())) if found else ()


def webhooks(app_url: str, saleor_version: str = "") -> list[Webhook]:
    """The webhooks that an installed shop should have."""
    return [
        Webhook("", w["name"], w["targetUrl"], w["query"], frozenset(w["asyncEvents"]))
        for w in render(app_url, saleor_version)["webhooks"]
    ]


def _filled(value: Any, app_url: str) -> Any:
    if isinstance(value, str):
        return value.replace("{app_url}", app_url)
    if isinstance(value, list):
        return [_filled(item, app_url) for item in value]
    if isinstance(value, dict):
        return {key: _filled(item, app_url) for key, item in value.items()}
    return value
