"""What every role of the app and every command is made of: the settings, the database, the keys.

Apart from the app itself: a command would take a second to read the web role, and never ask it.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from sqlalchemy import Engine as Database

from plugin.config import Settings
from plugin.jobs.waking import Waker
from plugin.keys import load_keys
from plugin.logs import configure_logs
from plugin.saleor.addresses import ShopAddresses
from plugin.saleor.client import SaleorShop
from plugin.saleor.ports import SaleorPort
from plugin.services.context import Context
from plugin.storage.database import connect, database_url
from plugin.storage.shops import Shop


@dataclass(frozen=True)
class Parts:
    """What both roles are made of."""

    ctx: Context
    waker: Waker
    conninfo: str


def assemble(settings: Settings) -> Parts:
    configure_logs(settings)
    url = database_url(settings)
    database = connect(url)
    waker = Waker(database)
    return Parts(make_context(settings, database, waker), waker, url)


def make_context(settings: Settings, database: Database, wake: Callable[[int], None]) -> Context:
    keys = load_keys(settings)
    addresses = ShopAddresses.of(settings)

    def port(shop: Shop) -> SaleorPort:
        token = keys.open(shop.token) if shop.token else ""
        return SaleorShop(shop.api_url, token, addresses)

    return Context(settings, database, keys, port, wake)
