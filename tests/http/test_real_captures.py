"""What a running Saleor signed is verified as it is; a changed byte is not."""

from __future__ import annotations

from typing import Any

import pytest
import responses
from flask import Flask
from joserfc.jwk import KeySet

from plugin.app import create_app
from plugin.saleor.addresses import jwks_url
from plugin.saleor.signatures import BadSignature, UnknownKey, verify_webhook
from plugin.services.shops.install_shop import install_shop
from tests.http.captured import Capture, capture, real_jwks
from tests.http.saleor import answer_of
from tests.keys import jwks
from tests.world import API_URL, World
from webhooks.answers import Answer

WEBHOOKS = [
    "app_deleted",
    "order_created.unpaid_guest_with_voucher",
    "order_fully_refunded",
    "order_metadata_updated",
]


@pytest.fixture
def app(shop: World) -> Flask:
    """An app that knows the captured shop's real keys."""
    with responses.RequestsMock() as web:
        web.get(jwks_url(API_URL), json=real_jwks())
        install_shop(shop.ctx, API_URL, "t" * 30)
    return create_app(shop.ctx)


def keys(published: Any) -> KeySet:
    return KeySet.import_key_set(published)


def posted(app: Flask, one: Capture, body: bytes) -> Answer:
    path = "/api/webhooks/app" if b"AppDeleted" in one.body else "/api/webhooks/orders"
    return answer_of(app.test_client().post(path, data=body, headers=one.headers))


@pytest.mark.parametrize("name", WEBHOOKS)
def test_saleors_own_signature_verifies(name: str) -> None:
    one = capture(name)

    verify_webhook(one.headers["Saleor-Signature"], one.body, keys(real_jwks()))


@pytest.mark.parametrize("name", WEBHOOKS)
def test_a_single_changed_byte_does_not(name: str) -> None:
    one, real = capture(name), keys(real_jwks())
    for place in range(0, len(one.body), 97):
        changed = bytearray(one.body)
        changed[place] ^= 1
        with pytest.raises(BadSignature):
            verify_webhook(one.headers["Saleor-Signature"], bytes(changed), real)


def test_another_shops_keys_do_not_verify_it() -> None:
    one = capture("order_fully_refunded")

    with pytest.raises(UnknownKey):
        verify_webhook(one.headers["Saleor-Signature"], one.body, keys(jwks("first")))


@pytest.mark.parametrize("name", WEBHOOKS)
def test_a_real_request_gets_past_every_check_but_for_what_its_query_did_not_ask(
    app: Flask, name: str
) -> None:
    one = capture(name)

    assert posted(app, one, one.body) is Answer.FIELD_MISSING
    assert posted(app, one, one.body + b" ") is Answer.SIGNATURE_INVALID
