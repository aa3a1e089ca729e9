"""The Dashboard's pages, as far as they are pages; its frames speak in test_bridge.py."""

from collections.abc import Iterator
from typing import Any

import pytest
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from sandbox import Shop
from sandbox.accounts import Caller
from sandbox.people import Customer, Person, Staff
from sandbox.server import create_app
from tests.sandbox_shop.framed_app import framed_app


@pytest.fixture
def manifest_url() -> Iterator[str]:
    with framed_app() as url:
        yield f"{url}/manifest"


@pytest.fixture
def desk(shop: Shop) -> FlaskClient:
    """A browser in which staff are signed in."""
    client = create_app(shop).test_client()
    client.post("/dashboard/login", data={"email": "admin@example.com", "password": "admin"})
    return client


def page(desk: FlaskClient, path: str, **form: Any) -> TestResponse:
    answer = desk.post(path, data=form) if form else desk.get(path)
    while answer.status_code in {302, 308}:
        answer = desk.get(answer.location)
    assert answer.status_code == 200, answer.status_code
    return answer


def test_strangers_are_sent_to_the_door(shop: Shop) -> None:
    client = create_app(shop).test_client()

    answer = client.get("/dashboard/orders/")

    assert answer.location.startswith("/dashboard/login?next=")


def test_customers_are_not_staff(shop: Shop, bob: Customer) -> None:
    bob.registers()
    client = create_app(shop).test_client()

    said = page(client, "/dashboard/login", email=bob.email, password="a long password")

    assert "Only staff may come in here." in said.text


def test_the_door_leads_back_to_where_one_wanted_to_go_and_nowhere_else(shop: Shop) -> None:
    client = create_app(shop).test_client()
    login = {"email": "admin@example.com", "password": "admin"}

    for wanted, found in (
        ("/dashboard/orders/", "/dashboard/orders/"),
        ("//evil.example", "/dashboard/"),
    ):
        answer = client.post(f"/dashboard/login?next={wanted}", data=login)
        assert answer.location == found


def test_an_order_is_worked_through(desk: FlaskClient, staff: Staff, bob: Customer) -> None:
    order = bob.buys()
    path = f"/dashboard/orders/{order}"
    assert f"#{staff.order(order)['number']}" in page(desk, "/dashboard/orders/").text

    page(desk, f"{path}/pay", go="1")
    page(desk, f"{path}/fulfil", go="1")
    assert "can&#39;t be canceled" in page(desk, f"{path}/cancel", go="1").text
    page(desk, f"{path}/cancel-fulfilments", go="1")
    page(desk, f"{path}/refund", amount="6.9")
    page(desk, f"{path}/charge-back", amount="40")
    page(desk, f"{path}/cancel", go="1")

    found = staff.order(order)
    assert found["status"] == "CANCELED"
    assert found["totalRefunded"]["amount"] == 6.9
    assert found["totalCharged"]["amount"] == 0


def test_goods_come_back_and_an_unpaid_order_is_let_go(
    desk: FlaskClient, staff: Staff, bob: Customer
) -> None:
    card = staff.makes_a_gift_card(500)
    sent, unpaid = bob.buys(card["code"]), bob.buys()
    staff.fulfils(sent)

    shown = page(desk, f"/dashboard/orders/{sent}/take-back", all="1").text
    assert "Returned" in shown
    assert f"···{card['last4CodeChars']}" in shown
    assert "Expired" in page(desk, f"/dashboard/orders/{unpaid}/expire", now="1").text
    assert "does not expire" in page(desk, f"/dashboard/orders/{sent}/expire", now="1").text


def test_every_list_and_detail_has_its_page(
    shop: Shop, desk: FlaskClient, staff: Staff, bob: Customer
) -> None:
    voucher = staff.makes_a_voucher(["TEN"], name="Welcome")
    bob.registers().buys("TEN", {"referrals.token": "abc"})
    user = shop.user_with_email("bob@example.com")
    assert user

    assert "bob@example.com" in page(desk, "/dashboard/").text
    assert "bob@example.com" in page(desk, "/dashboard/customers/").text
    assert "#1" in page(desk, f"/dashboard/customers/{user.id}").text
    assert "10%" in page(desk, "/dashboard/discounts/vouchers/").text
    assert "<code>TEN</code>" in page(desk, f"/dashboard/discounts/vouchers/{voucher}").text
    order = next(iter(shop.orders.values()))
    assert "referrals.token" in page(desk, f"/dashboard/orders/{order.id}").text


def test_an_app_is_looked_at_before_it_is_let_in(
    shop: Shop, desk: FlaskClient, manifest_url: str
) -> None:
    asked = page(desk, f"/dashboard/extensions/app/install?manifestUrl={manifest_url}").text
    assert "Install Framed?" in asked
    assert 'value="MANAGE_ORDERS" checked' in asked

    form = {"manifestUrl": manifest_url, "name": "Framed", "permissions": ["MANAGE_ORDERS"]}
    page(desk, "/dashboard/extensions/app/install", **form)
    shop.idle()

    shown = page(desk, "/dashboard/extensions/installed").text
    assert "Shows that frames and bridge work." in shown
    assert "Manage orders." in shown


def test_a_manifest_that_is_none_is_told(desk: FlaskClient) -> None:
    url = "/dashboard/extensions/app/install?manifestUrl=http://127.0.0.1:9/x"

    assert "No manifest could be read there" in page(desk, url).text


def test_a_failed_installation_is_shown_and_forgotten(
    shop: Shop, desk: FlaskClient, manifest_url: str
) -> None:
    # The app's extensions want MANAGE_ORDERS, which nobody granted.
    form = {"manifestUrl": manifest_url, "name": "Framed"}
    page(desk, "/dashboard/extensions/app/install", **form)
    shop.idle()
    shown = page(desk, "/dashboard/extensions/installed").text
    assert "Extension permission must be listed" in shown

    (failed,) = shop.installations.values()
    page(desk, f"/dashboard/installations/{failed.id}/forget", go="1")
    assert not shop.installations


@pytest.fixture
def framed(shop: Shop, staff: Staff, manifest_url: str) -> Person:
    """An app with pages in the Dashboard, as itself."""
    app_id = staff.installs(manifest_url, ["MANAGE_ORDERS"], "Framed")
    app = next(a for a in shop.apps.values() if a.id == app_id)
    return Person(shop, Caller(app=app, granted=app.granted))


def app_id_of(framed: Person) -> str:
    assert framed.caller.app
    return framed.caller.app.id


def test_problems_are_shown_until_they_are_dismissed(desk: FlaskClient, framed: Person) -> None:
    report = """mutation { appProblemCreate(input: { key: "mail", message: "No mail server." }) {
      appProblem { id } errors { code } } }"""
    problem = framed.ask(report)["appProblem"]["id"]
    assert "No mail server." in page(desk, "/dashboard/extensions/installed").text

    page(desk, f"/dashboard/problems/{problem}/dismiss", go="1")

    assert "No mail server." not in page(desk, "/dashboard/extensions/installed").text


def test_an_app_is_switched_off_and_on_and_removed(
    shop: Shop, desk: FlaskClient, framed: Person
) -> None:
    path = f"/dashboard/extensions/app/{app_id_of(framed)}/do"
    menu = ">Referrals</a>"
    assert menu in page(desk, "/dashboard/").text

    page(desk, f"{path}/deactivate", go="1")
    assert menu not in page(desk, "/dashboard/").text
    page(desk, f"{path}/activate", go="1")
    assert menu in page(desk, "/dashboard/").text
    page(desk, f"{path}/remove", go="1")
    assert shop.living_apps() == []


def test_an_apps_page_is_framed_with_the_real_dashboards_words(
    shop: Shop, desk: FlaskClient, framed: Person
) -> None:
    shown = page(desk, f"/dashboard/extensions/app/{app_id_of(framed)}/page?tab=2").text

    assert (
        'sandbox="allow-same-origin allow-forms allow-scripts allow-downloads allow-popups"'
        in shown
    )
    assert framed.caller.app
    assert f'data-source="{framed.caller.app.app_url}/page?tab=2&amp;domain=' in shown
    for told in ("saleorApiUrl=", "id=QXBw", "featureFlags="):
        assert told in shown
    policy = page(desk, "/dashboard/").headers["Content-Security-Policy"]
    assert f"frame-src {shop.app_origins()[0]}" in policy
    assert "style=" not in shown


def test_widgets_stand_beside_what_they_are_about(
    desk: FlaskClient, framed: Person, bob: Customer
) -> None:
    order = bob.buys()

    shown = page(desk, f"/dashboard/orders/{order}").text

    assert "/app/widgets/order?domain=" in shown
    assert f"orderId={order.replace('=', '%3D')}" in shown
    assert framed.caller.app


def test_a_posted_widget_carries_its_context_in_a_form(
    shop: Shop, desk: FlaskClient, framed: Person, bob: Customer
) -> None:
    bob.registers()
    user = shop.user_with_email("bob@example.com")
    assert user

    shown = page(desk, f"/dashboard/customers/{user.id}").text

    assert 'data-method="POST"' in shown
    assert f'name="customerId" value="{user.id}"' in shown
    assert f'name="appId" value="{app_id_of(framed)}"' in shown


def test_a_token_is_fetched_when_it_is_needed(
    shop: Shop, desk: FlaskClient, framed: Person
) -> None:
    app_id = app_id_of(framed)
    answer = page(desk, f"/dashboard/tokens/{app_id}")
    claims = shop.key.claims(answer.get_json()["token"])
    assert claims
    assert claims["app"] == app_id
    assert answer.headers["Cache-Control"] == "no-store"

    assert framed.caller.app
    home = next(e for e in framed.caller.app.extensions if e.label == "At home")
    scoped = page(desk, f"/dashboard/tokens/{app_id}?extension={home.id}").get_json()["token"]
    narrower = shop.key.claims(scoped)
    assert narrower
    assert narrower["permissions"] == []


def test_more_permissions_are_granted_by_consent_only(
    shop: Shop, desk: FlaskClient, framed: Person
) -> None:
    app_page = f"/dashboard/extensions/app/{app_id_of(framed)}/"
    path = f"{app_page}edit/permissions"
    asked = page(desk, f"{path}?requestedPermissions=MANAGE_DISCOUNTS,NOPE&redirectPath=start")
    assert "Manage discounts." in asked.text
    assert f"{app_page}?appPath=start&amp;error=USER_DENIED_PERMISSIONS" in asked.text

    answer = desk.post(path, data={"permissions": ["MANAGE_DISCOUNTS"], "back": "start"})

    assert answer.location == f"{app_page}?appPath=start"
    (app,) = shop.living_apps()
    assert sorted(app.granted) == ["MANAGE_DISCOUNTS", "MANAGE_ORDERS"]


def test_an_app_cannot_send_staff_elsewhere_by_a_consent(desk: FlaskClient, framed: Person) -> None:
    path = f"/dashboard/extensions/app/{app_id_of(framed)}/edit/permissions"

    for evil in ("//evil.example", "https://evil.example"):
        answer = desk.post(path, data={"back": evil})
        assert answer.location.startswith("/dashboard/extensions/app/")
