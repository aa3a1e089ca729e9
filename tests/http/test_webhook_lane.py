"""The lane itself: addresses, methods, headers, and what happens when the database is away."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from threading import Barrier, Thread
from typing import Any

from prometheus_client import REGISTRY
from sqlalchemy import Engine, QueuePool
from structlog.testing import capture_logs

from plugin.app import create_app
from plugin.storage.database import at_once, connect
from plugin.storage.deliveries import deliveries_of
from plugin.storage.tables.base import AnyRow
from tests.http.saleor import Saleor, event, order_created
from tests.keys import sign
from tests.waiting import until
from tests.world import API_URL, World, an_order
from webhooks.answers import Answer

NOWHERE = "postgresql://nobody@127.0.0.1:1/nothing?connect_timeout=1"

# Saleor repeats 5xx and never 4xx, so a status is a promise: none changes silently.
STATUSES = {
    "ACCEPTED": 200,
    "NOT_JSON": 400,
    "EVENT_MISMATCH": 400,
    "HEADER_MISSING": 400,
    "SIGNATURE_INVALID": 401,
    "WRONG_RECIPIENT": 403,
    "UNKNOWN_SHOP": 404,
    "UNKNOWN_WEBHOOK": 404,
    "METHOD_NOT_ALLOWED": 405,
    "TOO_LARGE": 413,
    "UNKNOWN_EVENT": 422,
    "FIELD_MISSING": 422,
    "VALUE_ABSURD": 422,
    "PAYLOAD_ERRORS": 422,
    "NOT_STORED": 503,
    "KEYS_UNAVAILABLE": 503,
    "SHOP_REGISTERING": 503,
}


def test_the_table_of_answers_is_closed() -> None:
    assert {answer.name: answer.status for answer in Answer} == STATUSES


def test_only_what_is_our_own_fault_or_soon_right_is_asked_for_again() -> None:
    again = {answer for answer in Answer if answer.status >= 500}

    assert again == {Answer.NOT_STORED, Answer.KEYS_UNAVAILABLE, Answer.SHOP_REGISTERING}


def test_webhooks_are_posted(saleor: Saleor) -> None:
    for method in ("GET", "PUT", "DELETE", "PATCH", "OPTIONS"):
        assert saleor.posts(method=method) is Answer.METHOD_NOT_ALLOWED
    assert saleor.stored == {}


def test_an_address_that_no_family_has_is_unknown(saleor: Saleor) -> None:
    for name in ("", "nothing", "orders/more", "Orders", "../orders", "orders%00"):
        assert saleor.posts(to=f"/api/webhooks/{name}") is Answer.UNKNOWN_WEBHOOK
    assert saleor.stored == {}


def test_a_trailing_slash_is_no_redirect(saleor: Saleor) -> None:
    """Saleor takes a redirect for success, and what it posted is lost."""
    assert saleor.posts(to="/api/webhooks/orders/") is Answer.ACCEPTED
    assert saleor.stored == {"Order:1": "NONE"}


def test_a_header_that_saleor_always_sends_is_needed(saleor: Saleor) -> None:
    for header in ("Saleor-Event", "Saleor-Signature", "Saleor-Api-Url"):
        assert saleor.posts(without=header) is Answer.HEADER_MISSING
    assert saleor.stored == {}


def test_the_older_names_of_the_headers_do_as_well(saleor: Saleor) -> None:
    body = json.dumps(order_created()).encode()
    client = saleor.app.test_client()
    headers = {
        "X-Saleor-Event": "order_created",
        "X-Saleor-Signature": sign(body),
        "X-Saleor-Api-Url": API_URL,
    }

    assert client.post("/api/webhooks/orders", data=body, headers=headers).status_code == 200
    assert saleor.stored == {"Order:1": "NONE"}


def test_an_order_that_cannot_be_stored_is_asked_for_again(shop: World) -> None:
    away = create_app(replace(shop.ctx, engine=connect(NOWHERE)))

    assert Saleor(away, shop).posts() is Answer.NOT_STORED
    here = Saleor(create_app(shop.ctx), shop)
    assert here.stored == {}
    assert here.posts() is Answer.ACCEPTED
    assert here.stored == {"Order:1": "NONE"}


def told_of(shop: World) -> Sequence[AnyRow]:
    """What staff of the shop are told of its webhooks."""
    with shop.ctx.engine.connect() as conn:
        return deliveries_of(conn, shop.shop.id)


def are_given_back(engine: Engine) -> bool:
    """What is in use while an engine is disposed of is never closed."""
    with at_once(engine) as conn:
        single = conn.engine.pool
    pools = [pool for pool in (engine.pool, single) if isinstance(pool, QueuePool)]
    return [pool.checkedout() for pool in pools] == [0, 0]


def test_an_order_is_not_accepted_if_the_database_goes_away_after_the_shop_was_known(
    shop: World,
) -> None:
    leaving = connect(shop.ctx.engine.url.render_as_string(hide_password=False))
    saleor = Saleor(create_app(replace(shop.ctx, engine=leaving)), shop)
    assert saleor.posts() is Answer.ACCEPTED
    until("it is counted", lambda: told_of(shop))
    until("its connections are given back", lambda: are_given_back(leaving))

    leaving.dispose()
    leaving.pool = connect(NOWHERE).pool
    assert saleor.posts(order_created("Order:2")) is Answer.NOT_STORED
    assert saleor.stored == {"Order:1": "NONE"}


def test_an_event_that_cannot_be_handled_is_our_own_fault(saleor: Saleor) -> None:
    def fails(_shop_id: int) -> None:
        raise RuntimeError("bob@example.com")

    app = create_app(replace(saleor.world.ctx, wake=fails))
    body = json.dumps(event("AppStatusChanged", app={"id": "QXBwOjE=", "isActive": True})).encode()
    headers = {
        "Saleor-Event": "app_status_changed",
        "Saleor-Signature": sign(body),
        "Saleor-Api-Url": API_URL,
    }
    with capture_logs() as told:
        answer = app.test_client().post("/api/webhooks/app", data=body, headers=headers)

    assert [line["event"] for line in told] == ["webhook_failed"]
    assert answer.status_code == 500
    assert answer.json == {
        "success": False,
        "error": {"code": "INTERNAL", "message": "The app failed; please send this again."},
    }


def test_of_many_at_once_each_is_answered_for_itself(shop: World) -> None:
    """They are read one after the other: what is wrong with one is nothing to the next."""
    app = create_app(shop.ctx)
    good = [order_created(f"Order:{number}") for number in range(8)]
    absurd = {"order": {**an_order("Order:9"), "total": {"gross": {"amount": -1}}}}
    wanted = {Answer.ACCEPTED: len(good), Answer.VALUE_ABSURD: 1, Answer.SIGNATURE_INVALID: 1}
    wanted |= {Answer.NOT_JSON: 1, Answer.WRONG_RECIPIENT: 1}
    stranger = {**order_created("Order:8"), "recipient": {"id": "QXBwOjk="}}
    posts: list[dict[str, Any]] = [
        *({"body": body} for body in good),
        {"body": order_created("Order:10"), "signed": sign(b"something else")},
        {"body": {**event(), **absurd}},
        {"body": b"{"},
        {"body": stranger},
    ]
    answers: list[Answer] = []
    together = Barrier(len(posts))

    def post(told: dict[str, Any]) -> None:
        saleor = Saleor(app, shop)
        together.wait()
        answers.append(saleor.posts(**told))

    threads = [Thread(target=post, args=[told]) for told in posts]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert Counter(answers) == wanted
    assert Saleor(app, shop).stored.keys() == {body["order"]["id"] for body in good}


def test_what_is_stored_is_counted(saleor: Saleor) -> None:
    def counted() -> float:
        labels = {"family": "orders", "answer": "ACCEPTED"}
        return REGISTRY.get_sample_value("referrals_webhooks_total", labels) or 0

    before = counted()
    assert saleor.posts() is Answer.ACCEPTED
    assert saleor.posts(order_created("Order:2")) is Answer.ACCEPTED

    # Or more, of the tests before: it is one count for a process.
    until("two more are counted", lambda: counted() >= before + 2)
    (told,) = told_of(saleor.world)
    assert (told.family, told.answer) == ("orders", "ACCEPTED")


def test_two_orders_at_once_with_one_code_pay_once(world: World) -> None:
    claimed = world.claim()
    saleor = Saleor(create_app(world.ctx), world)
    answers: list[Answer] = []
    together = Barrier(2)

    def post(number: int) -> None:
        body = order_created(f"Order:{number}", code=claimed.code, token=claimed.checkout_token)
        body["order"].update(chargeStatus="FULL", totalCharged={"amount": 90.0})
        together.wait()
        answers.append(saleor.posts(body))
        world.turns()

    threads = [Thread(target=post, args=(number,)) for number in (1, 2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert answers == [Answer.ACCEPTED, Answer.ACCEPTED]
    assert saleor.stored == {"Order:1": "FULL", "Order:2": "FULL"}
    world.turns()
    assert len(world.rewards_of()) == 1
