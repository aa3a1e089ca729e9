"""Whose webhook it is: the shop that it names, and the app that it was meant for."""

from __future__ import annotations

from sqlalchemy import delete, update

from plugin.storage.shops import mark_registering
from plugin.storage.tables import shops
from tests.http.saleor import Saleor, event, order_created
from webhooks.answers import Answer


def deleted(app_id: str = "QXBwOjE=") -> dict[str, object]:
    return event("AppDeleted", app={"id": app_id})


def switched(*, on: bool, app_id: str = "QXBwOjE=", at: str = "12:00") -> dict[str, object]:
    body = event("AppStatusChanged", app={"id": app_id, "isActive": on})
    return {**body, "issuedAt": f"2026-11-21T{at}:00+00:00"}


def about_the_app(saleor: Saleor, body: dict[str, object]) -> Answer:
    about = {"AppDeleted": "app_deleted", "AppStatusChanged": "app_status_changed"}
    return saleor.posts(body, about=about[str(body["__typename"])], to="/api/webhooks/app")


def change(saleor: Saleor, **facts: object) -> None:
    with saleor.world.ctx.engine.begin() as conn:
        conn.execute(update(shops).values(**facts))


def test_a_shop_that_never_installed_the_app_is_unknown(saleor: Saleor) -> None:
    stranger = "https://elsewhere.example/graphql/"

    assert saleor.posts(Saleor_Api_Url=stranger) is Answer.UNKNOWN_SHOP
    assert saleor.stored == {}


def test_a_shop_has_one_address_and_no_other(saleor: Saleor) -> None:
    for path in ("/graphql", "/GRAPHQL/", "/graphql//", "/graphql/?a=b"):
        assert saleor.posts(Saleor_Api_Url=f"http://127.0.0.1:8000{path}") is Answer.UNKNOWN_SHOP
    assert saleor.stored == {}


def test_a_shop_that_is_being_registered_sends_again_later(saleor: Saleor) -> None:
    with saleor.world.ctx.engine.begin() as conn:
        conn.execute(delete(shops))
        mark_registering(conn, saleor.world.api_url)

    assert saleor.posts() is Answer.SHOP_REGISTERING
    assert saleor.stored == {}

    saleor.world.installs()
    assert saleor.posts() is Answer.ACCEPTED
    assert saleor.stored == {"Order:1": "NONE"}


def test_an_order_of_a_shop_that_switched_the_app_off_is_kept_and_waits(saleor: Saleor) -> None:
    assert about_the_app(saleor, switched(on=False)) is Answer.ACCEPTED
    assert saleor.world.shop.state == "inactive"

    assert saleor.posts() is Answer.ACCEPTED
    assert saleor.stored == {"Order:1": "NONE"}


def test_a_shop_that_switched_the_app_on_again_has_its_orders_read(saleor: Saleor) -> None:
    about_the_app(saleor, switched(on=False))
    saleor.world.woken.clear()

    assert about_the_app(saleor, switched(on=True, at="12:01")) is Answer.ACCEPTED
    assert saleor.world.shop.state == "active"
    assert saleor.world.woken == [saleor.world.shop.id]


def test_off_and_on_again_may_be_heard_the_wrong_way_round(saleor: Saleor) -> None:
    about_the_app(saleor, switched(on=True, at="12:01"))
    about_the_app(saleor, switched(on=False, at="12:00"))

    assert saleor.world.shop.state == "active"


def test_a_deleted_app_keeps_its_rows_and_forgets_its_token(saleor: Saleor) -> None:
    saleor.posts()

    assert about_the_app(saleor, deleted()) is Answer.ACCEPTED
    assert saleor.world.shop.state == "deleted"
    assert saleor.world.shop.token is None
    assert saleor.stored == {"Order:1": "NONE"}


def test_a_shop_that_deleted_the_app_is_unknown(saleor: Saleor) -> None:
    change(saleor, state="deleted")

    assert saleor.posts() is Answer.UNKNOWN_SHOP
    assert saleor.stored == {}


def test_a_deleted_app_is_not_switched_on_by_a_late_event(saleor: Saleor) -> None:
    saleor.posts()
    about_the_app(saleor, deleted())

    about_the_app(saleor, switched(on=True))
    assert saleor.world.shop.state == "deleted"


def test_an_event_for_another_app_of_the_same_shop_is_turned_away(saleor: Saleor) -> None:
    """All apps of a shop get bodies signed with one key."""
    body = {**order_created(), "recipient": {"id": "QXBwOjI="}}

    assert saleor.posts(body) is Answer.WRONG_RECIPIENT
    assert saleor.stored == {}


def test_an_event_for_nobody_is_turned_away(saleor: Saleor) -> None:
    nobody: list[object] = [None, {}, {"id": None}, {"id": ""}, "QXBwOjE=", []]
    for recipient in nobody:
        assert saleor.posts({**order_created(), "recipient": recipient}) is Answer.FIELD_MISSING
    nameless = order_created()
    del nameless["recipient"]
    assert saleor.posts(nameless) is Answer.FIELD_MISSING
    assert saleor.stored == {}


def test_the_new_installation_is_believed_at_once_though_the_old_one_is_remembered(
    saleor: Saleor,
) -> None:
    assert saleor.posts() is Answer.ACCEPTED
    saleor.world.fake.app_id = "QXBwOjI="
    saleor.world.installs(token="u" * 30)

    anew = {**order_created("Order:2"), "recipient": {"id": "QXBwOjI="}}
    assert saleor.posts(anew) is Answer.ACCEPTED
    assert saleor.stored == {"Order:1": "NONE", "Order:2": "NONE"}


def test_the_old_installation_is_heard_no_more(saleor: Saleor) -> None:
    saleor.world.fake.app_id = "QXBwOjI="
    saleor.world.installs(token="u" * 30)

    assert saleor.posts() is Answer.WRONG_RECIPIENT
    assert about_the_app(saleor, deleted()) is Answer.WRONG_RECIPIENT
    assert saleor.stored == {}
    assert saleor.world.shop.state == "active"


def test_an_installation_after_a_deletion_is_believed_at_once(saleor: Saleor) -> None:
    saleor.posts()
    about_the_app(saleor, deleted())
    saleor.world.installs()

    assert saleor.posts(order_created("Order:2")) is Answer.ACCEPTED
    assert saleor.stored == {"Order:1": "NONE", "Order:2": "NONE"}


SILENT = [
    event("AppDeleted"),
    event("AppDeleted", app=None),
    event("AppDeleted", app={"id": ""}),
    event("AppDeleted", app="QXBwOjE="),
    event("AppStatusChanged", app={"id": "QXBwOjE="}),
    event("AppStatusChanged", app={"id": "QXBwOjE=", "isActive": "no"}),
]


def test_an_event_about_the_app_must_say_what_became_of_it(saleor: Saleor) -> None:
    for body in SILENT:
        assert about_the_app(saleor, body) is Answer.FIELD_MISSING
    assert saleor.world.shop.state == "active"


def test_what_is_told_of_another_app_changes_nothing(saleor: Saleor) -> None:
    assert about_the_app(saleor, deleted("QXBwOjI=")) is Answer.ACCEPTED
    assert about_the_app(saleor, switched(on=False, app_id="QXBwOjI=")) is Answer.ACCEPTED
    assert saleor.world.shop.state == "active"
