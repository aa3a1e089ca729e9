"""The webhooks' own lane in front of Flask: the same checks at a third of the cost.

Flask's routing and request objects cost more than the verification of a webhook, and in a sale
a shop sends thousands.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable
from typing import Any
from wsgiref.types import StartResponse, WSGIApplication, WSGIEnvironment

import structlog

from webhooks import app, customers, deletions, orders
from webhooks.answers import Answer, Rejected
from webhooks.receive import LARGEST_BODY, Delivery, Edge, Family, receive

log = structlog.get_logger()

FAMILIES: dict[str, Family] = {
    "orders": orders.FAMILY,
    "customers": customers.FAMILY,
    "deletions": deletions.FAMILY,
    "customer-deletions": deletions.BY_STAFF,
    "app": app.FAMILY,
}
PREFIX = "/api/webhooks/"

_REASONS = {
    200: "200 OK",
    400: "400 Bad Request",
    401: "401 Unauthorized",
    403: "403 Forbidden",
    404: "404 Not Found",
    405: "405 Method Not Allowed",
    413: "413 Content Too Large",
    422: "422 Unprocessable Content",
    500: "500 Internal Server Error",
    503: "503 Service Unavailable",
}
_OK = b'{"success":true}'


class WebhookLane:
    """Takes what is posted under PREFIX; all else goes to the application behind it."""

    def __init__(self, behind: WSGIApplication, edge: Edge):
        self._behind = behind
        self._edge = edge

    def __call__(self, environ: WSGIEnvironment, start: StartResponse) -> Iterable[bytes]:
        path: str = environ["PATH_INFO"]
        if not path.startswith(PREFIX):
            return self._behind(environ, start)
        name = path[len(PREFIX) :].rstrip("/")
        status, body = self._answer(name, environ)
        headers = [("Content-Type", "application/json"), ("Content-Length", str(len(body)))]
        start(_REASONS[status], headers)
        return [body]

    def _answer(self, name: str, environ: WSGIEnvironment) -> tuple[int, bytes]:
        try:
            self._take(name, environ)
        except Rejected as error:
            answer = error.answer
            self._count(name, environ, answer.name)
            log.info("webhook_rejected", family=name[:40], answer=answer.name, detail=str(error))
            return answer.status, _error(answer.name, str(error))
        except Exception:
            self._count(name, environ, "INTERNAL")
            log.exception("webhook_failed", family=name[:40])
            return 500, _error("INTERNAL", "The app failed; please send this again.")
        if FAMILIES[name] is not orders.FAMILY:
            # Orders are counted where they are stored, many at once.
            self._count(name, environ, Answer.ACCEPTED.name)
        return 200, _OK

    def _count(self, name: str, environ: WSGIEnvironment, answer: str) -> None:
        family = name if name in FAMILIES else "other"
        shop = self._edge.shops.remembered(_header(environ, "API_URL"))
        self._edge.tally.count(shop.id if shop is not None else None, family, answer)

    def _take(self, name: str, environ: WSGIEnvironment) -> None:
        family = FAMILIES.get(name)
        if family is None:
            raise Rejected(Answer.UNKNOWN_WEBHOOK)
        if environ["REQUEST_METHOD"] != "POST":
            raise Rejected(Answer.METHOD_NOT_ALLOWED)
        delivery = Delivery(
            api_url=_header(environ, "API_URL"),
            event=_header(environ, "EVENT").lower(),
            signature=_header(environ, "SIGNATURE"),
            body=_body(environ),
        )
        receive(self._edge, family, delivery)


def _header(environ: WSGIEnvironment, name: str) -> str:
    value: str = environ.get(f"HTTP_SALEOR_{name}") or environ.get(f"HTTP_X_SALEOR_{name}") or ""
    return value


def _body(environ: WSGIEnvironment) -> bytes:
    """The raw body, never more than LARGEST_BODY of it in memory."""
    read: Callable[[int], bytes] = environ["wsgi.input"].read
    said = environ.get("CONTENT_LENGTH") or ""
    length = int(said) if said.isdecimal() else LARGEST_BODY + 1
    if said.isdecimal() and length > LARGEST_BODY:
        raise Rejected(Answer.TOO_LARGE)
    body = read(length)
    if len(body) > LARGEST_BODY:
        raise Rejected(Answer.TOO_LARGE)
    return body


def _error(code: str, message: str) -> bytes:
    body: dict[str, Any] = {"success": False, "error": {"code": code, "message": message}}
    return json.dumps(body).encode()
