"""Webhooks an app keeps for itself, and what failed to reach them."""

import json
from typing import Any

from sandbox.events import EventType
from sandbox.ids import from_global_id
from sandbox.manifest import events_in, header_problem, is_url, subscription_problem
from sandbox.permissions import Permission
from sandbox.refusals import Refused, permission_denied
from sandbox.registry import Call, answers
from sandbox.resolvers.connections import Connection, by_pk, connection
from sandbox.webhooks import EventDelivery, Webhook


@answers("Mutation.webhookCreate")
def webhook_create(call: Call, input: dict[str, Any]) -> dict[str, Any]:  # noqa: A002
    app = call.caller.app
    if app is None:
        raise permission_denied([Permission.MANAGE_APPS, "AUTHENTICATED_APP"])
    _check(input)
    made = Webhook(
        pk=call.shop.next_pk("Webhook"),
        app=app,
        name=input.get("name") or "",
        target_url=input.get("targetUrl") or "",
        query=input.get("query") or "",
        events=[],
        is_active=input.get("isActive") is not False,
    )
    _apply(made, input)
    app.webhooks.append(made)
    return {"webhook": made}


@answers("Mutation.webhookUpdate")
def webhook_update(
    call: Call,
    input: dict[str, Any],  # noqa: A002
    id: str | None = None,  # noqa: A002
) -> dict[str, Any]:
    found = _own(call, id)
    _check(input)
    if input.get("name") is not None:
        found.name = input["name"]
    if input.get("targetUrl") is not None:
        found.target_url = input["targetUrl"]
    if input.get("isActive") is not None:
        found.is_active = input["isActive"]
    _apply(found, input)
    return {"webhook": found}


@answers("Mutation.webhookDelete")
def webhook_delete(call: Call, id: str | None = None) -> dict[str, Any]:  # noqa: A002
    found = _own(call, id)
    found.app.webhooks.remove(found)
    return {"webhook": found}


def _own(call: Call, global_id: str | None) -> Webhook:
    key = from_global_id(global_id or "", "Webhook")
    mine = call.caller.app
    for app in call.shop.living_apps():
        for webhook in app.webhooks:
            if str(webhook.pk) == key and (app is mine or call.caller.may(Permission.MANAGE_APPS)):
                return webhook
    raise Refused.missing(global_id or "")


def _check(input_: dict[str, Any]) -> None:
    query = input_.get("query")
    if query is not None and (problem := subscription_problem(query)):
        raise Refused("query", *problem)
    target = input_.get("targetUrl")
    if target is not None and not is_url(target):
        raise Refused("targetUrl", "INVALID", "Enter a valid URL.")
    headers = json.loads(input_.get("customHeaders") or "{}")
    if problem_text := header_problem(headers):
        raise Refused("customHeaders", "INVALID_CUSTOM_HEADERS", problem_text)


def _apply(webhook: Webhook, input_: dict[str, Any]) -> None:
    if input_.get("query") is not None:
        webhook.query = input_["query"]
    if input_.get("asyncEvents"):
        webhook.events = [EventType(name) for name in input_["asyncEvents"]]
    elif input_.get("query") is not None:
        webhook.events = events_in(webhook.query)
    if input_.get("customHeaders") is not None:
        headers = json.loads(input_["customHeaders"])
        webhook.headers = {name.lower(): value for name, value in headers.items()}


@answers("Webhook.customHeaders")
def custom_headers(webhook: Webhook, _call: Call) -> str:
    return json.dumps(webhook.headers)


@answers("Webhook.eventDeliveries")
def event_deliveries(
    webhook: Webhook,
    _call: Call,
    first: int | None = None,
    after: str | None = None,
    filter: dict[str, Any] | None = None,  # noqa: A002
    sort_by: dict[str, Any] | None = None,
) -> Connection:
    wanted = filter or {}
    rows = [
        delivery
        for delivery in list(webhook.deliveries)
        if wanted.get("status") in {None, delivery.status}
        and wanted.get("eventType") in {None, delivery.event_type}
    ]
    ascending = (sort_by or {}).get("direction") == "ASC"
    return connection("eventDeliveries", rows, by_pk, first, after, descending=not ascending)


@answers("EventDelivery.attempts")
def attempts(
    delivery: EventDelivery,
    _call: Call,
    first: int | None = None,
    after: str | None = None,
    sort_by: dict[str, Any] | None = None,
) -> Connection:
    descending = (sort_by or {}).get("direction") == "DESC"
    return connection("attempts", delivery.tries, by_pk, first, after, descending=descending)
