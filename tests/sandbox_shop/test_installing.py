"""An app comes into the shop, or does not, as Saleor would have it."""

from typing import Any

import pytest
import requests

from sandbox import Shop
from sandbox.people import ShopSaidNo, Staff
from tests.sandbox_shop.listening_app import ORDER_QUERY, ListeningApp

EXTENSION = {"label": "Page", "url": "/page", "mount": "NAVIGATION_DISCOUNTS", "target": "APP_PAGE"}
HOOK = {"name": "Orders", "targetUrl": "http://127.0.0.1:3100/hook", "query": ORDER_QUERY}


def test_the_manifest_is_asked_for_by_saleors_name(staff: Staff, app: ListeningApp) -> None:
    staff.installs(app.manifest_url, [])

    asked = app.heard[0]
    assert asked.path == "/manifest"
    assert asked.headers["User-Agent"] == "Saleor/3.23"
    assert asked.headers["Saleor-Schema-Version"] == "3.23"


def test_the_token_is_handed_over_with_saleors_headers(
    shop: Shop, staff: Staff, app: ListeningApp
) -> None:
    staff.installs(app.manifest_url, [])

    registration = app.heard[1]
    assert registration.path == "/register"
    assert list(registration.json) == ["auth_token"]
    assert len(app.token) == 30
    domain = shop.url.removeprefix("http://")
    assert registration.headers["Saleor-Domain"] == domain
    assert registration.headers["X-Saleor-Domain"] == domain
    assert registration.headers["Saleor-Api-Url"] == shop.api_url
    assert registration.headers["Saleor-Schema-Version"] == "3.23"
    assert "Saleor-Signature" not in registration.headers


def test_the_token_opens_the_api(shop: Shop, staff: Staff, app: ListeningApp) -> None:
    app_id = staff.installs(app.manifest_url, ["MANAGE_ORDERS"])

    answer = requests.post(
        shop.api_url,
        json={"query": "{ app { id identifier name isActive permissions { code } } }"},
        headers={"Authorization": f"Bearer {app.token}"},
        timeout=5,
    ).json()

    assert answer["data"]["app"] == {
        "id": app_id,
        "identifier": "test.listening",
        "name": "Referrals",
        "isActive": True,
        "permissions": [{"code": "MANAGE_ORDERS"}],
    }


def test_permissions_come_from_the_installer_and_not_from_the_manifest(
    staff: Staff, app: ListeningApp
) -> None:
    app_id = staff.installs(app.manifest_url, [])

    query = "query App($id: ID!) { app(id: $id) { permissions { code } } }"
    assert staff.ask(query, id=app_id) == {"permissions": []}


def test_nobody_grants_more_than_they_have(shop: Shop, app: ListeningApp) -> None:
    shop.add_staff("carol@example.com", "a long password", [])
    with pytest.raises(ShopSaidNo, match="MANAGE_APPS"):
        Staff(shop, "carol@example.com").installs(app.manifest_url, ["MANAGE_ORDERS"])


def test_an_app_comes_only_once(staff: Staff, app: ListeningApp) -> None:
    staff.installs(app.manifest_url, [])

    with pytest.raises(ShopSaidNo, match="App with the same identifier is already installed"):
        staff.installs(app.manifest_url, [])


def test_a_reinstalled_app_has_another_id_and_token(staff: Staff, app: ListeningApp) -> None:
    first = staff.installs(app.manifest_url, [])
    first_token = app.token
    staff.removes(first)

    assert staff.installs(app.manifest_url, []) != first
    assert app.token != first_token


def test_a_removed_apps_token_opens_nothing(shop: Shop, staff: Staff, app: ListeningApp) -> None:
    staff.removes(staff.installs(app.manifest_url, []))

    answer = requests.post(
        shop.api_url,
        json={"query": "{ app { id } }"},
        headers={"Authorization": f"Bearer {app.token}"},
        timeout=5,
    ).json()

    assert answer["errors"][0]["extensions"]["exception"]["code"] == "PermissionDenied"


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({"id": None}, "id: ['Field required']"),
        ({"version": None}, "version: ['Field required']"),
        ({"tokenTargetUrl": "nowhere"}, "tokenTargetUrl: ['Invalid target url.']"),
        ({"requiredSaleorVersion": ">=4"}, "Saleor version 3.23.28 is not supported by the app."),
        ({"webhooks": [{**HOOK, "targetUrl": "ftp://x"}]}, "webhooks: ['Invalid target url.']"),
        ({"webhooks": [{**HOOK, "asyncEvents": ["NOPE"]}]}, "Invalid asynchronous event."),
        ({"webhooks": [{**HOOK, "identifier": "a"}] * 2}, "Duplicate webhook identifier: a."),
        (
            {"webhooks": [{**HOOK, "query": "subscription { event { nope } }"}]},
            "Subscription query is not valid: Cannot query field 'nope' on type 'Event'.",
        ),
        ({"extensions": [{**EXTENSION, "identifier": "a"}] * 2}, "Duplicate extension identifier"),
        ({"extensions": [{**EXTENSION, "url": "page"}]}, "Incorrect value for field: url."),
        ({"extensions": [EXTENSION], "appUrl": None}, "Incorrect value for field: url."),
        (
            {"extensions": [{**EXTENSION, "permissions": ["MANAGE_ORDERS"]}]},
            "Extension permission must be listed in App's permissions.",
        ),
    ],
)
def test_a_manifest_with_a_fault_is_refused(
    staff: Staff, app: ListeningApp, changes: dict[str, Any], message: str
) -> None:
    app.changes = changes

    with pytest.raises(ShopSaidNo) as refused:
        staff.installs(app.manifest_url, [])

    assert message in str(refused.value)
    assert staff.ask("{ apps(first: 1) { totalCount } }") == {"totalCount": 0}


@pytest.mark.parametrize("constraint", [">=3.22 <4", "^3.23", "~3.23.5", "3.23", "3.x"])
def test_a_manifest_for_this_saleor_is_welcome(
    staff: Staff, app: ListeningApp, constraint: str
) -> None:
    app.changes = {"requiredSaleorVersion": constraint}

    assert staff.installs(app.manifest_url, [])


def test_a_registration_refused_leaves_no_app_and_says_why(staff: Staff, app: ListeningApp) -> None:
    app.registration = (403, {"error": {"code": "PROHIBITED", "message": "Not this shop."}})

    with pytest.raises(ShopSaidNo, match=r"Not this shop\."):
        staff.installs(app.manifest_url, [])

    assert staff.ask("{ apps(first: 1) { totalCount } }") == {"totalCount": 0}
    assert [one.path for one in app.heard] == ["/manifest", "/register"]


def test_a_registration_that_fails_is_not_tried_again(staff: Staff, app: ListeningApp) -> None:
    app.registration = (500, {})

    with pytest.raises(ShopSaidNo, match=r"App internal error \(500\)"):
        staff.installs(app.manifest_url, [])

    assert [one.path for one in app.heard] == ["/manifest", "/register"]


def test_staff_may_try_a_failed_installation_again(
    shop: Shop, staff: Staff, app: ListeningApp
) -> None:
    app.registration = (503, {})
    with pytest.raises(ShopSaidNo):
        staff.installs(app.manifest_url, [])
    (failed,) = staff.ask("{ appsInstallations { id status } }")
    assert failed["status"] == "FAILED"

    app.registration = (200, {})
    retry = "mutation($id: ID!) { appRetryInstall(id: $id) { errors { code } } }"
    staff.ask(retry, id=failed["id"])
    shop.idle()

    assert staff.ask("{ appsInstallations { id } }") == []
    assert staff.ask("{ apps(first: 1) { totalCount } }") == {"totalCount": 1}


def test_a_redirect_passes_for_success_as_in_saleor(staff: Staff, app: ListeningApp) -> None:
    app.registration = (308, {})

    assert staff.installs(app.manifest_url, [])


def test_an_app_nobody_answers_for_is_not_installed(staff: Staff) -> None:
    with pytest.raises(ShopSaidNo, match="Failed to connect to app"):
        staff.installs("http://127.0.0.1:9/manifest", [])


def test_an_app_without_a_token_address_is_installed_in_silence(
    staff: Staff, app: ListeningApp
) -> None:
    app.changes = {"tokenTargetUrl": None}

    staff.installs(app.manifest_url, [])

    assert [one.path for one in app.heard] == ["/manifest"]
