"""The web role in this process, with a shop that has installed the app."""

from __future__ import annotations

import pytest
from flask import Flask
from sqlalchemy import Engine

from plugin.app import create_app
from plugin.config import Settings
from plugin.keys import Keys
from tests.fakes import FakeShop
from tests.http.both import Both, both_shops
from tests.http.doors import Door, staff_token
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


@pytest.fixture
def running(world: World) -> Flask:
    """The app beside a shop whose program runs."""
    return create_app(world.ctx)


@pytest.fixture
def storefront(running: Flask) -> Door:
    """The storefront's door, for somebody who has not said who they are."""
    return Door(running, "/graphql/storefront")


@pytest.fixture
def admin(running: Flask) -> Door:
    """The admin door, for a member of staff with all rights."""
    return Door(running, "/graphql/admin").with_(Authorization_Bearer=staff_token())


@pytest.fixture
def both(settings: Settings, database: Engine, keys: Keys) -> Both:
    return both_shops(settings, database, keys)
