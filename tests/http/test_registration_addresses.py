"""Anybody may name any address in a header; the app must not become a way into the house."""

from __future__ import annotations

import socket
from collections.abc import Iterator
from threading import Thread

import pytest
from sqlalchemy import Engine

from plugin.config import Settings
from tests.http.handshake import RealShop, Registering

PROHIBITED = (403, "SALEOR_URL_PROHIBITED")
UNKNOWN = (401, "UNKNOWN_APP_ID")


@pytest.fixture
def door(settings: Settings, database: Engine) -> Registering:
    """The app as it runs in production: https, and public addresses only."""
    return Registering.of(settings, database, allow_private_shops=False)


class Listener:
    """Something of the operator's own that listens on this machine and hopes not to be asked."""

    def __init__(self) -> None:
        self._server = socket.create_server(("127.0.0.1", 0))
        self.port: int = self._server.getsockname()[1]
        self.heard = b""
        self._thread = Thread(target=self._listen)
        self._thread.start()

    def _listen(self) -> None:
        while True:
            connection, _ = self._server.accept()
            with connection:
                said = connection.recv(1024)
            if said == b"enough":
                return
            self.heard += said

    def close(self) -> None:
        with socket.create_connection(("127.0.0.1", self.port)) as last:
            last.sendall(b"enough")
        self._thread.join()
        self._server.close()


@pytest.fixture
def listener() -> Iterator[Listener]:
    listener = Listener()
    yield listener
    listener.close()


NO_SHOPS = [
    "http://shop.example.com/graphql/",
    "https://127.0.0.1/graphql/",
    "https://127.0.0.1:8000/graphql/",
    "https://10.0.0.1/graphql/",
    "https://172.16.0.1/graphql/",
    "https://192.168.1.1/graphql/",
    "https://100.64.0.1/graphql/",
    "https://0.0.0.0/graphql/",
    "https://169.254.169.254/latest/meta-data/",
    "https://[::1]/graphql/",
    "https://[::ffff:127.0.0.1]/graphql/",
    "https://[fe80::1%25eth0]/graphql/",
    "https://[fd00::1]/graphql/",
    "https://[::1/graphql/",
    "https://user:secret@shop.example.com/graphql/",
    "https://@shop.example.com/graphql/",
    "https://shop.example.com/graphql/?next=http://10.0.0.1/",
    "https://shop.example.com/graphql/#there",
    "https://shop.example.com",
    "https:///graphql/",
    "//shop.example.com/graphql/",
    "file:///etc/passwd",
    "ftp://shop.example.com/graphql/",
    "gopher://shop.example.com/graphql/",
    "shop.example.com",
    "x" * 5000,
]


def test_an_address_where_no_shop_can_be_is_refused_unasked(door: Registering) -> None:
    answers = {address: door.posts(Saleor_Api_Url=address) for address in NO_SHOPS}

    assert answers == dict.fromkeys(NO_SHOPS, PROHIBITED)
    assert door.shops() == []


@pytest.mark.parametrize("name", ["localhost", "127.1", "2130706433", "0x7f000001", "0177.0.0.1"])
def test_a_name_that_leads_into_the_house_is_told_nothing(
    door: Registering, listener: Listener, name: str
) -> None:
    assert door.posts(Saleor_Api_Url=f"https://{name}:{listener.port}/graphql/") == UNKNOWN
    assert listener.heard == b""
    assert door.shops() == []


def test_an_open_port_and_a_closed_one_get_the_same_answer(
    door: Registering, listener: Listener
) -> None:
    client = door.app.test_client()
    said = [
        client.post(
            "/api/register",
            json={"auth_token": "x"},
            headers={"Saleor-Api-Url": f"https://localhost:{port}/graphql/"},
        )
        for port in (listener.port, 1)
    ]

    assert said[0].status_code == said[1].status_code == 401
    assert said[0].data == said[1].data


@pytest.mark.parametrize("port", ["0", "99999", "http", "-1"])
def test_a_port_that_is_none_is_no_shop(door: Registering, port: str) -> None:
    status, _ = door.posts(Saleor_Api_Url=f"https://localhost:{port}/graphql/")

    assert status in (401, 403)
    assert door.shops() == []


LISTED = r"https://[a-z]+\.saleor\.cloud/graphql/"


@pytest.mark.parametrize(
    "address",
    [
        "https://other.example.com/graphql/",
        "https://a.saleor.cloud.evil.example/graphql/",
        "https://evil.example/https://a.saleor.cloud/graphql/",
        "https://a.saleor.cloud/graphql/more/",
    ],
)
def test_a_shop_that_is_not_on_the_operators_list_is_refused(
    settings: Settings, database: Engine, address: str
) -> None:
    door = Registering.of(settings, database, allowed_shops=LISTED)

    assert door.posts(Saleor_Api_Url=address) == PROHIBITED
    assert door.shops() == []


def test_a_shop_that_is_on_the_list_is_let_in(settings: Settings, database: Engine) -> None:
    door = Registering.of(settings, database, allowed_shops=LISTED, allow_private_shops=False)
    shop = RealShop(api_url="https://a.saleor.cloud/graphql/")

    with shop.open():
        assert door.posts(Saleor_Api_Url=shop.api_url) == (200, "")
    assert [row.api_url for row in door.shops()] == [shop.api_url]


def test_a_developer_may_let_in_a_shop_on_the_same_machine(
    settings: Settings, database: Engine
) -> None:
    door = Registering.of(settings, database, allow_private_shops=True)

    with RealShop().open():
        assert door.posts() == (200, "")
