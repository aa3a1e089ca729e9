"""How a shop presents itself, who may ask for it, and whether all is well; by the doors."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import update

from plugin import VERSION
from plugin.app import create_app
from plugin.domain.figures.attention import Concern
from plugin.saleor.addresses import jwks_url
from plugin.services.context import now
from plugin.services.figures.list_attention import list_attention
from plugin.services.orders.read_orders import ask_all_shops, read_orders
from plugin.services.shops.note_deliveries import Deliveries
from plugin.storage.tables import orders
from tests.http import shop_asks, staff
from tests.http.doors import OFFER, Door
from tests.http.saleor import Saleor, order_created
from tests.keys import serving_jwks
from tests.waiting import until
from tests.world import ALICE, API_URL, World
from webhooks.answers import Answer

BRAND = "{ brand { name logoUrl accent ink } }"
LOGO = "https://shop.example/logo.png"


def now_set(admin: Door) -> dict[str, Any]:
    found: dict[str, Any] = admin.asks(shop_asks.SETTINGS).data["shop"]
    return found


def refused(admin: Door, document: str, **asked: Any) -> str:
    (answer,) = admin.asks(document, **asked).data.values()
    return str(answer["code"])


# What is set, and set back


def test_a_brand_is_shown_to_staff_and_to_the_storefront(admin: Door, world: World) -> None:
    asked = {"name": "Books", "logoUrl": LOGO, "accent": "#FFCC00"}
    admin.asks(shop_asks.SET_BRAND, **asked)

    assert now_set(admin)["brand"] == {**asked, "accent": "#ffcc00"}
    shown = Door(create_app(world.ctx), "/graphql/storefront").asks(BRAND).data["brand"]
    assert shown == {**asked, "accent": "#ffcc00", "ink": "#000000"}


def test_without_a_brand_the_shops_own_name_is_shown(storefront: Door) -> None:
    assert storefront.asks(BRAND).data["brand"] == {
        "name": "Shop",
        "logoUrl": None,
        "accent": None,
        "ink": None,
    }


SET: dict[str, tuple[str, dict[str, Any], str, Any]] = {
    "brand": (shop_asks.SET_BRAND, {"name": "Books"}, "brand", {"name": "Books"}),
    "sender": (shop_asks.SET_SENDER, {"replyTo": "Help@Shop.example"}, "sender", None),
    "mail text": (
        shop_asks.SET_MAIL_TEXT,
        {"kind": "PRESENT", "language": "de", "subject": "Ein Geschenk"},
        "mailTexts",
        None,
    ),
    "origins": (
        shop_asks.SET_ORIGINS,
        {"origins": ["https://B.example/x", "https://a.example", "https://a.example:443"]},
        "origins",
        ["https://a.example", "https://b.example"],
    ),
    "sharing": (
        shop_asks.SET_SHARING,
        {"channels": ["SMS", "QR"], "leaderboard": True},
        "sharing",
        {"channels": ["SMS", "QR"], "leaderboard": True},
    ),
}
BACK: dict[str, dict[str, Any]] = {
    "mail text": {"kind": "PRESENT", "language": "de"},
    "origins": {"origins": []},
    "sharing": {"channels": ["NATIVE", "COPY", "WHATSAPP", "EMAIL", "QR"]},
}


@pytest.mark.parametrize("name", SET)
def test_what_is_set_is_written_down_and_can_be_set_back(admin: Door, name: str) -> None:
    document, asked, field, shown = SET[name]
    before = now_set(admin)
    admin.asks(document, **asked)
    after = now_set(admin)
    assert after[field] != before[field]
    if shown is not None:
        said = after[field]
        assert (said == shown) if isinstance(shown, list) else (said | shown == said)
    admin.asks(document, **BACK.get(name, {}))
    undone, done = admin.asks(staff.AUDIT_LOG, first=2).data["auditLog"]["nodes"]

    assert now_set(admin) == before
    assert (done["before"], done["after"]) == (undone["after"], undone["before"])
    assert done["before"] != done["after"]


@pytest.mark.parametrize(
    ("document", "asked", "code"),
    [
        (shop_asks.SET_BRAND, {"accent": "red"}, "BRAND_INVALID"),
        (shop_asks.SET_BRAND, {"logoUrl": "http://shop.example/x.png"}, "BRAND_INVALID"),
        (shop_asks.SET_SENDER, {"replyTo": "nobody"}, "SENDER_INVALID"),
        (shop_asks.SET_SENDER, {"name": "a\nb"}, "SENDER_INVALID"),
        (shop_asks.SET_MAIL_TEXT, {"kind": "PRESENT", "language": "xx-"}, "MAIL_TEXT_INVALID"),
        (
            shop_asks.SET_MAIL_TEXT,
            {"kind": "PRESENT", "language": "de", "subject": " "},
            "MAIL_TEXT_INVALID",
        ),
        (shop_asks.SET_ORIGINS, {"origins": ["*"]}, "ORIGIN_INVALID"),
        (shop_asks.SET_ORIGINS, {"origins": ["https://a.example"] * 51}, "ORIGIN_INVALID"),
        (shop_asks.SET_SHARING, {"channels": []}, "SHARING_INVALID"),
        (shop_asks.SET_SHARING, {"channels": ["X", "X"]}, "SHARING_INVALID"),
        (shop_asks.MAIL_PREVIEW, {"subject": "x" * 200}, "MAIL_TEXT_INVALID"),
        (shop_asks.SEND_TEST_MAIL, {}, "MAIL_NOT_SET_UP"),
    ],
)
def test_what_cannot_be_is_not_set(
    admin: Door, document: str, asked: dict[str, Any], code: str
) -> None:
    before = now_set(admin)

    assert refused(admin, document, **asked) == code
    assert now_set(admin) == before


def test_words_are_seen_before_they_are_set(admin: Door) -> None:
    words = {"subject": "From {shop}", "opening": "Thank you!"}
    seen = admin.asks(shop_asks.MAIL_PREVIEW, **words).data["mailPreview"]
    assert (seen["subject"], seen["html"]) == ("From Shop", None)
    assert seen["text"].startswith("Thank you!\n\nYour reward: 10% off.")
    admin.asks(shop_asks.SET_BRAND, accent="#1a237e")

    assert "#1a237e" in admin.asks(shop_asks.MAIL_PREVIEW).data["mailPreview"]["html"]
    german = admin.asks(shop_asks.MAIL_PREVIEW, kind="GUEST_LINK", language="de")
    assert german.data["mailPreview"]["text"].startswith("Hier öffnest du")


# Who may ask


def test_pages_of_other_origins_are_refused_once_some_are_listed(admin: Door, world: World) -> None:
    word = world.page_of(ALICE).word
    admin.asks(shop_asks.SET_ORIGINS, origins=["https://app.example"])
    storefront = Door(create_app(world.ctx), "/graphql/storefront")
    answers = {
        origin: storefront.with_(Origin=origin).asks(OFFER, word=word)
        for origin in ("https://app.example", "https://shop.example", "https://evil.example", None)
    }

    assert {origin: said.status for origin, said in answers.items()} == {
        "https://app.example": 200,
        # Of the storefront's own address.
        "https://shop.example": 200,
        "https://evil.example": 403,
        # No page asks: a storefront's server does.
        None: 200,
    }
    assert answers["https://evil.example"].code == "ORIGIN_NOT_ALLOWED"


def test_any_page_may_ask_for_a_shop_that_lists_none(storefront: Door, world: World) -> None:
    asked = storefront.with_(Origin="https://anybody.example")

    assert asked.asks(OFFER, word=world.page_of(ALICE).word).status == 200


def test_a_browser_asks_first_and_is_told_why_its_page_may_not(admin: Door, world: World) -> None:
    admin.asks(shop_asks.SET_ORIGINS, origins=["https://app.example"])
    client = create_app(world.ctx).test_client()
    evil = {"Origin": "https://evil.example"}
    before = client.options(
        "/graphql/storefront",
        headers={
            **evil,
            "Access-Control-Request-Method": "POST",
            "Access-Control-Request-Headers": "content-type,saleor-api-url",
        },
    )
    asked = client.post(
        "/graphql/storefront",
        json={"query": BRAND},
        headers={**evil, "Saleor-Api-Url": API_URL},
    )

    # No shop is named yet, so nobody is sent away; and what is refused tells nothing of the shop.
    assert (before.status_code, asked.status_code) == (200, 403)
    for answer in (before, asked):
        assert answer.headers["Access-Control-Allow-Origin"] in ("*", evil["Origin"])
    assert "brand" not in asked.text


# Whether all is well


def health(admin: Door) -> dict[str, Any]:
    said = admin.asks(shop_asks.HEALTH)
    assert said.errors == []
    found: dict[str, Any] = said.data["health"]
    return found


def test_staff_see_whether_events_come(running: Flask, admin: Door, world: World) -> None:
    assert {hook["lastAcceptedAt"] for hook in health(admin)["webhooks"]} == {None}
    saleor = Saleor(running, world)
    with serving_jwks(jwks_url(API_URL)):
        assert saleor.posts() is Answer.ACCEPTED
        assert Saleor(running, world, key="other").posts() is Answer.SIGNATURE_INVALID
        assert Saleor(running, world).posts(to="/api/webhooks/x") is Answer.UNKNOWN_WEBHOOK
    # What is taken is counted a moment after it was answered.
    until("it is counted", lambda: health(admin)["webhooks"][0]["accepted"])
    found = health(admin)
    hooks = {hook["family"]: hook for hook in found["webhooks"]}

    assert (found["version"], found["saleorVersion"]) == (VERSION, "3.23.28")
    assert (found["signingKeys"], found["missingPermissions"], found["mailFrom"]) == (1, [], None)
    assert hooks["orders"]["accepted"] == 1
    assert hooks["orders"]["lastAcceptedAt"] is not None
    assert hooks["customers"]["accepted"] == 0


def noted(world: World, *answers: tuple[str, str]) -> None:
    """Webhooks with these answers, one after the other."""
    for family, answer in answers:
        deliveries = Deliveries(world.ctx.engine)
        deliveries.note(world.shop.id, family, answer)


def test_rejected_events_are_told_until_others_of_their_kind_are_taken(
    admin: Door, world: World
) -> None:
    def rejected() -> list[tuple[str, ...]]:
        found = list_attention(world.ctx, world.shop)
        return [one.names for one in found if one.concern is Concern.EVENTS_REJECTED]

    noted(world, ("orders", "ACCEPTED"), ("orders", "SIGNATURE_INVALID"), ("app", "TOO_LARGE"))
    assert rejected() == [("SIGNATURE_INVALID", "TOO_LARGE")]
    noted(world, ("orders", "ACCEPTED"), ("orders", "ACCEPTED"))
    assert rejected() == [("TOO_LARGE",)]
    (hook,) = [one for one in health(admin)["webhooks"] if one["family"] == "orders"]

    assert hook["accepted"] == 3
    assert [(one["answer"], one["count"]) for one in hook["rejected"]] == [("SIGNATURE_INVALID", 1)]


def test_what_came_close_together_is_counted_with_the_next(world: World, admin: Door) -> None:
    deliveries = Deliveries(world.ctx.engine)
    for _ in range(3):
        deliveries.note(world.shop.id, "orders", "ACCEPTED")
    # Of a shop that is gone meanwhile there is nothing to note, and nobody is stopped by it.
    deliveries.note(999_999, "orders", "ACCEPTED")

    def accepted() -> int:
        return int(health(admin)["webhooks"][0]["accepted"])

    assert accepted() == 1
    deliveries.write()
    assert accepted() == 1
    for _ in range(2):
        deliveries.note(world.shop.id, "orders", "ACCEPTED")
    deliveries.write()
    deliveries.write()
    assert accepted() == 3


def test_staff_see_what_the_shop_says_had_failed(admin: Door, world: World) -> None:
    world.fake.failed = [order_created("Order:8"), order_created("Order:9")]
    ask_all_shops(world.ctx)
    read_orders(world.ctx, world.shop, "reconcile")
    found = health(admin)

    assert (found["failedDeliveries"], found["askError"]) == (2, None)
    assert found["askedAt"] is not None
    world.fake.is_away = True
    ask_all_shops(world.ctx)
    assert not read_orders(world.ctx, world.shop, "reconcile")
    assert health(admin)["askError"] is not None


def test_work_that_nobody_does_is_seen(admin: Door, world: World) -> None:
    world.buys()
    assert health(admin)["waitsSince"] is None
    since = now() - timedelta(hours=1)
    with world.ctx.engine.begin() as conn:
        conn.execute(update(orders).values(due_at=since))

    assert health(admin)["waitsSince"] == since.isoformat()
    found = [one for one in list_attention(world.ctx, world.shop) if one.since is not None]
    assert [(one.concern, one.since) for one in found] == [(Concern.WORK_WAITING, since)]
