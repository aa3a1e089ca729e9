"""An app that lives in the Dashboard's frames and writes down what it is told there."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from flask import Flask, Response, jsonify, request
from werkzeug.serving import make_server

from sandbox.server import QuietHandler

EXTENSIONS: list[dict[str, Any]] = [
    {
        "label": "Referrals",
        "url": "/page",
        "mount": "NAVIGATION_DISCOUNTS",
        "target": "APP_PAGE",
        "permissions": ["MANAGE_ORDERS"],
    },
    {
        "label": "Referral",
        "url": "/widgets/order",
        "mount": "ORDER_DETAILS_WIDGETS",
        "target": "WIDGET",
        "permissions": ["MANAGE_ORDERS"],
    },
    {
        "label": "Posted",
        "url": "/widgets/customer",
        "mount": "CUSTOMER_DETAILS_WIDGETS",
        "target": "WIDGET",
        "permissions": [],
        "options": {"widgetTarget": {"method": "POST"}},
    },
    {
        "label": "At home",
        "url": "/widgets/home",
        "mount": "HOMEPAGE_WIDGETS",
        "target": "WIDGET",
        "permissions": [],
        "options": {"homeWidgetTarget": {"method": "GET"}},
    },
]

PAGE = """<!doctype html><html lang="en"><meta name="color-scheme" content="light dark">
<title>Framed</title><body>
<h1>Framed app</h1><p id="address"></p><pre id="heard"></pre>
<script src="/framed.js"></script>"""

SCRIPT = """
window.heard = [];
window.act = (type, payload = {}) =>
  parent.postMessage({ type, payload: { actionId: type, ...payload } }, "*");
document.getElementById("address").textContent = location.href;
addEventListener("message", ({ data }) => {
  window.heard.push(data);
  document.getElementById("heard").textContent += data.type + " ";
});
act("notifyReady");
"""


@contextmanager
def framed_app() -> Iterator[str]:
    """Gives the URL of the app; its manifest is at /manifest."""
    flask = Flask("framed", static_folder=None)
    posted: list[dict[str, str]] = []

    @flask.get("/manifest")
    def manifest() -> Response:
        home = request.host_url.rstrip("/")
        return jsonify(
            id="test.framed",
            name="Framed",
            about="Shows that frames and bridge work.",
            version="1.0.0",
            permissions=["MANAGE_ORDERS"],
            appUrl=f"{home}/app",
            extensions=EXTENSIONS,
        )

    @flask.route("/app/<path:path>", methods=["GET", "POST"])
    def page(path: str) -> str:
        posted.append({"path": path, **request.form})
        return PAGE

    @flask.get("/framed.js")
    def script() -> Response:
        return Response(SCRIPT, mimetype="text/javascript")

    @flask.get("/posted")
    def what_was_posted() -> Response:
        return jsonify(posted)

    server = make_server("127.0.0.1", 0, flask, threaded=True, request_handler=QuietHandler)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        thread.join()
        server.server_close()
