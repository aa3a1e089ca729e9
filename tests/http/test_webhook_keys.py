"""The shop's keys change, and sometimes they cannot be fetched."""

from __future__ import annotations

from typing import Any

import pytest
import requests
import responses

from plugin.app import create_app
from tests.http.saleor import Saleor, order_created
from tests.keys import jwks, serving_jwks
from webhooks.answers import Answer


def rotated(saleor: Saleor) -> Saleor:
    """The same shop, which signs with its next key."""
    return Saleor(saleor.app, saleor.world, key="second")


def test_a_key_that_is_known_costs_no_request(saleor: Saleor) -> None:
    with serving_jwks(saleor.jwks_url) as web:
        assert saleor.posts() is Answer.ACCEPTED
        assert len(web.calls) == 0


def test_a_new_key_is_fetched_once_and_believed(saleor: Saleor) -> None:
    with serving_jwks(saleor.jwks_url, "second") as web:
        assert rotated(saleor).posts() is Answer.ACCEPTED
        assert rotated(saleor).posts(order_created("Order:2")) is Answer.ACCEPTED
        assert len(web.calls) == 1
    assert saleor.stored == {"Order:1": "NONE", "Order:2": "NONE"}


def test_a_new_key_is_remembered_by_all_processes(saleor: Saleor) -> None:
    with serving_jwks(saleor.jwks_url, "first", "second") as web:
        assert rotated(saleor).posts() is Answer.ACCEPTED
        elsewhere = Saleor(create_app(saleor.world.ctx), saleor.world, key="second")
        assert elsewhere.posts(order_created("Order:2")) is Answer.ACCEPTED
        assert len(web.calls) == 1


def test_the_old_key_is_believed_for_as_long_as_the_shop_publishes_it(saleor: Saleor) -> None:
    with serving_jwks(saleor.jwks_url, "first", "second"):
        assert rotated(saleor).posts() is Answer.ACCEPTED
        assert saleor.posts(order_created("Order:2")) is Answer.ACCEPTED


def test_a_key_that_the_shop_took_back_is_believed_no_more(saleor: Saleor) -> None:
    with serving_jwks(saleor.jwks_url, "second"):
        assert rotated(saleor).posts() is Answer.ACCEPTED
        assert saleor.posts(order_created("Order:2")).status in (401, 503)

    assert saleor.stored == {"Order:1": "NONE"}


def test_a_key_that_nobody_published_is_looked_for_once_a_minute(saleor: Saleor) -> None:
    stranger = Saleor(saleor.app, saleor.world, key="forged")
    with serving_jwks(saleor.jwks_url) as web:
        assert stranger.posts() is Answer.SIGNATURE_INVALID
        for _ in range(5):
            assert stranger.posts().status >= 400
        assert len(web.calls) == 1
    assert saleor.stored == {}


def test_who_makes_up_key_ids_cannot_keep_out_the_shops_next_key(saleor: Saleor) -> None:
    """A 4xx would be the end of the event, and within the minute nobody looks for the key."""
    stranger = Saleor(saleor.app, saleor.world, key="forged")
    with serving_jwks(saleor.jwks_url):
        assert stranger.posts() is Answer.SIGNATURE_INVALID
    with serving_jwks(saleor.jwks_url, "second") as web:
        assert rotated(saleor).posts() is Answer.KEYS_UNAVAILABLE
        assert len(web.calls) == 0
    # Saleor sends it again; by then, another process has looked.
    elsewhere = Saleor(create_app(saleor.world.ctx), saleor.world, key="second")
    with serving_jwks(saleor.jwks_url, "second"):
        assert elsewhere.posts() is Answer.ACCEPTED
    assert rotated(saleor).posts() is Answer.ACCEPTED
    assert saleor.stored == {"Order:1": "NONE"}


def test_a_known_key_is_believed_while_the_shop_is_away(saleor: Saleor) -> None:
    with responses.RequestsMock() as web:
        assert saleor.posts() is Answer.ACCEPTED
        assert len(web.calls) == 0


@pytest.mark.parametrize(
    "served",
    [
        {"body": requests.ConnectionError("away")},
        {"body": requests.ReadTimeout("slow")},
        {"status": 500},
        {"status": 404},
        {"status": 302, "headers": {"Location": "http://127.0.0.1:8000/elsewhere"}},
        {"body": "<html>"},
        {"json": []},
        {"json": {}},
        {"json": {"keys": []}},
        {"json": {"keys": [{"kty": "RSA"}]}},
        {"json": {"keys": "none"}},
    ],
    ids=repr,
)
def test_keys_that_cannot_be_had_just_now_are_asked_for_again(
    saleor: Saleor, served: dict[str, Any]
) -> None:
    with responses.RequestsMock() as web:
        web.get(saleor.jwks_url, **served)
        assert rotated(saleor).posts() is Answer.KEYS_UNAVAILABLE
    assert saleor.stored == {}


def test_keys_that_come_back_are_believed(saleor: Saleor) -> None:
    with responses.RequestsMock() as web:
        web.get(saleor.jwks_url, status=503)
        assert rotated(saleor).posts() is Answer.KEYS_UNAVAILABLE
    with serving_jwks(saleor.jwks_url, "second"):
        elsewhere = Saleor(create_app(saleor.world.ctx), saleor.world, key="second")
        assert elsewhere.posts() is Answer.ACCEPTED
    assert saleor.stored == {"Order:1": "NONE"}


def test_a_shop_that_is_away_is_not_asked_by_every_stranger_in_turn(saleor: Saleor) -> None:
    """Each attempt may take thirteen seconds, and the others wait for it."""
    with responses.RequestsMock() as web:
        web.get(saleor.jwks_url, body=requests.ConnectTimeout("slow"))
        for _ in range(5):
            assert rotated(saleor).posts() is Answer.KEYS_UNAVAILABLE
        assert len(web.calls) == 1


def test_a_shop_that_comes_back_without_keys_of_ours_keeps_those_we_have(saleor: Saleor) -> None:
    with responses.RequestsMock() as web:
        web.get(saleor.jwks_url, json={"keys": []})
        assert rotated(saleor).posts() is Answer.KEYS_UNAVAILABLE

    assert saleor.world.shop.jwks == jwks()
    assert saleor.posts() is Answer.ACCEPTED
