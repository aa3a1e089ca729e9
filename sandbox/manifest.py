"""An app's manifest: fetched, and held against Saleor's rules before anything is installed."""

import re
from collections import defaultdict
from collections.abc import Callable, Mapping
from typing import Any
from urllib.parse import urlsplit

import requests
from graphql import GraphQLError, OperationDefinitionNode, OperationType

from sandbox.deliveries import USER_AGENT
from sandbox.engine import BadRequest, read_document
from sandbox.events import EVENTS_BY_GRAPHQL_TYPE, EventType
from sandbox.permissions import Permission

SCHEMA_VERSION = "3.23"
SHOP_VERSION = "3.23.28"
MANIFEST_TRIES = 3
MOST_HEADERS = 5
LONGEST_HEADER = 998
HEADER_NAME = re.compile(r"^(x-|authorization|brokerproperties)", re.IGNORECASE)

Manifest = Mapping[str, Any]
Complaint = Callable[[str, str], None]


class ManifestRejected(Exception):
    def __init__(self, complaints: Mapping[str, list[str]]) -> None:
        super().__init__(", ".join(f"{name}: {texts}" for name, texts in complaints.items()))


def fetch(url: str, timeout: tuple[float, float]) -> Manifest:
    headers = {"User-Agent": USER_AGENT, "Saleor-Schema-Version": SCHEMA_VERSION}
    with requests.Session() as session:
        session.trust_env = False
        for left in reversed(range(MANIFEST_TRIES)):
            try:
                response = session.get(url, headers=headers, timeout=timeout, allow_redirects=False)
                break
            except (requests.ConnectionError, requests.Timeout):
                if not left:
                    raise
        response.raise_for_status()
        manifest: Manifest = response.json()
    return manifest


def check(manifest: Manifest, granted: frozenset[Permission], taken_by: str | None) -> None:
    """Raise what Saleor would say; `taken_by` names an installed app of the same identifier.

    Saleor replaces the manifest's permissions by those the installer granted, so an extension
    may only ask for what was granted.
    """
    complaints: defaultdict[str, list[str]] = defaultdict(list)

    def complain(name: str, text: str) -> None:
        complaints[name].append(text)

    _check_shape(manifest, complain)
    if not complaints:
        _check_version(manifest.get("requiredSaleorVersion"), complain)
        if taken_by is not None:
            complain("identifier", f"App with the same identifier is already installed: {taken_by}")
    if not complaints:
        _check_extensions(manifest, granted, complain)
        _check_webhooks(manifest, complain)
    if complaints:
        raise ManifestRejected(complaints)


def _check_shape(manifest: Manifest, complain: Complaint) -> None:
    for name in ("id", "name", "version"):
        if not isinstance(manifest.get(name), str):
            complain(name, "Field required")
    target = manifest.get("tokenTargetUrl")
    if target is not None and not is_url(target):
        complain("tokenTargetUrl", "Invalid target url.")
    if (manifest.get("author") or "x").strip() == "":
        complain("author", "Incorrect value for field: author")
    for extension in manifest.get("extensions") or []:
        if not {"label", "url", "mount"} <= extension.keys():
            complain("extensions", "Field required")
    for webhook in manifest.get("webhooks") or []:
        if not {"name", "targetUrl", "query"} <= webhook.keys():
            complain("webhooks", "Field required")
        elif not is_url(webhook["targetUrl"]):
            complain("webhooks", "Invalid target url.")


def is_url(text: object) -> bool:
    if not isinstance(text, str):
        return False
    try:
        parts = urlsplit(text)
    except ValueError:
        return False
    return parts.scheme in {"http", "https"} and bool(parts.hostname)


def _check_version(required: str | None, complain: Complaint) -> None:
    if required and not _satisfied(required):
        complain(
            "requiredSaleorVersion", f"Saleor version {SHOP_VERSION} is not supported by the app."
        )


def _satisfied(constraint: str) -> bool:
    """The comparisons of an npm range, all of which must hold: `>=3.22 <4`, `^3.23`."""
    return all(_holds(word) for word in constraint.split())


def _holds(word: str) -> bool:
    operator, version = re.fullmatch(r"([<>=^~]*)v?([\d.x*]+).*", word).groups()  # type: ignore[union-attr]
    wanted = [int(part) for part in version.split(".") if part.isdigit()]
    ours = [int(part) for part in SHOP_VERSION.split(".")]
    padded = wanted + [0] * (3 - len(wanted))
    if operator == "^":
        return ours >= padded and ours[0] == padded[0]
    if operator == "~":
        return ours >= padded and ours[:2] == padded[:2]
    if operator in {">", ">=", "<", "<="}:
        return {
            ">": ours > padded,
            ">=": ours >= padded,
            "<": ours < padded,
            "<=": ours <= padded,
        }[operator]
    return ours[: len(wanted)] == wanted


def _check_extensions(
    manifest: Manifest, granted: frozenset[Permission], complain: Complaint
) -> None:
    seen: set[str] = set()
    for extension in manifest.get("extensions") or []:
        identifier = (extension.get("identifier") or "").strip()
        if identifier in seen:
            complain("extensions", f"Duplicate extension identifier: {identifier}.")
        seen |= {identifier} - {""}
        url = extension["url"]
        if not (manifest.get("appUrl") if url.startswith("/") else is_url(url)):
            complain("extensions", "Incorrect value for field: url.")
        asked = extension.get("permissions") or []
        if not set(asked) <= {permission.value for permission in granted}:
            complain("extensions", "Extension permission must be listed in App's permissions.")


def _check_webhooks(manifest: Manifest, complain: Complaint) -> None:
    seen: set[str] = set()
    for webhook in manifest.get("webhooks") or []:
        identifier = (webhook.get("identifier") or "").strip()
        if identifier in seen:
            complain("webhooks", f"Duplicate webhook identifier: {identifier}.")
        seen |= {identifier} - {""}
        for name in webhook.get("asyncEvents") or []:
            if name not in EventType.__members__:
                complain("webhooks", "Invalid asynchronous event.")
        if problem := subscription_problem(webhook["query"]):
            complain("webhooks", f"Subscription query is not valid: {problem[1]}")
        if problem_text := header_problem(webhook.get("customHeaders") or {}):
            complain("webhooks", f"Invalid custom headers: {problem_text}")


def subscription_problem(query: str) -> tuple[str, str] | None:
    """(code, text) of what is wrong with a webhook's query."""
    try:
        document = read_document(query)
    except BadRequest as bad:
        return _code_of(bad.errors[0]), bad.errors[0].message
    operations = [n for n in document.definitions if isinstance(n, OperationDefinitionNode)]
    if len(operations) != 1 or operations[0].operation is not OperationType.SUBSCRIPTION:
        return "MISSING_SUBSCRIPTION", "Subscription operation can't be found."
    if not events_in(query):
        return "MISSING_EVENT", "Can't find a single event."
    return None


def _code_of(error: GraphQLError) -> str:
    return "SYNTAX" if error.message.startswith("Syntax Error") else "GRAPHQL_ERROR"


def events_in(query: str) -> list[EventType]:
    """The events a subscription has a branch for."""
    named = re.findall(r"\.\.\.\s*on\s+(\w+)", query)
    return list(
        dict.fromkeys(
            EVENTS_BY_GRAPHQL_TYPE[name] for name in named if name in EVENTS_BY_GRAPHQL_TYPE
        )
    )


def header_problem(headers: Mapping[str, str]) -> str | None:
    if len(headers) > MOST_HEADERS:
        return f"Number of headers must not exceed {MOST_HEADERS}."
    for name, value in headers.items():
        if not HEADER_NAME.match(name):
            return f"'{name}' does not match allowed key pattern: X-* or Authorization*."
        if len(name) + len(value) + 2 > LONGEST_HEADER:
            return f"Header '{name}' is too long."
    return None
