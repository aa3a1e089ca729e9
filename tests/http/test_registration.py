"""The handshake, from the request that a running Saleor sent to the row that is kept."""

from __future__ import annotations

import json
from typing import Any

import pytest
import responses
from sqlalchemy import Engine, select

from plugin.config import Settings
from plugin.domain.program import ProgramState
from plugin.saleor.orders import parse_order
from plugin.services.context import now
from plugin.storage.orders import order_row, save_orders
from plugin.storage.programs import programs_of
from plugin.storage.shops import channels_of, find_shop, import_of
from plugin.storage.tables import messages, orders
from tests.http.handshake import TOKEN, RealShop, Registering
from tests.keys import jwks
from tests.world import an_order

API_URL = "http://127.0.0.1:8000/graphql/"
BLOCKED = (403, "SALEOR_URL_PROHIBITED")
UNKNOWN = (401, "UNKNOWN_APP_ID")


@pytest.fixture
def door(settings: Settings, database: Engine) -> Registering:
    return Registering.of(settings, database)


def with_token(token: str) -> bytes:
    return json.dumps({"auth_token": token}).encode()


def test_a_shop_installs_the_app(door: Registering) -> None:
    with RealShop().open() as web:
        assert door.posts() == (200, "")
        asked = [call.request for call in web.calls]

    assert [request.method for request in asked] == ["POST", "POST", "GET"]
    assert {r.headers.get("Authorization") for r in asked} == {f"Bearer {TOKEN}", None}
    with door.ctx.engine.connect() as conn:
        shop = find_shop(conn, API_URL)
        assert shop is not None
        assert (shop.state, shop.app_id, shop.name) == ("active", "QXBwOjE=", "Shop")
        assert shop.jwks == jwks()
        assert door.ctx.keys.open(shop.token or b"") == TOKEN
        assert [channel.slug for channel in channels_of(conn, shop.id)] == ["eu"]
        assert [p.state for p in programs_of(conn, shop.id)] == [ProgramState.DRAFT]
        readings = [import_of(conn, shop.id, kind) for kind in ("backfill", "reconcile")]
        assert [reading and reading.state for reading in readings] == ["waiting", "waiting"]
    assert door.woken == [shop.id]


def test_a_trailing_slash_is_no_redirect(door: Registering) -> None:
    """Saleor takes a redirect for success, and the token is lost."""
    with RealShop().open():
        assert door.posts("/api/register/") == (200, "")
    assert len(door.shops()) == 1


def test_the_token_is_nowhere_in_what_is_stored(door: Registering) -> None:
    with RealShop().open():
        door.posts()

    assert TOKEN not in door.whole_row()
    assert TOKEN.encode().hex() not in door.whole_row()


def test_an_app_without_rights_is_installed_and_says_what_it_lacks(door: Registering) -> None:
    with RealShop(permissions=()).open():
        assert door.posts() == (200, "")

    with door.ctx.engine.connect() as conn:
        (problem,) = conn.execute(select(messages)).all()
    assert (problem.kind, problem.key) == ("problem", "permissions-missing")
    assert "MANAGE_ORDERS" in door.ctx.keys.open(problem.body)


@pytest.mark.parametrize(
    "shop",
    [
        RealShop(identifier="another.app"),
        RealShop(identifier=""),
        RealShop(tokens=("another token",)),
    ],
    ids=["another app's token", "an app without identifier", "a token the shop does not know"],
)
def test_a_token_that_is_not_ours_installs_nothing(door: Registering, shop: RealShop) -> None:
    with shop.open():
        assert door.posts() == UNKNOWN
    assert door.shops() == []


@pytest.mark.parametrize(
    "answer",
    [
        {"status": 401},
        {"status": 403},
        {"status": 500},
        {"status": 302, "headers": {"Location": "http://127.0.0.1:8000/elsewhere"}},
        {"body": ConnectionError("refused")},
        {"body": "<html>"},
        {"json": []},
        {"json": {"data": None}},
        {"json": {"errors": [{"message": "Signature has expired"}]}},
    ],
    ids=repr,
)
def test_a_shop_that_does_not_confirm_the_token_is_not_installed(
    door: Registering, answer: dict[str, Any]
) -> None:
    with responses.RequestsMock() as web:
        web.post(API_URL, **answer)
        assert door.posts() == UNKNOWN
        assert len(web.calls) == 1
    assert door.shops() == []


@pytest.mark.parametrize(
    "published",
    [{"status": 404}, {"status": 302, "headers": {"Location": "/keys"}}, {"json": {"keys": []}}],
    ids=repr,
)
def test_a_shop_without_keys_is_not_installed(door: Registering, published: dict[str, Any]) -> None:
    with RealShop().open() as web:
        web.replace("GET", "http://127.0.0.1:8000/.well-known/jwks.json", **published)
        assert door.posts() == (401, "JWKS_NOT_AVAILABLE")
    assert door.shops() == []


@pytest.mark.parametrize("header", [None, ""])
def test_a_request_that_names_no_shop_is_turned_away(door: Registering, header: str | None) -> None:
    assert door.posts(Saleor_Api_Url=header) == (400, "MISSING_SALEOR_API_URL")
    assert door.shops() == []


NO_TOKENS = [
    b"",
    b"token",
    b"[]",
    b'["auth_token"]',
    b"{}",
    b'{"auth_token": null}',
    b'{"auth_token": ""}',
    b'{"auth_token": 7}',
    b'{"auth_token": ["x"]}',
    b'{"authToken": "x"}',
]


def test_a_request_without_a_token_is_turned_away(door: Registering) -> None:
    for body in NO_TOKENS:
        assert door.posts(body=body) == (400, "MISSING_AUTH_TOKEN")
    assert door.shops() == []


def test_a_body_of_another_type_has_no_token(door: Registering) -> None:
    assert door.posts(Content_Type="text/plain") == (400, "MISSING_AUTH_TOKEN")


def test_another_apps_token_cannot_take_the_place_of_an_installed_shops(
    door: Registering,
) -> None:
    with RealShop().open():
        door.posts()
    before = door.shops()

    with RealShop(identifier="evil.app", app_id="QXBwOjY2Ng==", tokens=("evil",)).open():
        assert door.posts(body=with_token("evil")) == UNKNOWN
    with RealShop(tokens=(TOKEN,)).open():
        assert door.posts(body=with_token("guessed")) == UNKNOWN
    assert door.shops() == before


def test_a_shop_that_is_away_at_a_second_installation_stays_as_it_was(door: Registering) -> None:
    with RealShop().open():
        door.posts()
    before = door.shops()

    with responses.RequestsMock() as web:
        web.post(API_URL, status=502)
        assert door.posts(body=with_token("y" * 30)) == UNKNOWN
    assert door.shops() == before


def test_a_second_installation_keeps_the_rows_and_takes_the_new_token(door: Registering) -> None:
    with RealShop().open():
        door.posts()
    (before,) = door.shops()
    order = parse_order(an_order("Order:1"), door.ctx.keys, before.id)
    with door.ctx.engine.begin() as conn:
        save_orders(conn, [order_row(before.id, order, now(), due=True)])

    with RealShop(app_id="QXBwOjI=", tokens=("y" * 30,), jwks=jwks("second")).open():
        assert door.posts(body=with_token("y" * 30)) == (200, "")
    (after,) = door.shops()
    assert (after.id, after.app_id, after.state) == (before.id, "QXBwOjI=", "active")
    assert door.ctx.keys.open(after.token) == "y" * 30
    assert after.jwks == jwks("second")
    with door.ctx.engine.connect() as conn:
        assert conn.execute(select(orders.c.id)).scalar_one() == "Order:1"
        assert len(programs_of(conn, after.id)) == 1
