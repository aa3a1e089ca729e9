"""The web role in this process, with a shop that has installed the app."""

from __future__ import annotations

import pytest
from flask import Flask
from sqlalchemy import Engine

from plugin.app import create_app
from plugin.config import Settings
from plugin.keys import Keys
from tests.fakes import FakeShop
from tests.http.saleor import Saleor
from tests.world import World


@pytest.fixture
def shop(settings: Settings, database: Engine, keys: Keys) -> World:
    """A shop that has installed the app; its program is still a draft."""
    world = World.closed(settings, database, keys, FakeShop())
    world.installs()
    return world


@pytest.fixture
def app(shop: World) -> Flask:
    return create_app(shop.ctx)


@pytest.fixture
def saleor(app: Flask, shop: World) -> Saleor:
    return Saleor(app, shop)
