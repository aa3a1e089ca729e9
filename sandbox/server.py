"""The shop over HTTP: its API, its keys, its pages."""

import secrets
import threading
from collections.abc import Iterator
from contextlib import contextmanager

from flask import Flask
from werkzeug.serving import WSGIRequestHandler, make_server

from sandbox import api
from sandbox.pages import dashboard, storefront
from sandbox.shop import Shop


def create_app(shop: Shop) -> Flask:
    app = Flask(__name__, static_folder=None)
    app.secret_key = secrets.token_bytes(32)
    # A cookie knows no ports: by its name it stays apart from those of the app beside the shop.
    app.config.update(SESSION_COOKIE_NAME="sandbox_shop", SESSION_COOKIE_SAMESITE="Lax")
    app.json.sort_keys = False  # type: ignore[attr-defined]  # answers keep the asked order
    app.register_blueprint(api.blueprint(shop))
    storefront.add(app, shop)
    dashboard.add(app, shop)
    return app


class QuietHandler(WSGIRequestHandler):
    # HTTP/1.1 keeps connections open, as Saleor does: clients that pool them behave alike here.
    protocol_version = "HTTP/1.1"

    def log(self, type: str, message: str, *args: object) -> None:  # noqa: A002
        """Say nothing: a demo's log is read for what went wrong, not for every picture."""


@contextmanager
def serving(shop: Shop, host: str = "127.0.0.1", port: int = 0) -> Iterator[str]:
    """Serve `shop` from threads of this process while the block runs; gives its base URL."""
    server = make_server(host, port, create_app(shop), threaded=True, request_handler=QuietHandler)
    shop.url = f"http://{host}:{server.server_port}"
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
    thread.start()
    try:
        yield shop.url
    finally:
        server.shutdown()
        thread.join()
        server.server_close()
        shop.close()
