"""Puts the app together; the only module that knows every other."""

from __future__ import annotations

import gc
from typing import TYPE_CHECKING

from flask import Flask

from plugin.api.exports import export_door
from plugin.api.pages import pages
from plugin.api.registration import registration
from plugin.api.views import graphql_doors
from plugin.assembly import assemble
from plugin.config import Settings
from plugin.saleor.addresses import ShopAddresses
from plugin.services.context import Context
from plugin.services.orders.store_orders import OrderStore
from plugin.services.shops.note_deliveries import Deliveries
from plugin.services.shops.recognise_shop import ShopDirectory
from webhooks.lane import WebhookLane
from webhooks.receive import Edge
from webhooks.tally import Tally

if TYPE_CHECKING:
    from procrastinate import App as Engine


def create_app(ctx: Context) -> Flask:
    """The web role."""
    app = Flask(__name__, static_folder=None)
    app.config["MAX_CONTENT_LENGTH"] = 1_000_000
    # Saleor takes a redirect for success, and what it posted is lost.
    app.url_map.strict_slashes = False
    directory = ShopDirectory(ctx.engine, ShopAddresses.of(ctx.settings))
    app.register_blueprint(registration(ctx))
    app.register_blueprint(graphql_doors(ctx, directory))
    app.register_blueprint(export_door(ctx, directory))
    app.register_blueprint(pages(ctx))
    tally = Tally(Deliveries(ctx.engine))
    edge = Edge(ctx, directory, OrderStore(ctx, tally.stored), tally)
    app.wsgi_app = WebhookLane(app.wsgi_app, edge)  # type: ignore[method-assign, assignment]
    return app


def wsgi() -> Flask:
    """The factory that the web server calls in each of its processes."""
    app = create_app(assemble(Settings()).ctx)
    # What was made so far stays: collections that walked through it would stop every request.
    gc.collect()
    gc.freeze()
    # Requests leave few circles: to look for them every 700 objects, as is usual, would cost each
    # webhook a twentieth. If it is done too seldom, whoever asks just then waits for thousands.
    gc.set_threshold(2000)
    return app


def worker() -> Engine:
    """The worker role."""
    # Imported here: what only the workers need would cost each web process many megabytes.
    from plugin.jobs.engine import worker_app
    from plugin.jobs.tasks import add_tasks

    parts = assemble(Settings())
    engine = worker_app(parts.conninfo)
    add_tasks(engine, parts.ctx, parts.waker)
    return engine
