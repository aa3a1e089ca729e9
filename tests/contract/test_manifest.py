"""The manifest, held against what Saleor and its Dashboard accept."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path
from typing import Any

import pytest
from graphql import InlineFragmentNode, OperationDefinitionNode, parse

from plugin.config import ROOT
from plugin.saleor import manifest
from tests.contract.saleors_schema import VERSIONS, in_one_process, names, saleor
from webhooks.lane import FAMILIES, PREFIX

# Longer than what most operators have: lengths are checked with it.
APP_URL = "https://referrals-for-our-shop.region.some-cloud-provider.example.com/apps/referrals"
MANIFEST: dict[str, Any] = manifest.render(APP_URL)
EXTENSIONS: list[dict[str, Any]] = MANIFEST["extensions"]
WEBHOOKS: list[dict[str, Any]] = MANIFEST["webhooks"]

# Where the Dashboard can show an extension; a widget on these pages and on no other.
_ENTITIES = ("PRODUCT", "ORDER", "DRAFT_ORDER", "CUSTOMER", "VOUCHER", "GIFT_CARD", "COLLECTION")
WIDGET_MOUNTS = {f"{entity}_DETAILS_WIDGETS" for entity in _ENTITIES} | {"HOMEPAGE_WIDGETS"}
PAGE_MOUNTS = {
    f"NAVIGATION_{place}"
    for place in ("CATALOG", "ORDERS", "CUSTOMERS", "DISCOUNTS", "TRANSLATIONS", "PAGES")
}
TARGETS = ("newTabTarget", "widgetTarget", "homeWidgetTarget")


def test_no_text_is_longer_than_its_column() -> None:
    longest = {"id": 256, "name": 60, "version": 60, "author": 60, "requiredSaleorVersion": 200}
    for field, most in longest.items():
        assert 0 < len(MANIFEST[field].strip()) <= most, field
    for field in ("appUrl", "dataPrivacyUrl", "homepageUrl", "supportUrl"):
        assert len(MANIFEST[field]) <= 200, field
    for extension in EXTENSIONS:
        assert 0 < len(extension["label"]) <= 256
        assert 0 < len(extension["identifier"]) <= 256
    for webhook in WEBHOOKS:
        assert 0 < len(webhook["name"]) <= 255
        assert len(webhook["targetUrl"]) <= 255


def test_it_says_nothing_that_saleor_does_not_read() -> None:
    known = {
        "id", "name", "version", "about", "permissions", "appUrl", "tokenTargetUrl",
        "dataPrivacyUrl", "homepageUrl", "supportUrl", "audience", "requiredSaleorVersion",
        "author", "brand", "extensions", "webhooks",
    }  # fmt: skip
    in_extensions = {"identifier", "label", "url", "mount", "target", "permissions", "options"}
    in_webhooks = {"name", "identifier", "targetUrl", "query", "isActive", "asyncEvents"}

    assert set(MANIFEST) <= known
    assert all(set(extension) <= in_extensions for extension in EXTENSIONS)
    assert all(set(webhook) <= in_webhooks for webhook in WEBHOOKS)


@in_one_process
@pytest.mark.parametrize("version", VERSIONS)
def test_it_asks_for_rights_and_events_that_there_are(schemas: Path, version: str) -> None:
    schema = saleor(schemas, version)

    assert set(MANIFEST["permissions"]) <= names(schema, "PermissionEnum")
    for webhook in WEBHOOKS:
        assert set(webhook["asyncEvents"]) <= names(schema, "WebhookEventTypeAsyncEnum")


def test_it_does_not_ask_to_manage_apps() -> None:
    asked = [MANIFEST["permissions"], *(extension["permissions"] for extension in EXTENSIONS)]

    assert not [rights for rights in asked if "MANAGE_APPS" in rights]


def test_an_extension_has_no_right_that_the_app_has_not() -> None:
    for extension in EXTENSIONS:
        # With none at all, the page would be handed a token that opens nothing.
        assert extension["permissions"], extension["identifier"]
        assert set(extension["permissions"]) <= set(MANIFEST["permissions"])


def test_no_two_are_called_the_same() -> None:
    for things in (EXTENSIONS, WEBHOOKS):
        assert set(Counter(thing["identifier"] for thing in things).values()) == {1}
    assert all(webhook["name"] == webhook["identifier"] for webhook in WEBHOOKS)


@pytest.mark.parametrize("extension", EXTENSIONS, ids=lambda extension: extension["identifier"])
def test_an_extension_is_one_that_the_dashboard_can_show(extension: dict[str, Any]) -> None:
    # "/" is where the app itself opens.
    assert re.fullmatch(r"/|(/[a-z]+)+", extension["url"])
    options = extension.get("options", {})
    match extension["target"]:
        case "APP_PAGE":
            assert extension["mount"] in PAGE_MOUNTS
            assert options == {}
        case "WIDGET":
            assert extension["mount"] in WIDGET_MOUNTS
            home = extension["mount"] == "HOMEPAGE_WIDGETS"
            (target,) = [name for name in TARGETS if name in options]
            assert target == ("homeWidgetTarget" if home else "widgetTarget")
            assert set(options) == {target}
            # A widget that is fetched by POST is not given the handshake.
            assert options[target]["method"] == "GET"
        case target:
            pytest.fail(f"{target} is not among the targets that the pages were made for")


def test_the_logo_is_a_picture_that_saleor_takes() -> None:
    address: str = MANIFEST["brand"]["logo"]["default"]
    assert address == f"{APP_URL}/dashboard/logo.png"
    picture = (ROOT / "admin_ui" / "server" / "logo.png").read_bytes()

    assert picture.startswith(b"\x89PNG\r\n\x1a\n")
    width, height = (int.from_bytes(picture[at : at + 4]) for at in (16, 20))
    assert width == height >= 256
    assert len(picture) < 10_000_000


# Webhooks: the manifest, the subscription and the handler say the same


def handled(name: str) -> set[str]:
    return {event.upper() for event in FAMILIES[name].events}


def typenames(query: str) -> set[str]:
    """What the subscription selects `... on`."""
    (subscription,) = [
        node for node in parse(query).definitions if isinstance(node, OperationDefinitionNode)
    ]
    assert subscription.operation.value == "subscription"
    (event,) = subscription.selection_set.selections
    selections = event.selection_set.selections  # type: ignore[attr-defined]
    branches = [one for one in selections if isinstance(one, InlineFragmentNode)]
    return {one.type_condition.name.value for one in branches if one.type_condition}


def test_every_webhook_has_a_handler_and_every_handler_a_webhook() -> None:
    assert {webhook["name"] for webhook in WEBHOOKS} == set(FAMILIES)
    for webhook in WEBHOOKS:
        assert webhook["targetUrl"] == f"{APP_URL}{PREFIX}{webhook['name']}"


@pytest.mark.parametrize("webhook", WEBHOOKS, ids=lambda webhook: webhook["name"])
def test_a_webhook_its_query_and_its_handler_are_about_the_same_events(
    webhook: dict[str, Any],
) -> None:
    family = FAMILIES[webhook["name"]]

    assert set(webhook["asyncEvents"]) == handled(webhook["name"])
    assert len(webhook["asyncEvents"]) == len(set(webhook["asyncEvents"]))
    assert typenames(webhook["query"]) == set(family.events.values())


@pytest.mark.parametrize("webhook", WEBHOOKS, ids=lambda webhook: webhook["name"])
def test_a_query_asks_for_what_the_edge_checks(webhook: dict[str, Any]) -> None:
    facts = webhook["query"].partition("fragment EventFacts on Event")[2]

    for field in ("__typename", "recipient", "issuedAt", "version"):
        assert re.search(rf"\b{field}\b", facts)
