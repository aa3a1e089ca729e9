"""An app that listens, remembers every request and answers as a test tells it to."""

import json
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

from flask import Flask, Response, jsonify, request
from werkzeug.serving import make_server

from sandbox.server import QuietHandler

ORDER_EVENTS = [
    "OrderCreated",
    "OrderConfirmed",
    "OrderPaid",
    "OrderFullyPaid",
    "OrderUpdated",
    "OrderFulfilled",
    "OrderCancelled",
    "OrderExpired",
    "OrderRefunded",
    "OrderFullyRefunded",
    "OrderMetadataUpdated",
]
BRANCHES = " ".join(
    f"... on {name} {{ order {{ id number status isPaid updatedAt userEmail user {{ id }} }} }}"
    for name in ORDER_EVENTS
)
ORDER_QUERY = f"""subscription {{
  event {{
    __typename issuedAt version recipient {{ id }}
    issuingPrincipal {{ __typename ... on User {{ email }} }}
    {BRANCHES}
  }}
}}"""
APP_QUERY = """subscription {
  event {
    __typename recipient { id }
    ... on AppDeleted { app { id } }
    ... on AppStatusChanged { app { id isActive } }
  }
}"""


@dataclass(frozen=True)
class Heard:
    path: str
    headers: dict[str, str]
    body: bytes

    @property
    def json(self) -> dict[str, Any]:
        read: dict[str, Any] = json.loads(self.body)
        return read

    @property
    def event(self) -> str:
        return self.headers["Saleor-Event"]


@dataclass
class ListeningApp:
    url: str = ""
    heard: list[Heard] = field(default_factory=list)
    answers: list[int] = field(default_factory=list)
    """Statuses for the next webhooks, in turn; after that 200."""
    registration: tuple[int, object] = (200, {})
    changes: dict[str, Any] = field(default_factory=dict)
    """What the manifest says otherwise than usual; None leaves a field out."""

    @property
    def manifest_url(self) -> str:
        return f"{self.url}/manifest"

    @property
    def webhooks(self) -> list[Heard]:
        return [one for one in self.heard if one.path.startswith("/webhooks/")]

    @property
    def events(self) -> list[str]:
        return sorted(one.event for one in self.webhooks)

    @property
    def token(self) -> str:
        posts = [one for one in self.heard if one.path == "/register"]
        return str(posts[-1].json["auth_token"])

    def manifest(self) -> dict[str, Any]:
        said = {
            "id": "test.listening",
            "name": "Listening",
            "version": "1.0.0",
            "permissions": ["MANAGE_ORDERS"],
            "appUrl": self.url,
            "tokenTargetUrl": f"{self.url}/register",
            "webhooks": [
                {
                    "name": "Orders",
                    "targetUrl": f"{self.url}/webhooks/orders",
                    "query": ORDER_QUERY,
                },
                {"name": "App", "targetUrl": f"{self.url}/webhooks/app", "query": APP_QUERY},
            ],
            **self.changes,
        }
        return {name: value for name, value in said.items() if value is not None}

    def forget(self) -> None:
        self.heard.clear()


def _wsgi(app: ListeningApp) -> Flask:
    flask = Flask("listening", static_folder=None)

    @flask.before_request
    def remember() -> None:
        app.heard.append(Heard(request.path, dict(request.headers), request.get_data()))

    @flask.get("/manifest")
    def manifest() -> Response:
        return jsonify(app.manifest())

    @flask.post("/register")
    def register() -> tuple[Response, int]:
        status, body = app.registration
        return jsonify(body), status

    @flask.post("/webhooks/<name>")
    def webhook(name: str) -> tuple[str, int]:
        return name, app.answers.pop(0) if app.answers else 200

    return flask


@contextmanager
def listening() -> Iterator[ListeningApp]:
    app = ListeningApp()
    server = make_server("127.0.0.1", 0, _wsgi(app), threaded=True, request_handler=QuietHandler)
    app.url = f"http://127.0.0.1:{server.server_port}"
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
    thread.start()
    try:
        yield app
    finally:
        server.shutdown()
        thread.join()
        server.server_close()
