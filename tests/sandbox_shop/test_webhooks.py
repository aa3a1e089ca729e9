"""A webhook on the wire: its headers, its signature, its body, and who gets one."""

import base64
import json

import pytest
import requests
from joserfc import jws
from joserfc.errors import BadSignatureError
from joserfc.jwk import KeySet

from sandbox import Shop
from sandbox.people import Customer, Staff
from tests.sandbox_shop.listening_app import ORDER_QUERY, Heard, ListeningApp


@pytest.fixture
def created(shop: Shop, bob: Customer, app: ListeningApp, installed: str) -> Heard:
    assert installed
    bob.buys()
    shop.idle()
    return next(one for one in app.webhooks if one.event == "order_created")


def test_it_names_event_and_shop_twice_over(shop: Shop, created: Heard) -> None:
    told = created.headers

    assert told["Content-Type"] == "application/json"
    assert told["User-Agent"] == "Saleor/3.23"
    assert told["Saleor-Event"] == told["X-Saleor-Event"] == "order_created"
    assert told["Saleor-Domain"] == told["X-Saleor-Domain"] == shop.url.removeprefix("http://")
    assert told["Saleor-Signature"] == told["X-Saleor-Signature"]
    assert told["Saleor-Api-Url"] == shop.api_url


def test_the_shops_published_key_verifies_the_raw_body(shop: Shop, created: Heard) -> None:
    keys = requests.get(f"{shop.url}/.well-known/jwks.json", timeout=5).json()
    signature = created.headers["Saleor-Signature"]
    header = json.loads(base64.urlsafe_b64decode(signature.split(".")[0] + "=="))
    assert header == {
        "alg": "RS256",
        "b64": False,
        "crit": ["b64"],
        "kid": keys["keys"][0]["kid"],
        "typ": "JWT",
    }

    ring = KeySet.import_key_set(keys)
    jws.deserialize_compact(signature, ring, payload=created.body, algorithms=["RS256"])
    with pytest.raises(BadSignatureError):
        jws.deserialize_compact(signature, ring, payload=created.body + b" ", algorithms=["RS256"])


def test_the_body_is_what_the_subscription_selects_of_the_event(
    created: Heard, installed: str
) -> None:
    body = created.json

    assert list(body) == [
        "__typename",
        "issuedAt",
        "version",
        "recipient",
        "issuingPrincipal",
        "order",
    ]
    assert body["__typename"] == "OrderCreated"
    assert body["version"] == "3.23.28"
    assert body["recipient"] == {"id": installed}
    assert body["issuingPrincipal"] is None
    assert body["order"]["userEmail"] == "bob@example.com"


@pytest.mark.usefixtures("installed")
def test_staff_are_named_as_the_cause_of_what_they_do(
    shop: Shop, staff: Staff, bob: Customer, app: ListeningApp
) -> None:
    staff.marks_paid(bob.buys())
    shop.idle()

    paid = next(one for one in app.webhooks if one.event == "order_fully_paid").json
    assert paid["issuingPrincipal"] == {"__typename": "User", "email": "admin@example.com"}


def test_without_the_permission_no_order_is_heard_of_and_nobody_is_told(
    shop: Shop, staff: Staff, bob: Customer, app: ListeningApp
) -> None:
    staff.installs(app.manifest_url, [])

    bob.buys()
    shop.idle()

    assert app.webhooks == []


def test_a_field_beyond_the_apps_permissions_comes_as_an_error_beside(
    shop: Shop, staff: Staff, bob: Customer, app: ListeningApp
) -> None:
    query = """subscription { event { __typename
      ... on OrderCreated { order { voucher { name channelListings { id } } } } } }"""
    app.changes = {
        "webhooks": [{"name": "x", "targetUrl": f"{app.url}/webhooks/x", "query": query}]
    }
    staff.installs(app.manifest_url, ["MANAGE_ORDERS"])
    staff.makes_a_voucher(["TEN"], name="Welcome")

    bob.buys("TEN")
    shop.idle()

    (body,) = [one.json for one in app.webhooks]
    assert body["order"] == {"voucher": {"name": "Welcome", "channelListings": None}}
    assert body["errors"][0]["extensions"]["exception"]["code"] == "PermissionDenied"


def test_an_app_switched_off_hears_nothing(
    shop: Shop, staff: Staff, bob: Customer, app: ListeningApp, installed: str
) -> None:
    staff.deactivates(installed)

    bob.buys()
    shop.idle()

    assert app.events == ["app_status_changed"]


def test_custom_headers_come_along(
    shop: Shop, staff: Staff, bob: Customer, app: ListeningApp
) -> None:
    hook = {"name": "x", "targetUrl": f"{app.url}/webhooks/x", "query": ORDER_QUERY}
    app.changes = {"webhooks": [{**hook, "customHeaders": {"X-Hello": "there"}}]}
    staff.installs(app.manifest_url, ["MANAGE_ORDERS"])

    bob.buys()
    shop.idle()

    assert {one.headers["X-Hello"] for one in app.webhooks} == {"there"}


def test_events_can_be_named_besides_the_query(
    shop: Shop, staff: Staff, bob: Customer, app: ListeningApp
) -> None:
    hook = {"name": "x", "targetUrl": f"{app.url}/webhooks/x", "query": ORDER_QUERY}
    app.changes = {"webhooks": [{**hook, "asyncEvents": ["ORDER_CREATED"]}]}
    staff.installs(app.manifest_url, ["MANAGE_ORDERS"])

    bob.buys()
    shop.idle()

    assert app.events == ["order_created"]
